import { beforeEach, expect, it } from 'vitest'
import { acknowledgeAlerts } from '../../../electron/alerts/commands'
import { evaluateAlerts } from '../../../electron/alerts/evaluate'
import type { ToLocalTime } from '../../../electron/alerts/local-time'
import { alertPage } from '../../../electron/alerts/queries'
import { appendEntries } from '../../../electron/audit/record'
import type { AuditRecord } from '../../../shared/audit/entry'
import { stampMs } from '../../../shared/hlc'
import type { UserId } from '../../../shared/ids'
import { expectOk } from '../../../shared/result'
import { aVaultDatabase, testClock, type TestVault } from '../../support/vault-database'

const HOUR = 3_600_000
const MONDAY = Date.UTC(2026, 0, 5)
const utc: ToLocalTime = (at) => ({ hour: new Date(at).getUTCHours(), minute: new Date(at).getUTCMinutes(), weekday: new Date(at).getUTCDay(), day: Math.floor(at / (24 * HOUR)) })

let vault: TestVault
let upTo: number
beforeEach(() => {
  vault = aVaultDatabase({ clock: testClock(MONDAY) })
  upTo = 0
})

/** Something that somebody does so many hours after that Monday began, and the alerts of a rule after it, newest first. */
function after(hours: number, actorId: UserId, action: 'vault.unlocked' | 'export.started', count: number | null, rule: string): readonly number[] {
  const { database: { db }, context, clock } = vault
  clock.set(MONDAY + hours * HOUR)
  const entry: AuditRecord = { action, objectType: 'vault', objectId: null, detail: count === null ? null : { facts: { count, format: 'csv' } } }
  db.transaction(() => { appendEntries(db, { actorId, sessionId: null, transactionId: null, at: clock.now(), mono: stampMs(context.hlc.next()) }, [entry]) })
  upTo = evaluateAlerts({ context, toLocal: utc, lastVerifiedBackupAt: clock.now() }, upTo).upTo
  return alertPage(db, { state: 'all' }, 0, 20).items.filter((item) => item.rule === rule).map(({ facts }) => Number(facts['count'] ?? 0))
}
const exported = (hours: number, count: number): readonly number[] => after(hours, vault.userId, 'export.started', count, 'mass-export')
const acknowledge = (): void => {
  const open = alertPage(vault.database.db, { state: 'open' }, 0, 20).items.map(({ id }) => id)
  expectOk(acknowledgeAlerts(vault.context, open, ''), 'acknowledged')
}

it('mass-export › given the lists of a month’s end, one an hour › is told once for the day, with what it comes to', () => {
  for (const hour of [9, 10, 11, 12]) expect(exported(hour, 60)).toEqual([])
  for (const [place, hour] of [13, 14.5, 16, 17.5].entries()) expect(exported(hour, 60)).toEqual([300 + 60 * place])
})

it('mass-export › given one that was acknowledged › is told anew once as much as is too much came on top, and no sooner', () => {
  expect(exported(9, 2_000)).toEqual([2_000])
  acknowledge()
  expect(exported(12, 200)).toEqual([2_000])
  expect(exported(15, 60)).toEqual([2_260, 2_000])
})

it('unusual-hours › given somebody new on a late shift › is told on its first days, and is a shift then; another hour of the night is none', () => {
  const newcomer = vault.context.ids.next<UserId>()
  const told = [0, 1, 2, 3, 4].map((day) => after(day * 24 + 22, newcomer, 'vault.unlocked', null, 'unusual-hours').length)
  expect(told).toEqual([1, 2, 3, 3, 3])
  expect(after(5 * 24 + 3, newcomer, 'vault.unlocked', null, 'unusual-hours')).toHaveLength(4)
})
