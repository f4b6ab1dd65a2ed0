import { idFromBytes, idToBytes, type TeamId, type UserId } from '../../shared/ids'
import { isPresetRole } from '../../shared/permissions'
import { passphraseDues, type PassphraseDue, type Person, type UserName, type UserState } from '../../shared/users/channels'
import { foldName } from '../../shared/users/names'
import type { ReadDb } from '../db/database'
import { roleOf } from './authority'
import { invitationOf } from './invitation'

/** Who has a slot in slots.json, with the time of its passphrase, ms since the epoch: the others cannot come in. */
export type SlotOwners = ReadonlyMap<UserId, number>

interface UserRow {
  readonly id: Uint8Array
  readonly name: string
  readonly role: string
  readonly team: Uint8Array | null
  readonly created_at: number
  readonly disabled_at: number | null
  readonly removed_at: number | null
  readonly passphrase_due: string | null
  readonly passphrase_changed_at: number | null
  readonly passphrase_score: number | null
  readonly last_seen_at: number | null
}

const COLUMNS = 'id, name, role, team, created_at, disabled_at, removed_at, passphrase_due, passphrase_changed_at, passphrase_score, last_seen_at'

/** Everybody as everybody may know them, removed people last. */
export function userNames(db: ReadDb, owners: SlotOwners): UserName[] {
  return userRows(db).map((row) => nameOf(db, row, owners))
}

/** Everybody as an administrator sees them, removed people last. `invitationDays`: as the policy says. */
export function people(db: ReadDb, owners: SlotOwners, { self, invitationDays, now }: { readonly self: UserId; readonly invitationDays: number; readonly now: number }): Person[] {
  const teams = new Map(db.all<{ id: Uint8Array; name: string }>('SELECT id, name FROM teams WHERE deleted_at IS NULL').map((team) => [idFromBytes<TeamId>(team.id), team.name]))
  const factors = new Set(db.all<{ user: Uint8Array }>('SELECT user FROM second_factors WHERE confirmed_at IS NOT NULL').map(({ user }) => idFromBytes<UserId>(user)))
  return userRows(db).map((row) => {
    const name = nameOf(db, row, owners)
    const teamId = row.team === null ? null : idFromBytes<TeamId>(row.team)
    const invitation = row.disabled_at === null ? invitationOf(db, { userId: name.id, due: row.passphrase_due, since: owners.get(name.id) }, invitationDays, now) : null
    return {
      ...name, teamId, teamName: teamId === null ? null : teams.get(teamId) ?? null,
      secondFactor: factors.has(name.id), secondFactorDemanded: roleOf(db, row.role).rights.secondFactor,
      passphraseDue: dueIn(row), passphraseChangedAt: row.passphrase_changed_at, passphraseScore: row.passphrase_score,
      invitationEndsAt: invitation?.endsAt ?? null, invitationExpired: invitation?.expired ?? false,
      lastSeenAt: row.last_seen_at, addedAt: row.created_at, isSelf: name.id === self,
    }
  })
}

/** A person as the commands need them before they change anything; undefined when there is none. */
export function userOf(db: ReadDb, userId: UserId): { readonly name: string; readonly role: string; readonly team: TeamId | null; readonly disabled: boolean; readonly removed: boolean } | undefined {
  const row = db.get<UserRow>(`SELECT ${COLUMNS} FROM users WHERE id = ?`, idToBytes(userId))
  return row === undefined ? undefined : { name: row.name, role: row.role, team: row.team === null ? null : idFromBytes<TeamId>(row.team), disabled: row.disabled_at !== null, removed: row.removed_at !== null }
}

/** Whether somebody who may come (back) is called that already, letters of full width, case and spaces aside. */
export function isUserNameTaken(db: ReadDb, name: string, except: UserId | null): boolean {
  return db.all<{ id: Uint8Array; name: string }>('SELECT id, name FROM users WHERE removed_at IS NULL').some((user) => foldName(user.name) === foldName(name) && idFromBytes<UserId>(user.id) !== except)
}

/** Whether a person can be given this role. */
export function isRole(db: ReadDb, role: string): boolean {
  return isPresetRole(role) || db.get('SELECT 1 FROM roles WHERE id = ? AND deleted_at IS NULL', idToBytes(role)) !== undefined
}

/** What a role is called in an entry of the log: a preset's own name, or what the composed one is called now. */
export function roleWords(db: ReadDb, role: string): string {
  return roleOf(db, role).roleName ?? role
}

function userRows(db: ReadDb): UserRow[] {
  return db.all<UserRow>(`SELECT ${COLUMNS} FROM users ORDER BY removed_at IS NOT NULL, name COLLATE NOCASE, id`)
}

function nameOf(db: ReadDb, row: UserRow, owners: SlotOwners): UserName {
  const id = idFromBytes<UserId>(row.id)
  return { id, name: row.name, role: row.role, roleName: roleOf(db, row.role).roleName, state: stateOf(row, owners.has(id)) }
}

function stateOf(row: UserRow, hasSlot: boolean): UserState {
  if (row.removed_at !== null) return 'removed'
  if (row.disabled_at !== null) return 'disabled'
  if (!hasSlot) return 'unfinished'
  return row.passphrase_due === 'invited' ? 'invited' : 'active'
}

function dueIn({ passphrase_due }: UserRow): PassphraseDue | null {
  return passphraseDues.find((due) => due === passphrase_due) ?? null
}
