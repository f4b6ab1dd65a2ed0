import { useCallback, useEffect, useRef } from 'react'

/** Keys held down come quicker than this, ms. */
const REST_MS = 120

/**
 * Calls `act` at once for a single call, and only for the last one of many in quick succession: somebody who holds a key down
 * passes hundreds of rows, and wants to see the one they stop at.
 */
export function useRested<T>(act: (value: T) => void): (value: T) => void {
  const latest = useRef(act)
  latest.current = act
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const calledAt = useRef(Number.NEGATIVE_INFINITY)
  const stop = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }, [])
  useEffect(() => stop, [stop])
  return useCallback((value: T): void => {
    const now = performance.now()
    const isSingle = now - calledAt.current > REST_MS
    calledAt.current = now
    stop()
    if (isSingle) latest.current(value)
    else timer.current = setTimeout(() => { latest.current(value) }, REST_MS)
  }, [stop])
}
