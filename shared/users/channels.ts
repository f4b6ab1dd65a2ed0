import { z } from 'zod'
import type { BackupProblem } from '../backup/channels'
import { isId, type RoleId, type SessionId, type TeamId, type UserId } from '../ids'
import type { NoSuchOwner } from '../contacts/channels'
import { endpoint } from '../ipc/endpoint'
import { jobId, nothing, passphrase } from '../ipc/fields'
import { idText } from '../list'
import { isPresetRole, rights, type BeyondOwnRights, type Rights } from '../permissions'
import type { GivenRecords, NotYoursToGive } from '../records/channels'
import type { PassphraseProblem, UnlockFailure } from '../vault/channels'
import type { LockReason } from '../vault/vault'
import { name } from './names'

/**
 * How a person stands to the vault. `invited`: has a passphrase that somebody else chose and has not set an own one. `unfinished`: was added or reset and has no
 * key in slots.json; a reset or a removal ends that. `removed`: cannot come back; the name stays readable in the log.
 */
export const userStates = ['active', 'invited', 'unfinished', 'disabled', 'removed'] as const
export type UserState = (typeof userStates)[number]

/** Why somebody must set a new passphrase at the next unlock. */
export const passphraseDues = ['invited', 'reset', 'asked', 'expired'] as const
export type PassphraseDue = (typeof passphraseDues)[number]

/** A person as everybody may know them: for owners, filters and the log. */
export interface UserName {
  readonly id: UserId
  readonly name: string
  /** A preset's name or the id of a composed role. */
  readonly role: string
  /** What a composed role is called; null for a preset. */
  readonly roleName: string | null
  readonly state: UserState
}

/** A person as an administrator sees them. Times are ms since the epoch. */
export interface Person extends UserName {
  readonly teamId: TeamId | null
  readonly teamName: string | null
  /** Unlocks in two steps. */
  readonly secondFactor: boolean
  /** The role demands a second factor. */
  readonly secondFactorDemanded: boolean
  readonly passphraseDue: PassphraseDue | null
  /** When the passphrase that somebody else chose stops working; null when there is none. */
  readonly invitationEndsAt: number | null
  readonly invitationExpired: boolean
  readonly passphraseChangedAt: number | null
  /** Strength as it was when the passphrase was set, 0 to 4; null when that is not known. */
  readonly passphraseScore: number | null
  readonly lastSeenAt: number | null
  readonly addedAt: number
  /** The person of this session. */
  readonly isSelf: boolean
}

/** A preset (its name is its id, and `name` is null: every language has its own) or a composed role. */
export interface Role {
  readonly id: string
  readonly name: string | null
  readonly rights: Rights
  /** How many people have it, disabled ones included. */
  readonly people: number
}

export interface Team {
  readonly id: TeamId
  readonly name: string
  readonly people: number
}

/** What came with the removal of a person. `given` null: the records were to stay as they are. */
export interface Removed {
  readonly rotationDue: boolean
  readonly backupProblem: BackupProblem | null
  readonly given: GivenRecords | null
}

/** One session as the log has it. `endedAt` null with `current` false: the program ended without locking. */
export interface SessionRecord {
  readonly userId: UserId
  readonly userName: string | null
  readonly sessionId: SessionId
  readonly startedAt: number
  readonly endedAt: number | null
  readonly end: LockReason | null
  /** Opened with the recovery code. */
  readonly recovered: boolean
  readonly current: boolean
}

type NotProved = UnlockFailure
type NotFound = { readonly kind: 'no-such-person' } | { readonly kind: 'no-such-role' } | { readonly kind: 'no-such-team' }
type NameTaken = { readonly kind: 'name-taken' }
/** After it nobody could administer the vault: nothing was changed. */
type LastAdministrator = { readonly kind: 'last-administrator' }
/** Nobody removes or disables themselves. */
type Yourself = { readonly kind: 'yourself' }
/** What is asked for does not go with how the person stands: a removed person stays removed. */
type WrongState = { readonly kind: 'person-removed' }
type PassphraseRefused = { readonly kind: 'passphrase-refused'; readonly problem: PassphraseProblem }

const idOf = <K extends UserId | RoleId | TeamId>() => z.string().refine(isId, 'is not an id').transform((text): K => text as K)
const userId = idOf<UserId>()
const roleId = idOf<RoleId>()
const teamId = idOf<TeamId>()
const role = z.string().refine((text) => isPresetRole(text) || isId(text), 'is not a role')

/** People, roles and teams. What asks for `passphrase` wants the acting person's own again (SECURITY.md K13). */
export const userChannels = {
  /** Everybody, removed people last; for owners and names. */
  'users.list': endpoint<{ readonly items: readonly UserName[] }>()(nothing, { needs: 'session', kind: 'query' }),
  'users.people': endpoint<{ readonly items: readonly Person[] }>()(nothing, { needs: 'session', permission: 'users', kind: 'query' }),
  /** `temporary`: the person sets a passphrase of their own at the first unlock, until `invitationEndsAt`, ms since the epoch. */
  'users.add': endpoint<{ readonly userId: UserId; readonly invitationEndsAt: number | null }, NotProved | NotFound | NameTaken | PassphraseRefused | BeyondOwnRights>()(
    z.strictObject({ name, role, team: teamId.nullable(), newPassphrase: passphrase, temporary: z.boolean(), passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),
  'users.rename': endpoint<null, NotFound | NameTaken | WrongState | BeyondOwnRights>()(z.strictObject({ userId, name }), { needs: 'session', permission: 'users', kind: 'command' }),
  'users.setRole': endpoint<null, NotProved | NotFound | LastAdministrator | WrongState | BeyondOwnRights>()(z.strictObject({ userId, role, passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),
  'users.setTeam': endpoint<null, NotProved | NotFound | WrongState | BeyondOwnRights>()(z.strictObject({ userId, team: teamId.nullable(), passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),
  'users.setDisabled': endpoint<null, NotProved | NotFound | LastAdministrator | Yourself | WrongState | BeyondOwnRights>()(z.strictObject({ userId, disabled: z.boolean(), passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),
  /**
   * For good. The vault's key is rotated then (SECURITY.md K8): `rotationDue` is true while that has not happened, `backupProblem` says so when it was for want of the backup before it.
   * With `give` all records of the person go to somebody else first, or to nobody (`to` null), by a job that tells how far it is and can be cancelled; nobody is removed unless all were given. Needs `mass-update` besides.
   */
  'users.remove': endpoint<Removed, NotProved | NotFound | LastAdministrator | Yourself | WrongState | BeyondOwnRights | NoSuchOwner | NotYoursToGive>()(
    z.strictObject({ userId, passphrase, give: z.strictObject({ jobId, to: idText.nullable() }).optional() }), { needs: 'session', permission: 'users', kind: 'command' }),
  /** A new passphrase for somebody who forgot theirs, or whose invitation is over; they set an own one at the next unlock, until `invitationEndsAt`. */
  'users.resetPassphrase': endpoint<{ readonly invitationEndsAt: number }, NotProved | NotFound | PassphraseRefused | Yourself | WrongState | BeyondOwnRights>()(z.strictObject({ userId, newPassphrase: passphrase, passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),
  /** Whoever it is sets a new passphrase at the next unlock. */
  'users.askPassphrase': endpoint<null, NotFound | WrongState | BeyondOwnRights>()(z.strictObject({ userId }), { needs: 'session', permission: 'users', kind: 'command' }),

  /** The presets in their order, then the composed ones by name. */
  'roles.list': endpoint<{ readonly items: readonly Role[] }>()(nothing, { needs: 'session', kind: 'query' }),
  /** `id` null: a new role. What is stored is what `settleRights` leaves of `rights`. */
  'roles.save': endpoint<{ readonly roleId: RoleId }, NotProved | NotFound | NameTaken | LastAdministrator | BeyondOwnRights>()(z.strictObject({ id: roleId.nullable(), name, rights, passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),
  'roles.delete': endpoint<null, NotProved | NotFound | { readonly kind: 'role-in-use'; readonly people: number } | BeyondOwnRights>()(z.strictObject({ id: roleId, passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),

  'teams.list': endpoint<{ readonly items: readonly Team[] }>()(nothing, { needs: 'session', kind: 'query' }),
  'teams.save': endpoint<{ readonly teamId: TeamId }, NotFound | NameTaken>()(z.strictObject({ id: teamId.nullable(), name }), { needs: 'session', permission: 'users', kind: 'command' }),
  /** Its people are without a team then: each is a team of one. */
  'teams.delete': endpoint<null, NotFound>()(z.strictObject({ id: teamId }), { needs: 'session', permission: 'users', kind: 'command' }),

  /** Newest first. Without the permission `users` only one's own. `before`: the `next` of the page before. */
  'sessions.list': endpoint<{ readonly items: readonly SessionRecord[]; readonly next: number | null }>()(
    z.strictObject({ userId: userId.optional(), before: z.int().min(1).optional(), limit: z.int().min(1).max(500) }), { needs: 'session', kind: 'query' }),
}
