import { describe, expect, it } from 'vitest'
import { alertRules } from '../../../shared/alerts/rules'
import { simulateMonth, tallyOf } from '../../support/simulated-month'

/** What an administrator reads without turning it off. */
const HANDFUL = 5

describe('a simulated month', () => {
  it('given something of every rule’s kind among believable use › tells all of it, once each, and little else', () => {
    const month = simulateMonth(1, true)
    const tallies = alertRules.map((rule) => ({ rule, ...tallyOf(rule, month) }))
    expect(tallies.filter(({ found, missed }) => found === 0 || missed > 0)).toEqual([])
    const wrong = tallies.reduce((sum, tally) => sum + tally.wrong, 0)
    expect(wrong).toBeLessThanOrEqual(HANDFUL)
    // An overdue backup is told once a day until it is made; everything else once.
    const events = month.alerts.filter(({ rule }) => rule !== 'backup-overdue').length
    expect(events).toBeLessThanOrEqual(month.incidents.length + HANDFUL)
  }, 60_000)
})
