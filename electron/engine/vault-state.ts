import { basename } from 'node:path'
import type { KeychainState, LockedUser, LockReason, Session, VaultName, VaultState } from '../../shared/vault/vault'
import type { SlotsFile } from '../vault/slots'
import type { VaultTools } from '../vault/tools'
import { keychainStateFor, passphraseSlotOf, throttleOf } from '../vault/unlock'
import { inspectVaultFolder, vaultPaths, type VaultPaths } from '../vault/vault-folder'
import type { OpenVault } from './open-vault'
import { isRecoveryDue } from './recovery-due'

/** What the session knows of itself. */
export interface SessionFacts {
  readonly folder: string | null
  readonly open: OpenVault | null
  readonly locksAt: number
  readonly reason: LockReason
  readonly recent: readonly VaultName[]
}

/** The vault's state as the screens and the command line see it. Reads only. */
export async function vaultStateOf({ folder, open, locksAt, reason, recent }: SessionFacts, tools: VaultTools): Promise<VaultState> {
  if (folder === null) return { state: 'none', recent }
  if (open !== null && open.due !== null) return { state: 'waiting', vault: nameOf(folder, open.slots.name), due: open.due, session: sessionOf(open), locksAt }
  if (open !== null) return { state: 'unlocked', vault: nameOf(folder, open.slots.name), session: sessionOf(open), locksAt, keychain: open.keychain, findings: open.findings, recoveryDue: isRecoveryDue(open) }
  const paths = vaultPaths(folder)
  const found = inspectVaultFolder(paths)
  if (found.state === 'free' || found.state === 'half-made') return { state: 'trouble', vault: nameOf(folder), trouble: { kind: 'vault-missing', path: paths.database }, recent }
  if (found.state === 'trouble') return { state: 'trouble', vault: nameOf(folder), trouble: found.trouble, recent }
  const users = await lockedUsers(tools, paths, found.slots)
  const { keychain, waitMs, failedAttempts } = users[0] ?? { keychain: 'not-used', waitMs: 0, failedAttempts: 0 }
  return { state: 'locked', vault: nameOf(folder, found.slots.name), users, reason, recent, keychain, waitMs, failedAttempts }
}

/** Everybody with a slot: whoever is disabled stands in the file without one. Slots of one device secret are looked up in the keychain once. */
async function lockedUsers(tools: VaultTools, paths: VaultPaths, slots: SlotsFile): Promise<LockedUser[]> {
  const throttle = throttleOf(tools, paths, slots.vaultId)
  const states = new Map<string | null, Promise<KeychainState>>()
  return Promise.all(slots.users.flatMap(({ id, name }) => {
    const slot = passphraseSlotOf(slots, id)
    if (slot === null) return []
    const keychain = states.get(slot.deviceFingerprint) ?? keychainStateFor(tools, slots, id)
    states.set(slot.deviceFingerprint, keychain)
    return [Promise.all([throttle.standing(`user:${id}`), keychain]).then(([{ waitMs, failures }, state]) => ({ id, name, waitMs, failedAttempts: failures, keychain: state }))]
  }))
}

/** The session with what its person may now, which an administrator may have changed since it began. */
function sessionOf({ session, authority: { role, roleName, rights, team } }: OpenVault): Session {
  return { ...session, role, roleName, rights, team }
}

/** A vault's folder with its name, which is the folder's until the vault told its own. */
export function nameOf(path: string, name?: string): VaultName {
  return { path, name: name ?? basename(path) }
}
