import type { Clock } from '../../shared/time'

/** Setting a clock right by seconds is no jump. */
const MAY_STEP_MS = 60_000

/** When an idle vault locks, in ms since the epoch: absolute, so that a sleep counts (SECURITY.md L3). */
export interface IdleDeadline {
  at(): number
  /** Somebody acted: the vault may be idle for `idleMs` from now. Answers with the new deadline. */
  move(idleMs: number): number
  /** Passed, or the clock was set back since somebody acted, so that nobody can tell. */
  isDue(): boolean
}

/** A deadline that is due until it is first moved. */
export function createIdleDeadline(clock: Clock): IdleDeadline {
  let movedAt = 0
  let deadline = 0
  return {
    at: () => deadline,
    move: (idleMs) => {
      movedAt = clock.now()
      deadline = movedAt + idleMs
      return deadline
    },
    isDue: () => clock.now() >= deadline || clock.now() < movedAt - MAY_STEP_MS,
  }
}
