import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import type { ObjectType } from '../../shared/list'
import type { EventName, Events } from '../../shared/ipc/events'
import type { Permission } from '../../shared/permissions'
import type { Clock } from '../../shared/time'
import type { Due, LockReason, VaultState } from '../../shared/vault/vault'
import type { Authority } from '../access/authority'
import type { SheetMade } from './messages'
import type { ChangeEvent } from '../changes/commit-change'
import type { SecretStore } from '../keychain/secret-store'
import type { AnchorReadings } from './audit-jobs'
import type { Credentials } from './credentials'
import type { EngineLog } from './log'
import type { RecentVaults } from './recent-vaults'
import type { JobEnvironment } from './job-run'
import type { OpenVault } from './open-vault'
import type { People } from './people'
import type { PeopleScene } from './people-change'

export interface SessionOptions {
  readonly clock: Clock
  readonly keychain: SecretStore
  readonly recent: RecentVaults
  readonly lockReason: LockReason
  readonly log: EngineLog
  readonly emit: <E extends EventName>(name: E, data: Events[E]) => void
  /** Told after every commit of an open vault, whoever made it, and before one locks. Neither throws. */
  readonly afterCommit: () => void
  readonly beforeLock: (vault: OpenVault) => void
  /** Gives the open vault another key after somebody was removed. */
  readonly rotateVaultKey: () => Promise<Answer<'vault.rotateKey'>>
  /** Gives all records of one person to another before they are removed. */
  readonly giveRecords: PeopleScene['giveRecords']
}

type Answered<C extends EngineChannel> = Promise<Answer<C>>

/** The one session of an engine, as its rooms know it: no vault, locked, in trouble, or unlocked. Made by `createVaultSession`. */
export interface VaultSession extends Credentials {
  /** The open vault, or null while locked. */
  vault(): OpenVault | null
  state(): Promise<VaultState>
  create(input: Input<'vault.create'>, folder: string): Answered<'vault.create'>
  choose(folder: string): Promise<VaultState>
  leaveVault(): Promise<VaultState>
  unlock(input: Input<'vault.unlock'>): Answered<'vault.unlock'>
  recover(input: Input<'vault.recover'>): Answered<'vault.recover'>
  lock(reason: LockReason): Promise<VaultState>
  /** Locks when the idle deadline has passed, however long ago, or when the clock was set back so that nobody can tell (SECURITY.md L3). */
  lockIfDue(): void
  touch(): number
  /** What the person of the session may; null while locked. */
  authority(): Authority | null
  /** Decides anew what the person of the session may and must do, after a change of people or roles, and tells the screens. */
  refresh(): Promise<VaultState>
  /** What an administrator does about people. */
  readonly people: People
  readonly peopleScene: PeopleScene
  /** What that person must do before anything else; null when nothing, or while locked. */
  due(): Due | null
  /** A check found damaged pages: the vault is only read from now on (SECURITY.md 5.3). */
  isDamaged(): boolean
  damageFound(): void
  /** Whether a full check of the file is due (SECURITY.md 5.2). */
  isCheckDue(): boolean
  /** `about`: the record or field that the rights do not reach, where they allow the channel. */
  recordDenied(channel: EngineChannel, permission: Permission, about?: { readonly object: ObjectType | null; readonly id: string | null; readonly field: string | null }): void
  /** A sheet of codes was printed or is about to be saved. */
  recordSheet(sheet: SheetMade['sheet'], how: SheetMade['how']): void
  /** Called after every commit, whoever made it: anchors the head and tells the screens. */
  committed(event: ChangeEvent): void
  /** Goes on with the same session on another database, which a rotation put in place; null: there is none, and the session is over. Tells nobody: {@link refresh} does. */
  replaceVault(next: OpenVault | null): void
  /** What a job thread needs; null while locked. The bytes are copies that the job wipes. */
  jobVault(): JobEnvironment['vault']
  anchorReadings(): AnchorReadings
  afterJob(): void
  /** Work that goes on keeps the vault open: an import is not cut off by an idle minute. */
  stayAwakeWhile(running: () => boolean): void
  leave(): void
}
