import type { WriteDb } from '../db/database'

/** Changes of the index that wait: the memory they take at most is some megabytes. */
const PORTION = 5_000

interface Held {
  readonly number: number
  readonly write: () => void
}

const heldBy = new WeakMap<WriteDb, Held[]>()

/**
 * Runs work that changes records in any order, inside the caller's transaction, and writes what it changes in the search index by rising
 * number, in portions: whenever a number is below the one before, the index writes out all it has gathered, which costs a millisecond.
 * The index must not be asked in between. A throw forgets what waits; the transaction is rolled back with it.
 */
export function withHeldChanges<T>(db: WriteDb, work: () => T): T {
  if (heldBy.has(db)) return work()
  heldBy.set(db, [])
  try {
    const value = work()
    writeHeld(db)
    return value
  } finally {
    heldBy.delete(db)
  }
}

/** Writes a change of the index now, or with the others while they are held. Changes of one record keep their order. */
export function holdOrWrite(db: WriteDb, number: number, write: () => void): void {
  const held = heldBy.get(db)
  if (held === undefined) write()
  else if (held.push({ number, write }) >= PORTION) writeHeld(db)
}

/** Writes what waits: before anything that must come after it. */
export function writeHeld(db: WriteDb): void {
  const held = heldBy.get(db)?.splice(0) ?? []
  // Sorting is stable.
  for (const { write } of held.sort((a, b) => a.number - b.number)) write()
}
