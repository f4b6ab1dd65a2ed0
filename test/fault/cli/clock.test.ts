import { describe, expect, it } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { anOpenVault, PASSPHRASE } from '../../support/engine'

const YEARS_10 = 10 * 365.25 * 24 * 3_600_000

describe('a clock that jumps ten years', () => {
  it.each([['forward', YEARS_10], ['back', -YEARS_10]])('%s: the vault locks or not, opens again, keeps everything, and its log verifies', async (_way, jump) => {
    const engine = await anOpenVault()
    const draft = { ...emptyContact(), givenName: 'Before' }
    expect((await engine.call('contacts.create', { draft })).ok).toBe(true)
    engine.clock.advance(jump)
    await engine.call('vault.lock', { reason: 'user' })
    const opened = await engine.call('vault.unlock', { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false })
    expect(opened).toMatchObject({ ok: true })
    expect((await engine.call('contacts.create', { draft: { ...draft, givenName: 'After' } })).ok).toBe(true)
    engine.clock.advance(-jump)
    expect((await engine.call('vault.lock', { reason: 'user' })).ok).toBe(true)
    expect(await engine.call('vault.unlock', { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false })).toMatchObject({ ok: true })
    expect(await engine.call('contacts.count', { filter: { bin: false, conditions: [] } })).toMatchObject({ ok: true, value: { count: 2 } })
    const verified = await engine.call('audit.verify', { jobId: 'verify-after-jump' })
    expect(verified).toMatchObject({ ok: true, value: { firstBad: null } })
    await engine.engine.internal('shutdown', {})
  })
})
