import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { idToBytes } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { wipe } from '../../shared/secret'
import type { Clock } from '../../shared/time'
import { commitChange } from '../changes/commit-change'
import type { WriteDb } from '../db/database'
import { openDatabase, type OpenFailure } from '../db/open'
import { headerSaltOf, type VaultInMaking } from '../vault/create-vault'
import { deriveDatabaseKey } from '../vault/keys'
import { sealPeople } from '../vault/people-seal'
import { rememberSigner } from './backup-signer'
import { changeContextOf, setMeta } from './change-context'
import { giveSigningKey, sealAnew } from './log-sealing'
import { PHONE_SEARCH_CHECKED } from './search-check-job'

/** Creates and fills the database of a vault that is being made; it is on the disk and was read back when this answers. */
export function makeDatabase(making: VaultInMaking, clock: Clock): Result<null, OpenFailure> {
  const key = deriveDatabaseKey(making.vaultKey)
  const opened = openDatabase({ file: making.paths.database, key, mode: 'create' })
  if (!opened.ok) return opened
  const database = opened.value
  setMeta(database, 'device', randomBytes(8))
  const context = changeContextOf(database, clock, null, () => undefined)
  commitChange(context, (change, db) => {
    setMeta(database, 'vault-id', making.vaultId)
    setMeta(database, 'vault-name', making.name)
    setMeta(database, 'slots-rev', making.rev)
    setMeta(database, 'recovery-public-key', making.recoveryPublicKey)
    rememberSigner(database, Buffer.from(making.recoveryPublicKey).toString('hex'), making.signingKey)
    setMeta(database, 'recovery-due', 'unconfirmed')
    setMeta(database, PHONE_SEARCH_CHECKED, 1)
    addOwner(db, making)
    sealPeople(db, making.vaultKey)
    change.record({ action: 'vault.created', objectType: 'vault', objectId: making.vaultId, detail: { facts: { keychain: making.keychain } } })
    sealAnew(change, db, { publicKey: making.recoveryPublicKey, auditKey: making.auditKey }, 'vault-made')
    giveSigningKey(change, db)
  })
  database.checkpoint()
  const whole = database.integrityCheck()
  database.close()
  wipe(key)
  if (!whole) return err({ kind: 'damaged' })
  writeFileSync(making.paths.salt, headerSaltOf(making.paths.database), { mode: 0o600 })
  return ok(null)
}

function addOwner(db: WriteDb, making: VaultInMaking): void {
  db.run('INSERT INTO users (id, name, role, public_key, created_at, passphrase_changed_at, passphrase_score) VALUES (?, ?, ?, ?, ?, ?, ?)',
    idToBytes(making.userId), making.userName, 'administrator', making.userPublicKey, making.createdAt, making.createdAt, making.passphraseScore)
}
