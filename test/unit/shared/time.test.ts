import { describe, expect, it } from 'vitest'
import { hasPassed, notAhead } from '../../../shared/time'

const NOW = Date.UTC(2026, 0, 5, 9)
const MINUTE = 60_000

describe('notAhead', () => {
  it('given a time that lies ahead by more than a clock is set right by › answers that nobody can tell', () => {
    expect([null, NOW - MINUTE, NOW + 2_000, NOW + MINUTE + 1].map((at) => notAhead(at, NOW))).toEqual([null, NOW - MINUTE, NOW + 2_000, null])
  })
})

describe('hasPassed', () => {
  it('waits its time, and not until a clock that was set back is there again', () => {
    expect([NOW, NOW - MINUTE + 1, NOW - MINUTE, NOW + 1].map((since) => hasPassed(MINUTE, since, NOW))).toEqual([false, false, true, true])
  })
})
