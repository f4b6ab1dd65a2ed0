import { idFromBytes, idToBytes, type RoleId } from '../../shared/ids'
import { presetRights, presetRoles, type Rights } from '../../shared/permissions'
import type { Role } from '../../shared/users/channels'
import { foldRoleName, presetRoleNamed } from '../../shared/users/names'
import type { Change } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import { parseRights } from './authority'

interface RoleRow {
  readonly id: Uint8Array
  readonly name: string
  readonly rights: string
}

/** The presets in their order, then the composed roles by name, each with how many people have it. */
export function roles(db: ReadDb): Role[] {
  const presets = presetRoles.map((id) => ({ id, name: null, rights: presetRights[id], people: peopleWith(db, id) }))
  return [...presets, ...roleRows(db).map((row) => {
    const id = idFromBytes<RoleId>(row.id)
    return { id, name: row.name, rights: parseRights(row.rights), people: peopleWith(db, id) }
  })]
}

/** How many people have a role, disabled ones included: they may come back. */
export function peopleWith(db: ReadDb, role: string): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM users WHERE role = ? AND removed_at IS NULL', role)?.n ?? 0
}

/** A composed role, or undefined. */
export function composedRole(db: ReadDb, id: RoleId): { readonly name: string; readonly rights: Rights } | undefined {
  const row = db.get<RoleRow>('SELECT id, name, rights FROM roles WHERE id = ? AND deleted_at IS NULL', idToBytes(id))
  return row === undefined ? undefined : { name: row.name, rights: parseRights(row.rights) }
}

/** Whether another role is called that, presets by any of their names included. */
export function isRoleNameTaken(db: ReadDb, name: string, except: RoleId | null): boolean {
  return presetRoleNamed(name) !== null || roleRows(db).some((row) => foldRoleName(row.name) === foldRoleName(name) && idFromBytes<RoleId>(row.id) !== except)
}

/** Writes a new role (`before` undefined) or changes one, with what it was. */
export function writeRole(change: Change, db: WriteDb, id: RoleId, before: { readonly name: string; readonly rights: Rights } | undefined, after: { readonly name: string; readonly rights: Rights }): void {
  db.run(`INSERT INTO roles (id, name, rights, created_at, updated_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, rights = excluded.rights, updated_at = excluded.updated_at`,
    idToBytes(id), after.name, JSON.stringify(after.rights), change.now, change.now)
  const fields = before === undefined ? { name: { after: after.name }, rights: { after: after.rights } } : {
    ...(before.name === after.name ? {} : { name: { before: before.name, after: after.name } }),
    ...(JSON.stringify(before.rights) === JSON.stringify(after.rights) ? {} : { rights: { before: before.rights, after: after.rights } }),
  }
  change.record({ action: before === undefined ? 'role.created' : 'role.changed', objectType: 'role', objectId: id, detail: { fields, facts: { name: after.name } } })
}

/** Takes a role that nobody has away; its name stays for the log. */
export function deleteRole(change: Change, db: WriteDb, id: RoleId, before: { readonly name: string; readonly rights: Rights }): void {
  db.run('UPDATE roles SET deleted_at = ?, updated_at = ? WHERE id = ?', change.now, change.now, idToBytes(id))
  change.record({ action: 'role.deleted', objectType: 'role', objectId: id, detail: { fields: { name: { before: before.name }, rights: { before: before.rights } }, facts: { name: before.name } } })
}

function roleRows(db: ReadDb): RoleRow[] {
  return db.all<RoleRow>('SELECT id, name, rights FROM roles WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id')
}
