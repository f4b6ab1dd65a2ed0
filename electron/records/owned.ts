import { idFromBytes, idToBytes, type UserId } from '../../shared/ids'
import type { OwnedRecords } from '../../shared/records/channels'
import type { ReadDb } from '../db/database'

interface Count {
  readonly owner: Uint8Array
  readonly n: number
}
type Table = 'contacts' | 'companies'

/** How many records somebody owns, or everybody who owns any; of those that `read` shows. One person who owns none is answered with zeros. */
export function ownedRecords(read: ReadDb, userId: string | null): OwnedRecords[] {
  const owners = new Map<UserId, { contacts: number; companies: number; inBin: number }>()
  const of = (id: UserId): { contacts: number; companies: number; inBin: number } => {
    const known = owners.get(id) ?? { contacts: 0, companies: 0, inBin: 0 }
    owners.set(id, known)
    return known
  }
  for (const table of ['contacts', 'companies'] as const) {
    for (const { owner, n } of counted(read, table, userId, false)) of(idFromBytes<UserId>(owner))[table] += n
    for (const { owner, n } of counted(read, table, userId, true)) of(idFromBytes<UserId>(owner)).inBin += n
  }
  const items = [...owners].map(([id, counts]) => ({ userId: id, ...counts }))
  return userId === null || items.length > 0 ? items : [{ userId: idFromBytes<UserId>(idToBytes(userId)), contacts: 0, companies: 0, inBin: 0 }]
}

// The index of owners answers without a look at the rows; where a record lies is in another one, and the bin is small.
function counted(read: ReadDb, table: Table, userId: string | null, inBin: boolean): Count[] {
  const owner = inBin ? '+owner' : 'owner'
  const where = [userId === null ? `${owner} IS NOT NULL` : `${owner} = ?`, ...(inBin ? ['bin = 1'] : [])].join(' AND ')
  return read.all<Count>(`SELECT owner, count(*) AS n FROM ${table} WHERE ${where} GROUP BY owner`, ...(userId === null ? [] : [idToBytes(userId)]))
}

/** The numbers of all records of a noun that somebody owns, wherever they lie, rising; of those that `read` shows. */
export function ownedNumbers(read: ReadDb, table: Table, ownerId: string): number[] {
  return read.all<{ number: number }>(`SELECT number FROM ${table} WHERE owner = ? ORDER BY number`, idToBytes(ownerId)).map(({ number }) => number)
}
