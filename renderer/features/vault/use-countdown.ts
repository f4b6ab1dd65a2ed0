import { useEffect, useState } from 'react'

/** Counts `ms` down to nothing, a second at a time, and starts again when it changes. */
export function useCountdown(ms: number): number {
  const [left, setLeft] = useState(ms)
  useEffect(() => {
    setLeft(ms)
    if (ms <= 0) return undefined
    const until = performance.now() + ms
    const timer = setInterval(() => {
      const remaining = Math.max(0, Math.ceil((until - performance.now()) / 1000) * 1000)
      setLeft(remaining)
      if (remaining === 0) clearInterval(timer)
    }, 500)
    return () => { clearInterval(timer) }
  }, [ms])
  return left
}
