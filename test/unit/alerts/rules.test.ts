import { describe, expect, it } from 'vitest'
import { decide, type KnownAlert } from '../../../electron/alerts/raise'
import { readingLimit } from '../../../electron/alerts/reading-rule'
import { isRaised, weakened, weakenedRights } from '../../../electron/alerts/weakening'
import { alertChannels } from '../../../shared/alerts/channels'
import { alertRules, isLaxer, ruleTable, settleRules } from '../../../shared/alerts/rules'
import { asId, type AlertId } from '../../../shared/ids'
import { presetRights } from '../../../shared/permissions'

const HOUR = 3_600_000

describe('settleRules', () => {
  it('has every rule on by default, each number within its bounds', () => {
    const rules = settleRules({})
    for (const rule of alertRules) {
      expect(rules[rule].isOn, rule).toBe(true)
      for (const [name, { usual, least, most }] of Object.entries(ruleTable[rule].thresholds)) expect(rules[rule].values[name], `${rule} ${name}`).toBe(Math.min(Math.max(usual, least), most))
    }
  })

  it('given a stored number out of bounds, or a rule that cannot be switched off › keeps the default', () => {
    const rules = settleRules({ 'failed-logins': { values: { attempts: 10_000_000, windowMinutes: 30, other: 1 } }, 'policy-weakened': { isOn: false }, 'key-shown': { isOn: false } })
    expect(rules['failed-logins'].values).toEqual({ attempts: 5, windowMinutes: 30, coolDownHours: 12 })
    expect([rules['policy-weakened'].isOn, rules['key-shown'].isOn]).toEqual([true, false])
  })

  it('isLaxer › follows the direction of each number', () => {
    const rules = settleRules({})
    const changed = (values: Record<string, number>, isOn = true) => isLaxer('failed-logins', rules['failed-logins'], { isOn, values: { ...rules['failed-logins'].values, ...values } })
    expect([changed({}), changed({ attempts: 4 }), changed({ attempts: 6 }), changed({ windowMinutes: 61 }), changed({ windowMinutes: 59 }), changed({ coolDownHours: 13 }), changed({}, false)]).toEqual([false, false, true, false, true, true, true])
  })

  it('alerts.setRule › refuses what is no number of the rule, out of bounds, or off where it is always on', () => {
    const takes = (input: unknown): boolean => alertChannels['alerts.setRule'].input.safeParse(input).success
    expect(takes({ rule: 'failed-logins', values: { attempts: 3 } })).toBe(true)
    expect([{ rule: 'failed-logins', values: { hours: 3 } }, { rule: 'failed-logins', values: { attempts: 0 } }, { rule: 'failed-logins', values: { attempts: 1.5 } }, { rule: 'policy-weakened', isOn: false }, { rule: 'nothing' }].map(takes)).toEqual([false, false, false, false, false])
  })
})

describe('decide', () => {
  const rules = settleRules({})
  const failed = { rule: 'failed-logins', subject: null, seqs: [7], facts: {} } as const
  const known = (over: Partial<KnownAlert>): KnownAlert => ({ id: asId<AlertId>('018f0000-0000-7000-8000-000000000001'), raisedAt: 0, isOpen: true, firstSeq: 1, evidence: [1], facts: {}, ...over })

  it('raises what is new, extends what is open, and is silent about what was acknowledged within its cool-down', () => {
    expect(decide(failed, [], rules, HOUR).kind).toBe('raise')
    expect(decide(failed, [known({})], rules, HOUR).kind).toBe('extend')
    expect(decide(failed, [known({ isOpen: false })], rules, HOUR).kind).toBe('silent')
    expect(decide(failed, [known({})], rules, 12 * HOUR).kind).toBe('raise')
  })

  it('given an alert that was acknowledged › an act is told again at once, and a number when it has doubled', () => {
    const seen = [known({ isOpen: false, facts: { count: 10 } })]
    for (const rule of ['key-shown', 'policy-weakened', 'second-factor-removed', 'log-tampered', 'permission-raised'] as const) expect(decide({ ...failed, rule }, seen, rules, 1).kind).toBe('raise')
    expect([19, 20].map((count) => decide({ ...failed, facts: { count } }, seen, rules, 1).kind)).toEqual(['silent', 'raise'])
  })

  it('given a state that lasts › keeps to its one open alert, and raises it again once that was acknowledged and has cooled down', () => {
    const overdue = { ...failed, rule: 'backup-overdue' } as const
    expect(decide(overdue, [known({})], rules, 1_000 * HOUR).kind).toBe('extend')
    expect(decide(overdue, [known({ isOpen: false })], rules, 1_000 * HOUR).kind).toBe('raise')
  })

  it('given an alert of a time to come, since the clock was set back › does not stay silent until then', () => {
    expect(decide(failed, [known({ raisedAt: 9_000 * HOUR, isOpen: false })], rules, HOUR).kind).toBe('raise')
  })
})

describe('readingLimit', () => {
  const by = { atLeast: 60, times: 6 }

  it('without a habit takes a multiple of the least', () => {
    expect(readingLimit([20, 30], by)).toEqual({ usual: null, limit: 240 })
  })

  it('is not moved by one day of clearing up', () => {
    const calm = [38, 40, 41, 39, 42, 40, 37, 41]
    expect(readingLimit(calm, by)).toEqual({ usual: 40, limit: 64 })
    expect(readingLimit([...calm, 4_000], by).limit).toBeLessThan(70)
  })

  it('leaves room to somebody whose days differ', () => {
    expect(readingLimit([10, 80, 150, 40, 200, 120], by).limit).toBeGreaterThan(500)
  })
})

describe('weakened', () => {
  it.each([
    ['a longer idle time', { idleMinutes: { before: 5, after: 30 } }, ['idleMinutes']],
    ['a shorter one', { idleMinutes: { before: 30, after: 5 } }, []],
    ['an expiry taken away', { passphraseMaxAgeDays: { before: 90, after: null } }, ['passphraseMaxAgeDays']],
    ['an expiry where there was none', { passphraseMaxAgeDays: { before: null, after: 90 } }, []],
    ['a second factor not demanded any more', { secondFactor: { before: true, after: false } }, ['secondFactor']],
    ['a log kept for a shorter time', { logKeepDays: { before: null, after: 365 } }, ['logKeepDays']],
    ['a log kept for ever', { logKeepDays: { before: 365, after: null } }, []],
    ['a country', { defaultCountry: { before: 'DE', after: '' } }, []],
  ])('tells %s', (_, fields, expected) => {
    expect(weakened(fields)).toEqual(expected)
  })

  it('isRaised › a wider scope, another special permission or a field that is shown now; never less of any', () => {
    const { representative, manager, administrator } = presetRights
    expect([isRaised(representative, manager), isRaised(manager, administrator), isRaised(administrator, manager), isRaised(manager, manager)]).toEqual([true, true, false, false])
    const masked = { ...representative, fields: { contact: { emails: 'masked' as const }, company: {} } }
    const hidden = { ...representative, fields: { contact: { emails: 'hidden' as const }, company: {} } }
    expect([isRaised(masked, representative), isRaised(hidden, masked), isRaised(masked, hidden), isRaised(representative, masked)]).toEqual([true, true, false, false])
    expect(weakenedRights({ ...manager, secondFactor: true, idleMinutes: 5 }, manager)).toEqual(['idleMinutes', 'secondFactor'])
  })
})
