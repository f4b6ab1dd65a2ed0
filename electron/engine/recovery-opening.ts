import { idToBytes } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import type { Clock } from '../../shared/time'
import { commitChange } from '../changes/commit-change'
import type { OpenFailure } from '../db/open'
import type { FileFailure } from '../vault/atomic-file'
import type { Opened, Recovered } from '../vault/recover'
import type { OpenedKeys } from '../vault/slot-keys'
import type { RecoverySlot, SlotsFile } from '../vault/slots'
import { findUser } from '../vault/unlock'
import type { VaultPaths } from '../vault/vault-folder'
import { rememberSigner } from './backup-signer'
import { changeContextOf } from './change-context'
import { abandonOpening } from './close-vault'
import { sealAnew } from './log-sealing'
import { openVaultDatabase, type OpenedDatabase } from './open-database'
import { openTrouble } from './open-trouble'
import { refusedByAnchor, type OpenVault, type OpenVaultFailure } from './open-vault'
import { recoverable } from './people-gate'
import { recordRefusal } from './people-opening'
import { slotsRevOf } from './slots-memory'

type NotOpened = ReturnType<typeof openTrouble> | Exclude<OpenVaultFailure, OpenFailure | FileFailure>

interface Scene {
  readonly paths: VaultPaths
  readonly clock: Clock
  readonly userName: string
  readonly acceptRollback: boolean
  /** A lock was left behind: the last session did not end by itself. */
  readonly leftBehind: boolean
  readonly upgrading: () => void
}

/** Opens the database by a recovery code's keys and says whether the code and the person count, before the slot file changes: a refusal must leave the passphrase as it was. */
export function openForRecovery(scene: Scene, keys: OpenedKeys, slots: SlotsFile, used: RecoverySlot): Result<Opened<OpenedDatabase>, NotOpened> {
  const database = openVaultDatabase(scene.paths, keys, slots, scene.leftBehind, scene.upgrading)
  if (!database.ok) return err(openTrouble(database.failure, scene.paths.database))
  const close = (): void => { abandonOpening(database.value, { ...keys, deviceSecret: null }) }
  const refused = scene.acceptRollback ? null : refusedByAnchor(scene.paths, database.value)
  const base = refused === null ? recoverable(database.value, slots, used, scene.userName) : err(refused)
  if (base.ok) return ok({ database: database.value, slots: base.value, expectedRev: slotsRevOf(database.value.database), close })
  if (base.failure.kind !== 'log-refused') recordRefusal(changeContextOf(database.value.database, scene.clock, null, () => undefined), findUser(slots, scene)?.id ?? null, base.failure.kind)
  close()
  return base
}

/** What the vault keeps of a recovery: the person's new key and passphrase, and what the code vouches for. */
export function noteRecovery(vault: OpenVault, { userId, userPublicKey, passphraseScore, recovery, keychain }: Recovered<unknown>): void {
  commitChange(vault.context, (change, db) => {
    db.run('UPDATE users SET public_key = ?, passphrase_changed_at = ?, passphrase_score = ? WHERE id = ?', userPublicKey, change.now, passphraseScore, idToBytes(userId))
    rememberSigner(vault.database, recovery.publicKey, recovery.signingKey)
    sealAnew(change, db, { publicKey: Buffer.from(recovery.publicKey, 'hex'), auditKey: recovery.auditKey }, 'code-used')
    change.record({ action: 'user.keychain-enrolled', objectType: 'user', objectId: userId, detail: { facts: { keychain } } })
  })
}
