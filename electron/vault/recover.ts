import { createIdSource, type UserId, type VaultId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import type { RecoveryFailure } from '../../shared/vault/channels'
import type { KeychainState, VaultTrouble } from '../../shared/vault/vault'
import { advisePassphrase } from '../auth/passphrase'
import type { SecretStoreFailure } from '../keychain/secret-store'
import type { FileFailure } from './atomic-file'
import { deviceAccount, enrolDeviceSecret } from './device-secret'
import { findForCode, parseRecoveryCode, recoveryKeysOf } from './recovery-code'
import { createSealKeyPair } from './seal'
import { makePassphraseSlot, wipeKeys, type OpenedKeys } from './slot-keys'
import { nextRev, recoverySlotsOf, writeSlots, type RecoverySlot, type SlotsFile } from './slots'
import { costFor, type VaultTools } from './tools'
import { findUser, openGenuineKeys, passphraseSlotOf, throttleOf, type Who } from './unlock'
import { readVaultFolder, type VaultPaths } from './vault-folder'

export interface RecoverRequest {
  readonly paths: VaultPaths
  readonly recoveryCode: string
  readonly who: Who
  readonly newPassphrase: string
  readonly withoutKeychain: boolean
}

export type RecoverFailure = RecoveryFailure | { readonly kind: 'unknown-user' | 'user-disabled' } | SecretStoreFailure | VaultTrouble | FileFailure

export interface Recovered<T> {
  readonly vaultId: VaultId
  readonly userId: UserId
  readonly userName: string
  readonly slots: SlotsFile
  readonly vaultKey: Secret
  readonly nextVaultKey: Secret | null
  readonly deviceSecret: Secret | null
  readonly keychain: Extract<KeychainState, 'present' | 'not-used'>
  /** New: the old private key is lost with its passphrase. The caller stores it in the users table, and `slots.rev` beside it. */
  readonly userPublicKey: Uint8Array
  /** Strength of the new passphrase, 0 to 4. */
  readonly passphraseScore: number
  /** Which code was used, its signing key (a vault whose database does not know it yet signs its backups from now on), and what vouches for the log's next first key. The caller wipes both. */
  readonly recovery: { readonly publicKey: string; readonly signingKey: Secret; readonly auditKey: Secret }
  /** What `openDatabase` answered. */
  readonly database: T
}

/**
 * Opens a vault with its recovery code, on this machine or a new one, and gives the user a new passphrase and a new device secret
 * (SECURITY.md K6, K7). Nobody has to wait for it: 160 bits need no throttle, and nobody must be locked out for good (R2); attempts are
 * counted all the same. `openDatabase` proves the key on the database and answers with the slot revision it expects; only then slots.json
 * changes, so that a refusal leaves everything as it was. From then on `slots` says that the code was used: {@link recoveryWasUsed}.
 */
export async function recoverVault<T, F = never>(
  tools: VaultTools, request: RecoverRequest, openDatabase: (keys: OpenedKeys, slots: SlotsFile, used: RecoverySlot) => Result<Opened<T>, F> | Promise<Result<Opened<T>, F>>,
): Promise<Result<Recovered<T>, RecoverFailure | F>> {
  const read = readVaultFolder(request.paths)
  if (!read.ok) return read
  const slots = read.value
  const user = findUser(slots, request.who)
  if (user === null) return err({ kind: 'unknown-user' })
  if (passphraseSlotOf(slots, user.id) === null) return err({ kind: 'user-disabled' })
  const { problem, score } = await advisePassphrase(request.newPassphrase, { names: [user.name, slots.name], keychain: !request.withoutKeychain })
  if (problem !== null) return err({ kind: 'passphrase-refused', problem })
  const opened = await openWithRecoveryCode(tools, request.paths, slots, request.recoveryCode)
  if (!opened.ok) return opened
  const { keys, slot: used, signingKey, auditKey } = opened.value
  const database = await openDatabase(keys, slots, used)
  if (!database.ok) {
    wipe(signingKey)
    wipe(auditKey)
    wipeKeys(keys)
    return database
  }
  const abandon = (): void => {
    database.value.close()
    wipe(signingKey)
    wipe(auditKey)
    wipeKeys(keys)
  }
  const enrolled = request.withoutKeychain ? ok(null) : await enrolDeviceSecret(tools.keychain, slots.vaultId, tools.random)
  if (!enrolled.ok) {
    abandon()
    return enrolled
  }
  const device = enrolled.value
  const pair = createSealKeyPair(tools.random)
  const now = tools.clock.now()
  const slotId = createIdSource(() => now, tools.random).next()
  const renewed = await makePassphraseSlot({ vaultId: slots.vaultId, slotId, userId: user.id }, pair, { passphrase: request.newPassphrase, device }, keys, costFor(device !== null), now, tools.random)
  wipe(pair.privateKey)
  const next = nextRev(database.value.slots ?? slots, database.value.expectedRev)
  const others = next.slots.filter((slot) => slot.kind !== 'passphrase' || slot.userId !== user.id)
  const written = writeSlots(request.paths.slots, {
    ...next, users: next.users.some(({ id }) => id === user.id) ? next.users : [...next.users, user],
    slots: [renewed, ...others.map((slot) => (slot.kind === 'recovery' && slot.publicKey === used.publicKey ? { ...slot, usedAt: now } : slot))],
  }, keys.vaultKey)
  if (!written.ok) {
    abandon()
    if (device === null) return written
    wipe(device.secret)
    await tools.keychain.remove(deviceAccount(slots.vaultId, device.fingerprint))
    return written
  }
  await throttleOf(tools, request.paths, slots.vaultId).forgive(`user:${user.id}`)
  return ok({
    vaultId: slots.vaultId, userId: user.id, userName: user.name, slots: written.value, ...keys, deviceSecret: device?.secret ?? null,
    keychain: device === null ? 'not-used' : 'present', userPublicKey: pair.publicKey, passphraseScore: score, recovery: { publicKey: used.publicKey, signingKey, auditKey }, database: database.value.database,
  })
}

/** What `openDatabase` answers: its own handle, and the revision of slots.json that the database knows. */
export interface Opened<T> {
  readonly database: T
  readonly expectedRev: number
  /** The slots to go on from, where they are not those of the file. */
  readonly slots?: SlotsFile
  /** Called when the recovery ends after all without a new slot file. */
  close(): void
}

/** Whether the recovery code opened this vault since it was made: a new one is due (SECURITY.md K7). */
export function recoveryWasUsed(slots: SlotsFile): boolean {
  return slots.slots.some((slot) => slot.kind === 'recovery' && slot.usedAt !== null)
}

/** The vault keys by the recovery code alone; writes only the count of attempts. Also what a restore uses to check a code. */
export async function openWithRecoveryCode(
  tools: VaultTools, paths: VaultPaths, slots: SlotsFile, typed: string,
): Promise<Result<{ readonly keys: OpenedKeys; readonly slot: RecoverySlot; readonly signingKey: Secret; readonly auditKey: Secret }, Extract<RecoveryFailure, { kind: 'recovery-code-mistyped' | 'recovery-code-wrong' }> | Extract<VaultTrouble, { kind: 'slots-damaged' }> | FileFailure>> {
  const code = parseRecoveryCode(typed)
  if (!code.ok) return code
  const throttle = throttleOf(tools, paths, slots.vaultId)
  const ofCode = recoveryKeysOf(code.value)
  wipe(code.value)
  const counted = await throttle.count('recovery')
  const found = findForCode(ofCode, recoverySlotsOf(slots))
  const keys = !counted.ok ? counted : found === null ? err({ kind: 'recovery-code-wrong' as const }) : openGenuineKeys(slots, found.entry, found.pair.privateKey, paths)
  for (const { privateKey } of [ofCode.pair, ofCode.formerPair]) wipe(privateKey)
  if (!keys.ok || found === null) {
    wipe(ofCode.signingKey)
    wipe(ofCode.auditKey)
    return keys.ok ? err({ kind: 'recovery-code-wrong' }) : keys
  }
  await throttle.forgive('recovery')
  return ok({ keys: keys.value, slot: found.entry, signingKey: ofCode.signingKey, auditKey: ofCode.auditKey })
}
