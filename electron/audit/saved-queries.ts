import { idFromBytes, idToBytes, type AnyId, type UserId } from '../../shared/ids'
import type { SavedQuery } from '../../shared/audit/channels'
import type { ReadDb, WriteDb } from '../db/database'

const PLACE = 'audit'
/** Per person. */
export const MOST_SAVED = 50

/** The searches of the log that a person saved, by name. */
export function savedQueries(db: ReadDb, user: UserId): SavedQuery[] {
  return db.all<{ id: Uint8Array; name: string; query: string }>('SELECT id, name, query FROM saved_queries WHERE user = ? AND place = ? ORDER BY name', idToBytes(user), PLACE)
    .map(({ id, ...rest }) => ({ id: idFromBytes(id), ...rest }))
}

/** Keeps a search under a name, in place of an older one of that name. False when the person has as many as there may be. */
export function saveQuery(db: WriteDb, id: AnyId, user: UserId, name: string, query: string, now: number): boolean {
  const others = savedQueries(db, user).filter((one) => one.name !== name)
  if (others.length >= MOST_SAVED) return false
  db.transaction(() => {
    db.run('DELETE FROM saved_queries WHERE user = ? AND place = ? AND name = ?', idToBytes(user), PLACE, name)
    db.run('INSERT INTO saved_queries (id, user, place, name, query, created_at) VALUES (?, ?, ?, ?, ?, ?)', idToBytes(id), idToBytes(user), PLACE, name, query, now)
  })
  return true
}

/** Forgets a search; only the person's own. */
export function deleteQuery(db: WriteDb, id: AnyId, user: UserId): boolean {
  return db.run('DELETE FROM saved_queries WHERE id = ? AND user = ? AND place = ?', idToBytes(id), idToBytes(user), PLACE).changes > 0
}
