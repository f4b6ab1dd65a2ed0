import { describe, expect, it } from 'vitest'
import { singleEntrySuspicions } from '../../../electron/alerts/single-entry-rules'
import type { WatchedEntry } from '../../../electron/alerts/watched-entries'
import { settleRules } from '../../../shared/alerts/rules'
import { asId, type UserId } from '../../../shared/ids'
import { isPresetRole, noRights, presetRights, type Rights } from '../../../shared/permissions'

const admin = asId<UserId>('018f0000-0000-7000-8000-000000000001')
const other = asId<UserId>('018f0000-0000-7000-8000-000000000002')
const entry = (action: string, over: Partial<WatchedEntry> = {}): WatchedEntry => ({ seq: 7, at: 0, actorId: admin, transaction: null, action, objectType: null, objectId: null, facts: {}, fields: {}, ...over })
const told = (...entries: WatchedEntry[]) => singleEntrySuspicions(settleRules({ 'lock-taken-over': { isOn: false } }), entries, (role) => (isPresetRole(role) ? presetRights[role] : noRights)).map(({ rule, subject, facts }) => [rule, subject, facts])
const person = { objectType: 'user', objectId: other } as const

describe('singleEntrySuspicions', () => {
  it('tells a role that reaches further about whom it was given to, and one that reaches less not at all', () => {
    expect(told(entry('user.role-changed', { ...person, fields: { role: { before: 'representative', after: 'manager' } } }))).toEqual([['permission-raised', other, { what: 'role' }]])
    expect(told(entry('user.role-changed', { ...person, fields: { role: { before: 'manager', after: 'auditor' } } }))).toEqual([['permission-raised', other, { what: 'role' }]])
    expect(told(entry('user.role-changed', { ...person, fields: { role: { before: 'manager', after: 'read-only' } } }))).toEqual([])
    expect(told(...[[null, 'North'], ['North', null], ['North', 'South']].map(([before, after]) => entry('user.team-changed', { ...person, fields: { team: { before, after } } })))).toEqual([['permission-raised', other, { what: 'team' }]])
    expect(told(entry('user.added', { ...person, fields: { role: { after: 'administrator' } } }), entry('user.added', { ...person, fields: { role: { after: 'manager' } } }))).toEqual([['permission-raised', other, { what: 'added' }]])
  })

  it('tells a composed role with more rights, and one that guards less', () => {
    const before = { ...presetRights.representative, secondFactor: true }
    expect(told(entry('role.changed', { fields: { rights: { before, after: { ...before, special: ['export'], secondFactor: false } } } }))).toEqual([['permission-raised', admin, { what: 'rights' }], ['policy-weakened', admin, { what: 'secondFactor' }]])
    expect(told(entry('role.changed', { fields: { name: { before: 'A', after: 'B' } } }), entry('role.changed', { fields: { rights: { before: 'x', after: 7 } } }))).toEqual([])
  })

  it('tells what was done to the second factor, the file of keys and the log', () => {
    expect(told(entry('user.second-factor-reset', person), entry('vault.slot-foreign'), entry('vault.people-edited'), entry('log.verified', { facts: { ok: true } }), entry('log.verified', { facts: { ok: false } }))).toEqual([
      ['second-factor-removed', other, { what: 'reset' }], ['slots-changed', null, { what: 'foreign' }], ['slots-changed', null, { what: 'edited' }], ['log-tampered', null, { what: 'not-intact' }],
    ])
  })

  it('tells a role that demands less of whom it was given to, as it does of a role that was changed', () => {
    const roles: Readonly<Record<string, Rights>> = { strict: { ...presetRights.representative, secondFactor: true, idleMinutes: 5 }, lax: presetRights.representative }
    const given = (before: string, after: string) => singleEntrySuspicions(settleRules({}), [entry('user.role-changed', { ...person, fields: { role: { before, after } } })], (role) => roles[role] ?? noRights).map(({ rule, subject, facts }) => [rule, subject, facts['what']])
    expect(given('strict', 'lax')).toEqual([['policy-weakened', other, 'role-idleMinutes'], ['policy-weakened', other, 'role-secondFactor']])
    expect(given('lax', 'strict')).toEqual([])
  })

  it('tells what takes entries out of the log or the vault back, a login opened again and a new recovery code', () => {
    expect(told(entry('log.archived', { facts: { entries: 9 } }), entry('backup.restored'), entry('log.sealing-started', { facts: { reason: 'key-lost' } }), entry('log.sealing-started', { facts: { reason: 'code-used' } }), entry('user.enabled', person), entry('user.recovery-code-renewed'))).toEqual([
      ['policy-weakened', admin, { what: 'log-archived', entries: 9 }], ['log-tampered', null, { what: 'restored' }], ['log-tampered', null, { what: 'seals-lost' }], ['permission-raised', other, { what: 'enabled' }], ['recovery-code-used', admin, { what: 'renewed' }],
    ])
  })

  it('tells a code refused for a clock that was set back, once as that', () => {
    expect(told(entry('user.second-factor-failed', { ...person, facts: { reason: 'clock-set-back', seconds: 7_200 } }), entry('user.second-factor-failed', { ...person, facts: { reason: 'wrong', attempts: 1 } }))).toEqual([['clock-set-back', null, { minutes: 120 }]])
  })

  it('is silent about a rule that is off, and about a detail that was erased or changed', () => {
    expect(told(entry('vault.lock-taken-over'), entry('settings.changed'), entry('user.role-changed', person), entry('settings.changed', { fields: { idleMinutes: { before: 'x', after: {} } } }))).toEqual([])
  })
})
