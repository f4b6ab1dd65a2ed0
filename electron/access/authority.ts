import { idFromBytes, idToBytes, isId, type UserId } from '../../shared/ids'
import { isPresetRole, noRights, presetRights, rights as rightsSchema, type Rights } from '../../shared/permissions'
import type { ReadDb } from '../db/database'

/** Who acts, and what they may: decided inside the engine for every call, from what the vault says now. */
export interface Authority {
  readonly userId: UserId
  /** A preset's name or the id of a composed role. */
  readonly role: string
  /** What a composed role is called; null for a preset. */
  readonly roleName: string | null
  readonly rights: Rights
  /** The person and everybody of the same team: the owners that the scope `team` reaches, besides nobody. */
  readonly team: readonly UserId[]
}

/**
 * The authority of a person as the vault has it. Somebody who is disabled, removed or unknown, or whose role is gone or unreadable, may nothing:
 * an edited table of permissions never gives more than it took.
 */
export function authorityOf(db: ReadDb, userId: UserId): Authority {
  const user = db.get<{ role: string; team: Uint8Array | null; disabled_at: number | null; removed_at: number | null }>(
    'SELECT role, team, disabled_at, removed_at FROM users WHERE id = ?', idToBytes(userId))
  if (user === undefined || user.disabled_at !== null || user.removed_at !== null) return { userId, role: user?.role ?? '', roleName: null, rights: noRights, team: [userId] }
  return { userId, role: user.role, ...roleOf(db, user.role), team: teamOf(db, userId, user.team) }
}

/** The rights of a role as the vault has it now; none when it is gone. */
export function roleOf(db: ReadDb, role: string): Pick<Authority, 'roleName' | 'rights'> {
  if (isPresetRole(role)) return { roleName: null, rights: presetRights[role] }
  const row = isId(role) ? db.get<{ name: string; rights: string }>('SELECT name, rights FROM roles WHERE id = ? AND deleted_at IS NULL', idToBytes(role)) : undefined
  return row === undefined ? { roleName: null, rights: noRights } : { roleName: row.name, rights: parseRights(row.rights) }
}

/** Rights as stored with a role; none when they cannot be read. */
export function parseRights(text: string): Rights {
  try {
    const parsed = rightsSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : noRights
  } catch {
    // Not JSON: somebody else wrote it.
    return noRights
  }
}

function teamOf(db: ReadDb, userId: UserId, team: Uint8Array | null): UserId[] {
  if (team === null) return [userId]
  const members = db.all<{ id: Uint8Array }>('SELECT id FROM users WHERE team = ?', team).map(({ id }) => idFromBytes<UserId>(id))
  return members.includes(userId) ? members : [...members, userId]
}
