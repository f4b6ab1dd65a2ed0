import { useEffect, useState } from 'react'
import { localDay, startOfLocalDay } from '../../shared/local-day'

/** The time, ms since the epoch, again every `everyMs`. */
export function useNow(everyMs: number): number {
  return useClock(everyMs, Date.now)
}

/** When the day here began, ms since the epoch; from midnight on another one, for whoever works late. */
export function useToday(): number {
  return useClock(30_000, startOfToday)
}

/** Asks the clock again every `everyMs`; `read` always the same function. What it answers is drawn anew only when it is another answer. */
function useClock(everyMs: number, read: () => number): number {
  const [answer, setAnswer] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => { setAnswer(read()) }, everyMs)
    return () => { clearInterval(timer) }
  }, [everyMs, read])
  return answer
}

function startOfToday(): number {
  const now = Date.now()
  return startOfLocalDay(localDay(now)) ?? now
}
