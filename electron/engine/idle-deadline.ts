import { CLOCK_STEP_MS, type Clock } from '../../shared/time'

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
    isDue: () => clock.now() >= deadline || clock.now() < movedAt - CLOCK_STEP_MS,
  }
}
