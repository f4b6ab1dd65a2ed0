import { randomBytes } from 'node:crypto'
import type { GenerationOpener } from '../../electron/audit/generations'
import { commitChange, commitEvent } from '../../electron/changes/commit-change'
import type { WriteDb } from '../../electron/db/database'
import { giveSigningKey, sealAnew, sealOpenerOf } from '../../electron/engine/log-sealing'
import { createRecoveryCode, formatRecoveryCode, recoveryKeysOf } from '../../electron/vault/recovery-code'
import { asId, type ContactId } from '../../shared/ids'
import { expectOk } from '../../shared/result'
import { aVaultDatabase, type TestVault } from './vault-database'

const CONTACT = asId<ContactId>('01890000-0000-7000-8000-000000000001')

export interface SealedLog extends TestVault {
  readonly code: string
  readonly opener: GenerationOpener
}

/** A vault whose log is sealed from its first entry on, to a recovery code that vouches for it. */
export function aSealedLog(): SealedLog {
  const vault = aVaultDatabase()
  const code = createRecoveryCode(randomBytes)
  const keys = recoveryKeysOf(code)
  commitChange(vault.context, (change, db) => {
    sealAnew(change, db, { publicKey: keys.pair.publicKey, auditKey: keys.auditKey }, 'vault-made')
    giveSigningKey(change, db)
  })
  const text = formatRecoveryCode(code)
  return { ...vault, code: text, opener: expectOk(sealOpenerOf(text), 'a code just made') }
}

/** Appends entries, a second apart, every third with a detail. */
export function fillLog(vault: TestVault, entries: number, stepMs = 1_000): void {
  for (let n = 0; n < entries; n++) {
    vault.clock.advance(stepMs)
    commitEvent(vault.context, {
      action: n % 2 === 0 ? 'record.updated' : 'record.viewed', objectType: n % 5 === 0 ? null : 'contact', objectId: n % 5 === 0 ? null : CONTACT,
      detail: n % 3 === 0 ? { fields: { notes: { before: '', after: `note ${String(n)}` } } } : null,
    })
  }
}

/** Takes the guards of the tables away, as anybody with the key can. */
export function withoutGuards(db: WriteDb): void {
  for (const { name } of db.all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit%'`)) db.exec(`DROP TRIGGER ${name}`)
}
