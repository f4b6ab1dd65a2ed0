import { useCallback, useEffect, useRef, useState } from 'react'

/** Somebody who types has paused, ms: a list is found once per word, not once per letter. */
const PAUSE_MS = 150

/** Text that shows at once and is told of when the person pauses, or at once when it is empty. */
export function useSettledText(settled: string, onSettle: (text: string) => void): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef(onSettle)
  latest.current = onSettle
  const stop = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }, [])
  useEffect(() => stop, [stop])
  const type = useCallback((text: string): void => {
    stop()
    setTyped(text)
    const settle = (): void => {
      setTyped(null)
      latest.current(text)
    }
    if (text === '') settle()
    else timer.current = setTimeout(settle, PAUSE_MS)
  }, [stop])
  return [typed ?? settled, type]
}
