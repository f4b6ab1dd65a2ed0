import { describe, expect, it, vi } from 'vitest'
import { createMemoryKeychain } from '../../support/memory-keychain'
import { PASSPHRASE, anEngine, anOpenVault, type TestEngine } from '../../support/engine'
import { testClock } from '../../support/vault-database'
import type { AlertItem } from '../../../shared/alerts/channels'
import { expectOk } from '../../../shared/result'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const HOUR = 3_600_000
const MONDAY_MORNING = new Date(2026, 0, 5, 9).getTime()

const page = async ({ call }: TestEngine): Promise<readonly AlertItem[]> => expectOk(await call('alerts.page', { filter: { state: 'all' }, at: 0, limit: 100 }), 'alerts').items
const unlock = ({ call }: TestEngine, passphrase = PASSPHRASE) => call('vault.unlock', { userName: 'Owner', passphrase, acceptRollback: false })

describe('alerts of an open vault', () => {
  it('wrong passphrases › one alert with its entry as evidence, counted, told and acknowledged once', async () => {
    const clock = testClock(MONDAY_MORNING)
    const keychain = createMemoryKeychain()
    const vault = await anOpenVault({ clock, keychain })
    const { call, events } = vault
    expect(await page(vault)).toEqual([])
    expectOk(await call('alerts.setRule', { rule: 'failed-logins', values: { attempts: 2 } }), 'stricter')
    await call('vault.lock', { reason: 'user' })
    for (let n = 0; n < 2; n++) expect((await unlock(vault, 'not the passphrase at all')).ok).toBe(false)
    expectOk(await unlock(vault), 'unlocked')
    expect(events.findLast(({ name }) => name === 'alerts.changed')?.data).toEqual({ open: { info: 0, warning: 1, critical: 0 }, raised: 'warning' })

    const [alert] = await page(vault)
    if (alert === undefined) throw new Error('no alert')
    expect(alert).toMatchObject({ rule: 'failed-logins', severity: 'warning', subjectName: 'Owner', facts: { count: 2, limit: 2, minutes: 60 }, acknowledgedAt: null })
    const evidence = expectOk(await call('audit.page', { filter: { seqs: [...alert.evidence] }, limit: 10 }), 'evidence')
    expect(evidence.items.map(({ action }) => action)).toEqual(['vault.unlock-failed'])

    expect(await call('alerts.acknowledge', { ids: [alert.id], note: ' It was me. ' })).toEqual({ ok: true, value: { acknowledged: 1 } })
    expect(await call('alerts.acknowledge', { ids: [alert.id], note: 'again' })).toEqual({ ok: true, value: { acknowledged: 0 } })
    expect((await page(vault))[0]).toMatchObject({ acknowledgedAt: clock.now(), acknowledgedBy: 'Owner', note: 'It was me.' })
    expect(await call('alerts.acknowledge', { ids: [alert.id, '018f0000-0000-7000-8000-00000000000f'], note: '' })).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    expect(await call('alerts.count', {})).toEqual({ ok: true, value: { info: 0, warning: 0, critical: 0 } })
    const log = expectOk(await call('audit.page', { filter: { actions: ['alert.raised', 'alert.acknowledged'] }, limit: 10 }), 'log')
    expect(log.items.map(({ action, actorName, objectId }) => [action, actorName, objectId])).toEqual([['alert.acknowledged', 'Owner', alert.id], ['alert.raised', null, alert.id]])
    expect(expectOk(await call('audit.verify', { jobId: 'verify-0' }), 'verified').ok).toBe(true)

    // A second engine finds nothing that the first one raised already.
    await vault.engine.internal('shutdown', {})
    const again = anEngine({ folder: vault.folder, clock, keychain })
    expectOk(await again.call('vault.choose', { folder: await again.token(vault.vaultFolder) }), 'chosen')
    expectOk(await unlock(again), 'unlocked again')
    expect(await page(again)).toHaveLength(1)
    await again.engine.internal('shutdown', {})
  })

  it('a setting that guards less, a raw key and the rule itself switched off › an alert each, and none that is about an alert', async () => {
    const clock = testClock(MONDAY_MORNING)
    const vault = await anOpenVault({ clock, keychain: createMemoryKeychain() })
    const { call } = vault
    expectOk(await call('settings.set', { idleMinutes: 3 }), 'stricter')
    expectOk(await call('settings.set', { idleMinutes: 60 }), 'laxer')
    expectOk(await call('vault.showKey', { passphrase: PASSPHRASE }), 'shown')
    expectOk(await call('alerts.setRule', { rule: 'failed-logins', values: { attempts: 3 } }), 'stricter rule')
    expectOk(await call('alerts.setRule', { rule: 'failed-logins', isOn: false }), 'off')
    expectOk(await call('alerts.setRule', { rule: 'failed-logins', isOn: false }), 'off as it was')
    const alerts = await page(vault)
    expect(alerts.map(({ rule, facts }) => [rule, facts['what']])).toEqual([['key-shown', undefined], ['policy-weakened', 'alert-rule'], ['policy-weakened', 'idleMinutes']])
    expect(expectOk(await call('audit.page', { filter: { actions: ['alert.rule-changed'] }, limit: 10 }), 'log').total).toBe(2)

    // What does not end by itself is one alert, however long it lasts, and knows for how long.
    const openAfter = async (days: number): Promise<void> => {
      await call('vault.lock', { reason: 'user' })
      clock.advance(days * 24 * HOUR)
      expectOk(await unlock(vault), 'unlocked')
    }
    await openAfter(4)
    await openAfter(1)
    const overdue = (await page(vault)).filter(({ rule }) => rule === 'backup-overdue')
    expect(overdue.map(({ facts }) => [facts['never'], facts['days']])).toEqual([[true, 5]])

    await openAfter(-300)
    expect((await page(vault)).map(({ rule, facts }) => [rule, facts['minutes']])).toContainEqual(['clock-set-back', 300 * 24 * 60])
    await vault.engine.internal('shutdown', {})
  })
})
