import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createIdSource, type UserId, type VaultId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { Secret, wipe } from '../../shared/secret'
import type { CreateVaultFailure } from '../../shared/vault/channels'
import type { KeychainState } from '../../shared/vault/vault'
import { advisePassphrase } from '../auth/passphrase'
import { ensurePrivateFolder, fileFailure, syncFolder, writeFileAtomically, type FileFailure } from './atomic-file'
import { deviceAccount, enrolDeviceSecret } from './device-secret'
import { VAULT_KEY_LENGTH } from './keys'
import { createRecoveryCode, formatRecoveryCode, recoveryKeysOf } from './recovery-code'
import { createSealKeyPair } from './seal'
import { makePassphraseSlot, makeRecoverySlot } from './slot-keys'
import { SLOTS_VERSION, writeSlots, type SlotsFile } from './slots'
import { costFor, type VaultTools } from './tools'
import { inspectVaultFolder, isOwnLeftover, listFolder, type VaultPaths } from './vault-folder'

export interface CreateRequest {
  readonly paths: VaultPaths
  readonly name: string
  readonly userName: string
  readonly passphrase: string
  /** The person agreed to a vault that the passphrase alone guards (SECURITY.md C6). Never decided by the program. */
  readonly withoutKeychain: boolean
}

/** What the maker of the database needs: it stores the ids, the public keys and `rev` inside (SECURITY.md 1.2, K5). */
export interface VaultInMaking {
  readonly paths: VaultPaths
  readonly vaultId: VaultId
  readonly userId: UserId
  readonly userName: string
  /** Strength of the passphrase, 0 to 4. */
  readonly passphraseScore: number
  readonly name: string
  readonly createdAt: number
  readonly rev: number
  readonly vaultKey: Secret
  readonly deviceSecret: Secret | null
  readonly keychain: Extract<KeychainState, 'present' | 'not-used'>
  /** 32 bytes each. */
  readonly userPublicKey: Uint8Array
  readonly recoveryPublicKey: Uint8Array
  /** Signs this vault's backups for its recovery code; kept inside the database. Wiped once that is made. */
  readonly signingKey: Secret
  /** Vouches for the log's first key. Wiped once that is made. */
  readonly auditKey: Secret
}

export interface MadeVault<T> extends VaultInMaking {
  readonly slots: SlotsFile
  /** Shown once; nothing keeps it (SECURITY.md K7). */
  readonly recoveryCode: string
  /** What `makeDatabase` answered. */
  readonly database: T
}

/**
 * Makes a vault in a folder that does not exist, is empty, or holds a half-made one of ours, whose files it moves aside into
 * `unfinished-…`: nothing is deleted. `makeDatabase` creates `paths.database`, writes it to the disk and verifies it; only then slots.json
 * is written, the moment from which the vault exists. A process killed before that leaves a folder that `inspectVaultFolder` calls half-made.
 * After a failure the caller closes what `makeDatabase` had opened.
 */
export async function createVault<T, F = never>(
  tools: VaultTools, request: CreateRequest, makeDatabase: (making: VaultInMaking) => Result<T, F> | Promise<Result<T, F>>,
): Promise<Result<MadeVault<T>, CreateVaultFailure | FileFailure | F>> {
  const { paths } = request
  const { problem, score } = await advisePassphrase(request.passphrase, { names: [request.userName, request.name], keychain: !request.withoutKeychain })
  if (problem !== null) return err({ kind: 'passphrase-refused', problem })
  const ids = createIdSource(() => tools.clock.now(), tools.random)
  const vaultId = ids.next<VaultId>()
  const cleared = clearFolder(paths, vaultId, tools.clock.now())
  if (!cleared.ok) return cleared
  const enrolled = request.withoutKeychain ? ok(null) : await enrolDeviceSecret(tools.keychain, vaultId, tools.random)
  if (!enrolled.ok) {
    rmSync(paths.unfinished, { force: true })
    return enrolled
  }
  const device = enrolled.value
  const userPair = createSealKeyPair(tools.random)
  const code = createRecoveryCode(tools.random)
  const recovery = recoveryKeysOf(code)
  const making: VaultInMaking = {
    paths, vaultId, userId: ids.next<UserId>(), userName: request.userName.trim() || request.userName, passphraseScore: score, name: request.name.trim() || request.name, createdAt: tools.clock.now(), rev: 1,
    vaultKey: new Secret(Uint8Array.from(tools.random(VAULT_KEY_LENGTH))), deviceSecret: device?.secret ?? null, keychain: device === null ? 'not-used' : 'present',
    userPublicKey: userPair.publicKey, recoveryPublicKey: recovery.pair.publicKey, signingKey: recovery.signingKey, auditKey: recovery.auditKey,
  }
  const keys = { vaultKey: making.vaultKey, nextVaultKey: null }
  const slot = await makePassphraseSlot({ vaultId, slotId: ids.next(), userId: making.userId }, userPair, { passphrase: request.passphrase, device }, keys, costFor(device !== null), making.createdAt, tools.random)
  const recoverySlot = makeRecoverySlot({ vaultId, slotId: ids.next(), userId: making.userId }, recovery.pair.publicKey, keys, making.createdAt)
  const recoveryCode = formatRecoveryCode(code)
  for (const secret of [userPair.privateKey, recovery.pair.privateKey, recovery.formerPair.privateKey, code]) wipe(secret)

  const abandon = async (): Promise<void> => {
    wipe(making.vaultKey)
    if (device === null) return
    wipe(device.secret)
    await tools.keychain.remove(deviceAccount(vaultId, device.fingerprint))
  }
  const database = await makeDatabase(making)
  wipe(making.signingKey)
  wipe(making.auditKey)
  if (!database.ok) {
    await abandon()
    return database
  }
  const written = writeSlots(paths.slots, {
    format: 'satchel-slots', version: SLOTS_VERSION, vaultId, name: making.name, createdAt: making.createdAt, rev: making.rev,
    headerSalt: Buffer.from(headerSaltOf(paths.database)).toString('hex'), users: [{ id: making.userId, name: making.userName }], slots: [slot, recoverySlot],
  }, making.vaultKey)
  if (!written.ok) {
    await abandon()
    return written
  }
  rmSync(paths.unfinished, { force: true })
  syncFolder(paths.folder)
  return ok({ ...making, slots: written.value, recoveryCode, database: database.value })
}

/** The first 16 bytes of a database file: SQLCipher's salt, kept outside it (SECURITY.md 5.4). Throws when the file is shorter or plaintext. */
export function headerSaltOf(databaseFile: string): Uint8Array {
  const handle = openSync(databaseFile, 'r')
  try {
    const salt = Buffer.alloc(16)
    if (readSync(handle, salt, 0, 16, 0) < 16) throw new Error('the new database has no first page on the disk')
    if (salt.toString('latin1').startsWith('SQLite format 3')) throw new Error('the new database is not encrypted')
    return salt
  } finally {
    closeSync(handle)
  }
}

/** Takes the folder for a new vault and marks it as being made. */
function clearFolder(paths: VaultPaths, vaultId: VaultId, now: number): Result<null, CreateVaultFailure | FileFailure> {
  const found = inspectVaultFolder(paths)
  if (found.state === 'trouble' && found.trouble.kind === 'no-access') return err({ kind: 'no-access', path: found.trouble.path })
  if (found.state === 'vault' || found.state === 'trouble') return err({ kind: 'folder-not-empty', path: paths.folder })
  const folder = ensurePrivateFolder(paths.folder)
  if (!folder.ok) return folder
  if (found.state === 'half-made') {
    const aside = moveAside(paths, now)
    if (!aside.ok) return aside
  }
  return writeFileAtomically(paths.unfinished, Buffer.from(`${JSON.stringify({ format: 'satchel-unfinished', version: 1, vaultId, startedAt: now })}\n`))
}

const OF_A_HALF_MADE_VAULT = /^(?:vault\.db(?:-wal|-shm|-journal)?|slots\.json\.tmp|salt\.bin(?:\.tmp)?|anchor\.bin(?:\.tmp)?|vault\.unfinished)$/

/** The mark proves that these files were ours and never became a vault. A file of anybody else stops the making. */
function moveAside(paths: VaultPaths, now: number): Result<null, CreateVaultFailure | FileFailure> {
  const names = listFolder(paths.folder)
  if (!names.ok) return err({ kind: 'no-access', path: paths.folder })
  const ours = names.value.filter((name) => OF_A_HALF_MADE_VAULT.test(name))
  if (names.value.some((name) => !OF_A_HALF_MADE_VAULT.test(name) && !isOwnLeftover(name))) return err({ kind: 'folder-not-empty', path: paths.folder })
  const aside = join(paths.folder, `unfinished-${new Date(now).toISOString().replaceAll(':', '')}`)
  try {
    mkdirSync(aside, { recursive: true, mode: 0o700 })
    // The mark goes last: a process killed in between leaves a folder that is still half-made.
    for (const name of [...ours.filter((name) => name !== 'vault.unfinished'), 'vault.unfinished']) renameSync(join(paths.folder, name), join(aside, name))
    syncFolder(paths.folder)
    return ok(null)
  } catch (error) {
    return err(fileFailure(error, paths.folder))
  }
}
