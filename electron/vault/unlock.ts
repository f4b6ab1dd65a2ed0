import { rmSync } from 'node:fs'
import { err, ok, type Result } from '../../shared/result'
import type { UserId, VaultId } from '../../shared/ids'
import { wipe, type Secret } from '../../shared/secret'
import { foldName } from '../../shared/users/names'
import type { KeychainState, VaultTrouble } from '../../shared/vault/vault'
import type { UnlockFailure } from '../../shared/vault/channels'
import type { FileFailure } from './atomic-file'
import { readDeviceSecret } from './device-secret'
import { createTurn } from './in-turn'
import { isWeaker } from './kdf'
import { sealKeyPairOf } from './seal'
import { makePassphraseSlot, openPassphraseSlot, openSlotKeys, wipeKeys, type OpenedKeys } from './slot-keys'
import { nextRev, slotsMacState, writeSlots, type PassphraseSlot, type SlotsFile } from './slots'
import { createThrottle, type AttemptKeeper, type Throttle } from './throttle'
import { costFor, type VaultTools } from './tools'
import { readVaultFolder, type VaultPaths } from './vault-folder'

/** Who unlocks: by name as typed, or by id within a session. */
export type Who = { readonly userName: string } | { readonly userId: UserId }

export type AuthenticateFailure =
  | Extract<UnlockFailure, { kind: 'wrong-passphrase' | 'must-wait' | 'unknown-user' | 'user-disabled' | 'keychain' }>
  | VaultTrouble
  | FileFailure

/** A person who proved to be a user. The database is not open yet: whether the key fits it, the caller finds out. */
export interface Authenticated {
  readonly vaultId: VaultId
  readonly userId: UserId
  readonly userName: string
  readonly slots: SlotsFile
  readonly slot: PassphraseSlot
  /** The caller wipes it at lock. */
  readonly vaultKey: Secret
  /** During an unfinished rotation the key that the database may already have (SECURITY.md K9); try it when `vaultKey` does not open. */
  readonly nextVaultKey: Secret | null
  readonly deviceSecret: Secret | null
  readonly keychain: Extract<KeychainState, 'present' | 'not-used'>
}

/**
 * Checks a passphrase against slots.json. In this order: files, waiting time, keychain, then the attempt is counted on the disk, and only
 * then the passphrase is tried (SECURITY.md R1). A slot file whose MAC does not fit the opened key is `slots-damaged` (K5).
 * Writes nothing but the attempts; a slot below today's cost is made anew (K3), and a finished vault loses its mark of being made.
 */
export async function unlockVault(tools: VaultTools, request: Asked): Promise<Result<Authenticated, AuthenticateFailure>> {
  const opened = await authenticate(tools, request)
  if (!opened.ok) return opened
  const { privateKey, ...person } = opened.value
  // The mark outlives a crash between the slot file and its own removal; from here on the vault is certain to be whole.
  rmSync(request.paths.unfinished, { force: true })
  const slots = await upgradeWeakSlot(tools, request.paths, opened.value, request.passphrase)
  wipe(privateKey)
  return ok({ ...person, slots })
}

type Opened = Authenticated & { readonly privateKey: Secret }
/** `slots`: of an open vault, which knows them itself; slots.json may have been replaced since by an older one (SECURITY.md K5). */
type Asked = { readonly paths: VaultPaths; readonly who: Who; readonly passphrase: string; readonly prompt?: boolean; readonly slots?: SlotsFile }

/**
 * As {@link unlockVault}, with the user's private key still open and nothing upgraded: for changing the passphrase. The caller wipes it.
 * One at a time: ten guesses sent at once would else count as one (SECURITY.md R1).
 */
export function authenticate(tools: VaultTools, asked: Asked): Promise<Result<Opened, AuthenticateFailure>> {
  return inTurn(() => tryPassphrase(tools, asked))
}

const inTurn = createTurn()

async function tryPassphrase(tools: VaultTools, request: Asked): Promise<Result<Opened, AuthenticateFailure>> {
  const { paths, passphrase } = request
  const read = request.slots === undefined ? readVaultFolder(paths) : ok(request.slots)
  if (!read.ok) return read
  const slots = read.value
  const user = findUser(slots, request.who)
  const slot = user === null ? null : passphraseSlotOf(slots, user.id)
  const throttle = throttleOf(tools, paths, slots.vaultId)
  if (user === null) {
    // Counted for the log; a disk that refuses changes nothing about the answer.
    await throttle.count('unknown')
    return err({ kind: 'unknown-user' })
  }
  if (slot === null) return err({ kind: 'user-disabled' })
  const scope = `user:${user.id}` as const
  const before = await throttle.standing(scope)
  if (before.waitMs > 0) return err({ kind: 'must-wait', waitMs: before.waitMs })
  const device = slot.deviceFingerprint === null ? null : await readDeviceSecret(tools.keychain, slots.vaultId, slot.deviceFingerprint, request.prompt)
  if (device !== null && device.state !== 'present') return err({ kind: 'keychain', state: device.state })
  const forget = (): void => {
    if (device !== null) wipe(device.secret)
  }
  const counted = await throttle.count(scope)
  if (!counted.ok) {
    forget()
    return counted
  }
  const privateKey = await openPassphraseSlot(slots.vaultId, slot, passphrase, device?.secret ?? null)
  if (!privateKey.ok) {
    forget()
    return err({ kind: 'wrong-passphrase', waitMs: counted.value.waitMs, failedAttempts: counted.value.failures })
  }
  await throttle.forgive(scope)
  const keys = openGenuineKeys(slots, slot, privateKey.value, paths)
  if (!keys.ok) {
    wipe(privateKey.value)
    forget()
    return keys
  }
  return ok({
    vaultId: slots.vaultId, userId: user.id, userName: user.name, slots, slot, ...keys.value, privateKey: privateKey.value,
    deviceSecret: device?.secret ?? null, keychain: device === null ? 'not-used' : 'present',
  })
}

/** The vault keys of a slot, once the whole slot file proved genuine under them (SECURITY.md K5). */
export function openGenuineKeys(slots: SlotsFile, slot: SlotsFile['slots'][number], privateKey: Secret, paths: VaultPaths): Result<OpenedKeys, Extract<VaultTrouble, { kind: 'slots-damaged' }>> {
  const keys = openSlotKeys(slots.vaultId, slot, privateKey)
  if (!keys.ok) return err({ kind: 'slots-damaged', path: paths.slots })
  if (slotsMacState(keys.value.vaultKey, slots) === 'genuine') return keys
  wipeKeys(keys.value)
  return err({ kind: 'slots-damaged', path: paths.slots })
}

/** The keychain's state for one user's slot, for the locked page. Reads only. */
export async function keychainStateFor(tools: Pick<VaultTools, 'keychain'>, slots: SlotsFile, userId: UserId): Promise<KeychainState> {
  const fingerprint = passphraseSlotOf(slots, userId)?.deviceFingerprint ?? null
  if (fingerprint === null) return 'not-used'
  const reading = await readDeviceSecret(tools.keychain, slots.vaultId, fingerprint)
  if (reading.state === 'present') wipe(reading.secret)
  return reading.state
}

/** The failed attempts of a vault's users. */
export function throttleOf(tools: Pick<VaultTools, 'keychain' | 'uptime'>, paths: VaultPaths, vaultId: VaultId, also?: AttemptKeeper): Throttle {
  return createThrottle({ file: paths.attempts, vaultId, keychain: tools.keychain, uptime: tools.uptime, ...(also === undefined ? {} : { also }) })
}

/** A user by id, or by name without regard to case, width and spaces. */
export function findUser(slots: SlotsFile, who: Who): SlotsFile['users'][number] | null {
  if ('userId' in who) return slots.users.find((user) => user.id === who.userId) ?? null
  return slots.users.find((user) => foldName(user.name) === foldName(who.userName)) ?? null
}

/** The passphrase slot of a user, or null. */
export function passphraseSlotOf(slots: SlotsFile, userId: UserId): PassphraseSlot | null {
  return slots.slots.find((slot): slot is PassphraseSlot => slot.kind === 'passphrase' && slot.userId === userId) ?? null
}

/** Opening upgrades weak slots (SECURITY.md K3). A disk that refuses leaves the slot as it is: the person is in, and the next unlock tries again. The passphrase is as old as it was. */
async function upgradeWeakSlot(tools: VaultTools, paths: VaultPaths, person: Authenticated & { readonly privateKey: Secret }, passphrase: string): Promise<SlotsFile> {
  const { slots, slot } = person
  const cost = costFor(slot.deviceFingerprint !== null)
  if (!isWeaker(slot.kdf, cost)) return slots
  const device = slot.deviceFingerprint === null || person.deviceSecret === null ? null : { secret: person.deviceSecret, fingerprint: slot.deviceFingerprint }
  const stronger = await makePassphraseSlot({ vaultId: slots.vaultId, slotId: slot.slotId, userId: slot.userId }, sealKeyPairOf(person.privateKey), { passphrase, device }, person, cost, slot.changedAt, tools.random)
  const next = nextRev(slots)
  const written = writeSlots(paths.slots, { ...next, slots: next.slots.map((other) => (other.slotId === slot.slotId ? stronger : other)) }, person.vaultKey)
  return written.ok ? written.value : slots
}
