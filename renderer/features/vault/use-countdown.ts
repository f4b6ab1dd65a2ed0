import { useEffect, useState } from 'react'

/** Counts `ms` down to nothing, a second at a time, and starts again when it changes. */
export function useCountdown(ms: number): number {
  const [left, setLeft] = useState(wholeSeconds(ms))
  useEffect(() => {
    setLeft(wholeSeconds(ms))
    if (ms <= 0) return undefined
    const until = performance.now() + ms
    const timer = setInterval(() => {
      const remaining = wholeSeconds(until - performance.now())
      setLeft(remaining)
      if (remaining === 0) clearInterval(timer)
    }, 500)
    return () => { clearInterval(timer) }
  }, [ms])
  return left
}

/** Rounded up, so that nobody comes too early. */
function wholeSeconds(ms: number): number {
  return Math.max(0, Math.ceil(ms / 1000) * 1000)
}
