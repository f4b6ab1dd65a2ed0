/** An instant on the clock and calendar of the people who use the vault. */
export interface LocalTime {
  /** 0 to 23. */
  readonly hour: number
  readonly minute: number
  /** Days since 1 January 1970 by the local calendar. */
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
}
/** ms since the epoch to local time. */
export type ToLocalTime = (at: number) => LocalTime

const DAY_MS = 24 * 3_600_000

/** By the time zone of this machine. */
export function machineTime(at: number): LocalTime {
  const date = new Date(at)
  return { hour: date.getHours(), minute: date.getMinutes(), weekday: date.getDay(), day: Math.floor((at - date.getTimezoneOffset() * 60_000) / DAY_MS) }
}
