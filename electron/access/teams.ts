import { idFromBytes, idToBytes, type TeamId } from '../../shared/ids'
import type { Team } from '../../shared/users/channels'
import { foldName } from '../../shared/users/names'
import type { Change } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'

/** The teams by name, each with how many people it has. */
export function teams(db: ReadDb): Team[] {
  return db.all<{ id: Uint8Array; name: string; people: number }>(
    'SELECT id, name, (SELECT count(*) FROM users WHERE team = teams.id AND removed_at IS NULL) AS people FROM teams WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id',
  ).map((team) => ({ ...team, id: idFromBytes<TeamId>(team.id) }))
}

/** What a team is called; undefined when there is none. */
export function teamName(db: ReadDb, id: TeamId): string | undefined {
  return db.get<{ name: string }>('SELECT name FROM teams WHERE id = ? AND deleted_at IS NULL', idToBytes(id))?.name
}

/** Whether another team is called that. */
export function isTeamNameTaken(db: ReadDb, name: string, except: TeamId | null): boolean {
  return teams(db).some((team) => team.id !== except && foldName(team.name) === foldName(name))
}

/** Writes a new team (`before` undefined) or renames one. */
export function writeTeam(change: Change, db: WriteDb, id: TeamId, before: string | undefined, name: string): void {
  db.run('INSERT INTO teams (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name', idToBytes(id), name, change.now)
  change.record({ action: before === undefined ? 'team.created' : 'team.renamed', objectType: 'team', objectId: id, detail: { fields: { name: before === undefined ? { after: name } : { before, after: name } }, facts: { name } } })
}

/** Takes a team away; its people are without one then. */
export function deleteTeam(change: Change, db: WriteDb, id: TeamId, name: string): void {
  const { changes } = db.run('UPDATE users SET team = NULL WHERE team = ?', idToBytes(id))
  db.run('UPDATE teams SET deleted_at = ? WHERE id = ?', change.now, idToBytes(id))
  change.record({ action: 'team.deleted', objectType: 'team', objectId: id, detail: { fields: { name: { before: name } }, facts: { name, people: changes } } })
}
