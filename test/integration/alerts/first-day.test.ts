import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { evaluateAlerts } from '../../../electron/alerts/evaluate'
import type { ToLocalTime } from '../../../electron/alerts/local-time'
import { alertPage } from '../../../electron/alerts/queries'
import { appendEntries } from '../../../electron/audit/record'
import type { AuditAction } from '../../../shared/audit/entry'
import { stampMs } from '../../../shared/hlc'
import type { UserId } from '../../../shared/ids'
import { expectOk } from '../../../shared/result'
import { anOpenVault, PASSPHRASE } from '../../support/engine'
import { aVaultDatabase, testClock, type TestVault } from '../../support/vault-database'

vi.mock('@node-rs/argon2', () => import('../../support/cheap-passphrases'))

const HOUR = 3_600_000
/** A Saturday, ten in the evening. */
const MADE = Date.UTC(2026, 0, 3, 22)
const utc: ToLocalTime = (at) => ({ hour: new Date(at).getUTCHours(), minute: new Date(at).getUTCMinutes(), weekday: new Date(at).getUTCDay(), day: Math.floor(at / (24 * HOUR)) })

describe('unusual hours › given a vault made at ten in the evening', () => {
  let vault: TestVault
  let upTo: number
  beforeEach(() => {
    vault = aVaultDatabase({ clock: testClock(MADE) })
    upTo = 0
    // As the engine writes it: by nobody, since the session begins right after.
    append('vault.created', null)
  })
  afterEach(() => { vault.database.close() })

  const append = (action: AuditAction, actorId: UserId | null): void => {
    const { database: { db }, context, clock } = vault
    db.transaction(() => { appendEntries(db, { actorId, sessionId: null, transactionId: null, at: clock.now(), mono: stampMs(context.hlc.next()) }, [{ action, objectType: 'vault', objectId: null, detail: null }]) })
  }
  /** Comes in so many hours after the vault was made, and what the rule says of it. */
  const comes = (person: UserId, hours: number): unknown[] => {
    vault.clock.set(MADE + hours * HOUR)
    append('vault.unlocked', person)
    upTo = evaluateAlerts({ context: vault.context, toLocal: utc, lastVerifiedBackupAt: vault.clock.now() }, upTo).upTo
    return alertPage(vault.database.db, { state: 'all' }, 0, 10).items.filter(({ rule }) => rule === 'unusual-hours').map(({ subjectId, facts }) => [subjectId, facts['time']])
  }

  it('its maker may come in at any hour of the first day, also while the clock is set right by seconds, and is told from then on', () => {
    for (const hours of [0, -2 / 3_600, 1.5, 5, 23.99]) expect(comes(vault.userId, hours)).toEqual([])
    expect(comes(vault.userId, 24)).toEqual([[vault.userId, '22:00']])
  })

  it('somebody else is told on the first day too', () => {
    const guest = vault.context.ids.next<UserId>()
    expect(comes(vault.userId, 0)).toEqual([])
    expect(comes(guest, 1.5)).toEqual([[guest, '23:30']])
  })

  it('by a clock set back to the night before › its maker is told', () => {
    expect(comes(vault.userId, 0)).toEqual([])
    expect(comes(vault.userId, -20)).toEqual([[vault.userId, '02:00']])
  })
})

it('the whole engine, late in the evening here › whoever makes a vault and opens it again has no alert; an evening later there is one', async () => {
  const { call, clock, engine } = await anOpenVault({ clock: testClock(new Date(2026, 0, 5, 22, 30).getTime()) })
  const comesBack = async (hours: number): Promise<readonly string[]> => {
    await call('vault.lock', { reason: 'user' })
    clock.advance(hours * HOUR)
    expectOk(await call('vault.unlock', { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }), 'unlocked')
    return expectOk(await call('alerts.page', { filter: { state: 'all' }, at: 0, limit: 10 }), 'alerts').items.map(({ rule }) => rule)
  }
  expect([await comesBack(1), await comesBack(23)]).toEqual([[], ['unusual-hours']])
  await engine.internal('shutdown', {})
})
