import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import Database from 'better-sqlite3-multiple-ciphers'
import { anEngine, anOpenVault, PASSPHRASE } from '../../support/engine'
import { temporaryFolder } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

describe('a vault that somebody with its raw key emptied (5.2, A6)', () => {
  let original: string
  let rawKeyHex: string
  beforeAll(async () => {
    const engine = await anOpenVault()
    const key = await engine.call('vault.showKey', { passphrase: PASSPHRASE })
    rawKeyHex = key.ok ? key.value.rawKeyHex : ''
    await engine.engine.internal('shutdown', {})
    original = engine.vaultFolder
  }, 60_000)

  it.each([
    ['a table of the log is gone', 'DROP TABLE audit_details'],
    ['the log is gone', 'DROP TABLE audit_entries'],
    ['its facts are gone', 'DELETE FROM meta'],
    ['its device is gone', `DELETE FROM meta WHERE key = 'device'`],
    ['it names another vault', `UPDATE meta SET value = '01890000-0000-7000-8000-000000000009' WHERE key = 'vault-id'`],
    ['its version says that nothing was made yet', 'PRAGMA user_version = 0'],
  ])('given that %s › is called damaged, not a bug and not a new vault', async (_what, sql) => {
    const folder = join(temporaryFolder(), 'vault')
    cpSync(original, folder, { recursive: true })
    const stock = new Database(join(folder, 'vault.db'))
    stock.pragma(`cipher='sqlcipher'`)
    stock.pragma('legacy=4')
    stock.key(Buffer.from(`x'${rawKeyHex}'`))
    stock.exec(sql)
    stock.close()
    const engine = anEngine()
    await engine.call('vault.choose', { folder: await engine.token(folder) })
    expect(await engine.call('vault.unlock', { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false })).toEqual({ ok: false, failure: { kind: 'vault-damaged' } })
    await engine.engine.internal('shutdown', {})
  }, 60_000)
})
