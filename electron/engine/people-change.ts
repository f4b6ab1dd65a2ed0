import type { UserId } from '../../shared/ids'
import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import type { Permission } from '../../shared/permissions'
import { err, ok, type Result } from '../../shared/result'
import type { Secret } from '../../shared/secret'
import { commitChange, commitEvent, type Change } from '../changes/commit-change'
import type { WriteDb } from '../db/database'
import { isEdited, sealPeople } from '../vault/people-seal'
import type { VaultTools } from '../vault/tools'
import type { AuthenticateFailure, Authenticated } from '../vault/unlock'
import type { OpenVault } from './open-vault'
import { provePassphrase, proveWithKeys } from './prove-passphrase'
import { askForRecoveryCode, whoDecides } from './recovery-due'
import { writeSettledSlots } from './slots-memory'

/** What changing people needs of the session. */
export interface PeopleScene {
  readonly tools: VaultTools
  /** The open vault. Throws while locked. */
  vault(): OpenVault
  /** The open vault as it is now, or null. */
  current(): OpenVault | null
  /** Decides anew what the person of the session may, and tells the screens. */
  refresh(): Promise<unknown>
  /** Gives the vault a new key after somebody was removed (SECURITY.md K8). */
  rotateVaultKey(): Promise<Answer<'vault.rotateKey'>>
  /** Gives all records of one person to another, by a job. */
  giveRecords(input: Input<'records.give'>): Promise<Answer<'records.give'>>
  /** The person of the session with their keys, which the caller wipes; counted by the throttle (SECURITY.md K13). */
  prove(vault: OpenVault, passphrase: string): Promise<Result<Authenticated & { readonly privateKey: Secret }, AuthenticateFailure>>
  /** As `prove`, keeping nothing, and only when `check` says that the act is possible at all. */
  proveOnly<T, F>(vault: OpenVault, check: () => Result<T, F>, passphrase: string): Promise<Result<null, F | AuthenticateFailure>>
}

/** Refuses what reaches beyond the rights of whoever asks, which the log notes. */
export function beyond(vault: OpenVault, channel: EngineChannel, userId: UserId | null): Result<never, { readonly kind: 'beyond-own-rights' }> {
  noteDenied(vault, channel, userId, 'users', 'beyond-own-rights')
  return err({ kind: 'beyond-own-rights' })
}

/** Notes in the log that an act on a person, or on nobody yet, was refused for want of a right. */
export function noteDenied(vault: OpenVault, channel: EngineChannel, userId: UserId | null, permission: Permission, why: string): void {
  commitEvent(vault.context, { action: 'access.denied', objectType: userId === null ? null : 'user', objectId: userId, detail: { facts: { channel, permission, why } } })
}

/** The parts of a {@link PeopleScene} that prove who acts. */
export function provers(tools: VaultTools): Pick<PeopleScene, 'prove' | 'proveOnly'> {
  const prove: PeopleScene['prove'] = (vault, passphrase) => proveWithKeys(tools, vault, passphrase)
  return {
    prove,
    proveOnly: async (vault, check, passphrase) => {
      const possible = check()
      if (!possible.ok) return possible
      return provePassphrase(tools, vault, passphrase)
    },
  }
}

/**
 * Changes people, roles or teams: `check` once more, then rows, entry and seal in one transaction, with a new recovery code due where somebody decides over users no more, then slots.json, then the authority of the session.
 * Refused as damage when somebody edited the table of permissions while the vault was open: it must not be sealed.
 */
export async function changePeople<C, T, F>(scene: PeopleScene, vault: OpenVault, check: () => Result<C, F>, work: (change: Change, db: WriteDb, checked: C) => T): Promise<Result<T, F | { readonly kind: 'locked' } | { readonly kind: 'damaged'; readonly what: 'vault' }>> {
  // Proving takes half a second, in which the vault may have been locked.
  if (scene.current() !== vault) return err({ kind: 'locked' })
  const checked = check()
  if (!checked.ok) return checked
  if (isEdited(vault)) return err({ kind: 'damaged', what: 'vault' })
  const { value } = commitChange(vault.context, (change, db) => {
    const before = whoDecides(db)
    const result = work(change, db, checked.value)
    const after = whoDecides(db)
    if ([...before].some((userId) => !after.has(userId))) askForRecoveryCode(vault.database, 'known')
    sealPeople(db, vault.vaultKey)
    return result
  })
  // A disk that refuses changes nothing about who may come in: that the database says, and the next unlock brings the file to it.
  writeSettledSlots(vault)
  await scene.refresh()
  return ok(value)
}
