import { describe, expect, it } from 'vitest'
import { addActivity } from '../../../electron/alerts/activity'
import { evaluateAlerts, readUpTo } from '../../../electron/alerts/evaluate'
import { machineTime } from '../../../electron/alerts/local-time'
import { countAlerts, alertPage } from '../../../electron/alerts/queries'
import { entriesBetween } from '../../../electron/alerts/watched-entries'
import { appendEntries } from '../../../electron/audit/record'
import type { BatchId, UserId } from '../../../shared/ids'
import { stampMs } from '../../../shared/hlc'
import type { AuditRecord } from '../../../shared/audit/entry'
import { aVaultDatabase } from '../../support/vault-database'

it('given ten thousand failed logins and a kill between every two looks › one alert that knows of all of them, and one entry', () => {
  const { database: { db, close }, context, clock, userId } = aVaultDatabase()
  db.exec('PRAGMA synchronous=OFF')
  const failed: AuditRecord = { action: 'vault.unlock-failed', objectType: 'user', objectId: userId, detail: { facts: { attempts: 1 } } }
  db.transaction(() => {
    for (let n = 0; n < 10; n++) {
      clock.advance(1_000)
      appendEntries(db, { actorId: null, sessionId: null, transactionId: null, at: clock.now(), mono: stampMs(context.hlc.next()) }, Array.from({ length: 1_000 }, () => failed))
    }
  })
  let looks = 0
  // Whoever was killed knows nothing but what is stored.
  const look = (after: number): boolean => {
    looks += 1
    return evaluateAlerts({ context, toLocal: machineTime, lastVerifiedBackupAt: clock.now() }, after).hasMore
  }
  while (look(readUpTo(db))) expect(looks).toBeLessThan(20)
  look(0)
  expect(countAlerts(db)).toEqual({ info: 0, warning: 1, critical: 0 })
  const [alert] = alertPage(db, { state: 'open' }, 0, 10).items
  expect(alert).toMatchObject({ rule: 'failed-logins', subjectId: userId, firstSeq: 1, lastSeq: 10_000, facts: { count: 10_000 } })
  expect(alert?.evidence).toHaveLength(50)
  expect(db.get('SELECT count(*) AS n FROM audit_entries WHERE action = ?', 'alert.raised')).toEqual({ n: 1 })
  close()
}, 30_000)

it('given a throw while an alert is written › nothing of it is there, and the next look finds it', () => {
  const { database: { db, close }, context, clock } = aVaultDatabase()
  db.transaction(() => { appendEntries(db, { actorId: null, sessionId: null, transactionId: null, at: clock.now(), mono: stampMs(context.hlc.next()) }, [{ action: 'vault.key-shown', objectType: 'vault', objectId: null, detail: null }]) })
  const scene = { context, toLocal: machineTime, lastVerifiedBackupAt: clock.now() }
  db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON meta BEGIN SELECT RAISE(ABORT, 'full'); END`)
  expect(() => evaluateAlerts(scene, 0)).toThrow('full')
  expect([alertPage(db, { state: 'all' }, 0, 10).total, readUpTo(db)]).toEqual([0, 0])
  db.exec('DROP TRIGGER full')
  expect(evaluateAlerts(scene, readUpTo(db))).toMatchObject({ raised: 'critical', hasMore: false })
  // What the alert itself wrote to the log raises nothing.
  expect(evaluateAlerts(scene, readUpTo(db))).toMatchObject({ raised: null, changed: false })
  close()
})

it('given a log of any length › finds what it watches by index, and nothing else is read', () => {
  const { database: { db, close } } = aVaultDatabase()
  const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN SELECT e.seq FROM audit_entries AS e INDEXED BY audit_entries_by_action WHERE e.action IN ('vault.unlocked', 'vault.locked') AND e.seq > 5 AND e.seq <= 9 ORDER BY e.seq LIMIT 1000`)
  expect(plan.map(({ detail }) => detail)).toContain('SEARCH e USING COVERING INDEX audit_entries_by_action (action=? AND seq>? AND seq<?)')
  expect(entriesBetween(db, ['vault.unlocked'], 0, 10, 10)).toEqual([])
  close()
})

it('given an import taken back › tells one of last year, and not one of this morning', () => {
  const { database: { db, close }, context, clock } = aVaultDatabase()
  const scene = { context, toLocal: machineTime }
  const append = (...records: AuditRecord[]): void => { db.transaction(() => { appendEntries(db, { actorId: context.actor?.userId ?? null, sessionId: null, transactionId: null, at: clock.now(), mono: stampMs(context.hlc.next()) }, records) }) }
  const [old, fresh] = [context.ids.next<BatchId>(), context.ids.next<BatchId>()]
  const entry = (action: 'import.finished' | 'import.undone', objectId: BatchId): AuditRecord => ({ action, objectType: 'batch', objectId, detail: { facts: { reversed: 5_000 } } })
  append(entry('import.finished', old))
  clock.advance(365 * 24 * 3_600_000)
  append(entry('import.finished', fresh), entry('import.undone', fresh))
  evaluateAlerts({ ...scene, lastVerifiedBackupAt: clock.now() }, 0)
  expect(alertPage(db, { state: 'all' }, 0, 10).items).toEqual([])
  append(entry('import.undone', old))
  evaluateAlerts({ ...scene, lastVerifiedBackupAt: clock.now() }, 3)
  expect(alertPage(db, { state: 'all' }, 0, 10).items.map(({ rule, facts }) => [rule, facts['count']])).toEqual([['mass-change', 5_000]])
  close()
})

describe('given somebody who keeps below every limit', () => {
  const MINUTE = 60_000
  const DAY = 24 * 60 * MINUTE
  /** A vault, entries in it one after the other, and what was raised when each had been looked at. */
  function watched() {
    const { database: { db, close }, context, clock, userId } = aVaultDatabase()
    let upTo = 0
    const does = (record: AuditRecord, person: UserId = userId): void => {
      db.transaction(() => { appendEntries(db, { actorId: person, sessionId: null, transactionId: context.ids.next(), at: clock.now(), mono: stampMs(context.hlc.next()) }, [record]) })
      upTo = evaluateAlerts({ context, toLocal: machineTime, lastVerifiedBackupAt: clock.now() }, upTo).upTo
    }
    const raised = () => alertPage(db, { state: 'all' }, 0, 100).items.map(({ rule, subjectId, facts }) => [rule, subjectId, facts['what'] ?? null, facts['count'] ?? null])
    const [ann, bo, cy] = [context.ids.next<UserId>(), context.ids.next<UserId>(), context.ids.next<UserId>()] as const
    return { db, close, clock, does, raised, userId, ann, bo, cy }
  }
  const told = (action: AuditRecord['action'], facts: Readonly<Record<string, string | number>>, about: UserId | null = null): AuditRecord => ({ action, objectType: about === null ? null : 'user', objectId: about, detail: { facts } })

  it('by days › a week of it is told', () => {
    const { close, clock, does, raised, userId, ann } = watched()
    for (let day = 0; day < 6; day++) {
      does(told('vault.unlock-failed', { attempts: 4, reason: 'wrong-passphrase' }, ann))
      does(told('export.started', { count: 240, format: 'csv' }))
      does(told('records.changed', { changed: 490 }))
      for (let n = 0; n < 4; n++) does(told('access.denied', { channel: 'key' }))
      clock.advance(DAY + MINUTE)
    }
    expect(raised().sort()).toEqual([['denied-actions', userId, 'slowly', 24], ['failed-logins', ann, 'slowly', 24], ['mass-change', userId, 'slowly', 2_940], ['mass-export', userId, 'slowly', 1_440]])
    close()
  })

  it('by several people › what they did together is told', () => {
    const { close, clock, does, raised, ann, bo, cy, userId } = watched()
    for (const person of [ann, bo, cy, userId]) {
      clock.advance(MINUTE)
      does(told('vault.unlock-failed', { attempts: 4, reason: 'wrong-passphrase' }, person))
      for (let n = 0; n < 4; n++) does(told('access.denied', { channel: 'key' }), person)
    }
    expect(raised().sort()).toEqual([['denied-actions', null, 'together', 16], ['failed-logins', null, 'together', 16]])
    close()
  })

  it('with names that nobody has, or wrong recovery codes › is told of nobody, least of all of whoever opened next', () => {
    const { close, does, raised } = watched()
    does({ action: 'vault.unlock-failed', objectType: 'vault', objectId: null, detail: { facts: { attempts: 9, reason: 'unknown-user' } } })
    does({ action: 'vault.unlock-failed', objectType: 'vault', objectId: null, detail: { facts: { attempts: 7, reason: 'recovery-code' } } })
    expect(raised().sort()).toEqual([['failed-logins', null, 'recovery-code', 7], ['failed-logins', null, 'unknown-user', 9]])
    close()
  })

  it('by an import that writes over what is there › is told, and one that adds is not', () => {
    const { close, does, raised, userId } = watched()
    does(told('import.finished', { rows: 9_000, created: 9_000, updated: 0 }))
    expect(raised()).toEqual([])
    does(told('import.finished', { rows: 9_000, created: 1, updated: 8_999 }))
    expect(raised()).toEqual([['mass-change', userId, null, 8_999]])
    close()
  })

  it('by setting the clock back a little, again and again, or for one change that nobody watches › is told', () => {
    const { db, close, clock, does, raised } = watched()
    does(told('settings.changed', {}))
    clock.advance(-14 * MINUTE)
    does(told('settings.changed', {}))
    expect(raised()).toEqual([])
    clock.advance(-14 * MINUTE)
    does(told('settings.changed', {}))
    expect(raised().map(([rule]) => rule)).toEqual(['clock-set-back'])
    // From then on the clock is as it is.
    does(told('settings.changed', {}))
    expect(alertPage(db, { state: 'all' }, 0, 9).items[0]?.evidence).toHaveLength(2)
    close()
  })

  it('by paging through lists instead of opening records › is told, by what they list on other days', () => {
    const { db, close, clock, does, raised, userId } = watched()
    const lists = (lines: number): void => {
      addActivity(db, 'listed', [{ user: userId, day: machineTime(clock.now()).day, n: lines }])
      does(told('records.listed', { count: 501, minutes: 5 }))
    }
    for (let day = 0; day < 7; day++) {
      lists(700)
      clock.advance(DAY)
    }
    expect(raised()).toEqual([])
    lists(1_400)
    expect(raised()).toEqual([['reads-above-usual', userId, 'listed', 1_400]])
    close()
  })
})
