import { useCallback, useEffect, useRef } from 'react'

/** Keys held down come quicker than this after what the one before brought was drawn, ms. On a slow machine the drawing itself takes as long. */
const REST_MS = 120

/**
 * Calls `act` at once for a single call, and only for the last one of many in quick succession: somebody who holds a key down
 * passes hundreds of rows, and wants to see the one they stop at.
 */
export function useRested<T>(act: (value: T) => void): (value: T) => void {
  const latest = useRef(act)
  latest.current = act
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const frame = useRef(0)
  /** When the last one was drawn; null while that is still to come. */
  const drawnAt = useRef<number | null>(Number.NEGATIVE_INFINITY)
  const stop = useCallback((): void => {
    cancelAnimationFrame(frame.current)
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }, [])
  useEffect(() => stop, [stop])
  return useCallback((value: T): void => {
    const isSingle = drawnAt.current !== null && performance.now() - drawnAt.current > REST_MS
    stop()
    drawnAt.current = null
    if (isSingle) latest.current(value)
    // Begins the frame after the one that draws it.
    frame.current = requestAnimationFrame(() => {
      frame.current = requestAnimationFrame(() => {
        drawnAt.current = performance.now()
        if (!isSingle) timer.current = setTimeout(() => { latest.current(value) }, REST_MS)
      })
    })
  }, [stop])
}
