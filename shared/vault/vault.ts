import type { Rights } from '../permissions'
import type { SessionId, UserId, VaultId } from '../ids'

/** State of the OS keychain for one vault (SECURITY.md C1). */
export type KeychainState =
  | 'present'
  /** The keychain answers and holds nothing for this vault: another machine, or the item was removed. */
  | 'absent'
  /** The keychain is there and locked. */
  | 'locked'
  /** There is no keychain service to talk to, or it did not answer in time. */
  | 'unavailable'
  /** The keychain holds something else than this vault was made with. */
  | 'changed'
  /** The vault was made without a keychain, with consent. */
  | 'not-used'

/** Why a vault cannot be opened whatever the passphrase. Each has its own page (SECURITY.md 5.3). */
export type VaultTrouble =
  | { readonly kind: 'vault-missing'; readonly path: string }
  | { readonly kind: 'vault-empty'; readonly path: string }
  | { readonly kind: 'vault-plaintext'; readonly path: string }
  | { readonly kind: 'slots-missing'; readonly path: string }
  | { readonly kind: 'slots-damaged'; readonly path: string }
  | { readonly kind: 'newer-version'; readonly found: number; readonly known: number }
  /** `host`: the machine that has it, when it is another one; null here. */
  | { readonly kind: 'in-use'; readonly pid: number; readonly host: string | null }
  | { readonly kind: 'no-access'; readonly path: string }

/** Why the last lock happened; shown on the locked page. `switch`: so that somebody else can unlock. */
export const lockReasons = ['start', 'user', 'idle', 'suspend', 'screen-lock', 'quit', 'crash', 'panic', 'switch'] as const
export type LockReason = (typeof lockReasons)[number]

/** Findings of the integrity checks at unlock (SECURITY.md K5, A5). The vault is open, and the person must know. */
export type IntegrityFinding =
  | { readonly kind: 'log-cut'; readonly anchor: 'file' | 'keychain'; readonly anchorSeq: number; readonly headSeq: number }
  | { readonly kind: 'log-forked'; readonly anchor: 'file' | 'keychain'; readonly seq: number }
  | { readonly kind: 'slots-rolled-back'; readonly found: number; readonly expected: number }
  | { readonly kind: 'anchor-missing'; readonly anchor: 'file' | 'keychain' }
  | { readonly kind: 'anchor-forged'; readonly anchor: 'file' | 'keychain' }
  /** A check of the pages failed: the vault can be read and exported, and takes no change (SECURITY.md 5.3). */
  | { readonly kind: 'pages-damaged' }
  /** The first bytes of the file were torn; its salt was put back from the copy beside it (SECURITY.md 5.4). */
  | { readonly kind: 'salt-restored' }
  /** Somebody left, and the vault still has the key that they knew: an administrator rotates it (SECURITY.md K8). */
  | { readonly kind: 'rotation-due' }
  | { readonly kind: 'import-interrupted'; readonly batchId: string }
  /** People, roles or policy were changed inside the database without this program, and the recovery code opened it: they stand as they were found. */
  | { readonly kind: 'people-edited' }
  /** What watches over the vault was edited without this program: nothing laxer than usual was left, and what the log tells is as it says. `parts`: which, after each other. */
  | { readonly kind: 'safeguards-edited'; readonly parts: string }
  /** slots.json has a slot for this person that the vault does not know: it lets nobody in. */
  | { readonly kind: 'slot-foreign'; readonly userName: string }

export interface VaultName {
  readonly path: string
  readonly name: string
}

export interface Session {
  readonly sessionId: SessionId
  readonly userId: UserId
  readonly userName: string
  /** A preset's name or the id of a composed role. */
  readonly role: string
  /** What a composed role is called; null for a preset, which has a name in every language. */
  readonly roleName: string | null
  readonly rights: Rights
  /** The people of the person's team, themselves among them: whose records the scope `team` reaches. */
  readonly team: readonly UserId[]
  readonly vaultId: VaultId
  readonly since: number
}

/**
 * What a person must do after the right passphrase, before the vault answers anything: give the second factor, set a passphrase of their own
 * (invited, reset or asked to), or set a second factor up because the role demands one.
 */
export const dues = ['second-factor', 'passphrase', 'second-factor-setup'] as const
export type Due = (typeof dues)[number]

/** Somebody who may unlock, as the locked page knows them. */
export interface LockedUser {
  readonly id: UserId
  readonly name: string
  /** Milliseconds to wait before this person's next attempt counts (SECURITY.md R2). */
  readonly waitMs: number
  readonly failedAttempts: number
  /** Of the device secret this person's slot needs. */
  readonly keychain: KeychainState
}

export type VaultState =
  | { readonly state: 'none'; readonly recent: readonly VaultName[] }
  | { readonly state: 'trouble'; readonly vault: VaultName; readonly trouble: VaultTrouble; readonly recent: readonly VaultName[] }
  | {
      readonly state: 'locked'
      readonly vault: VaultName
      /** Who may unlock. */
      readonly users: readonly LockedUser[]
      /** These three are the first user's. */
      readonly keychain: KeychainState
      readonly waitMs: number
      readonly failedAttempts: number
      readonly reason: LockReason
      readonly recent: readonly VaultName[]
    }
  /** Open for one thing only: see {@link Due}. */
  | { readonly state: 'waiting'; readonly vault: VaultName; readonly due: Due; readonly session: Session; readonly locksAt: number }
  | {
      readonly state: 'unlocked'
      readonly vault: VaultName
      readonly session: Session
      /** When it locks by itself unless somebody acts, ms since the epoch. */
      readonly locksAt: number
      readonly keychain: KeychainState
      readonly findings: readonly IntegrityFinding[]
      /** The recovery code was used or never confirmed: a new one must be made (SECURITY.md K7). Told to whoever may make one. */
      readonly recoveryDue: boolean
    }
