import type { Clock } from '../../shared/time'

/** Counts deaths: more than `allowed` within a minute mean that another start will not help. Asking counts one. */
export function countPerMinute(allowed: number, clock: Clock): { isTooMany(): boolean } {
  let recent: number[] = []
  return {
    isTooMany: () => {
      const now = clock.now()
      recent = [...recent.filter((at) => at > now - 60_000), now]
      return recent.length > allowed
    }
  }
}
