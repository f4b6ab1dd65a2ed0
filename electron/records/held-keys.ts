import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'

/** Match keys that wait for the end of a load, twelve bytes each. */
export interface HeldKeys {
  push(key: number, number: number): void
  /** Writes them sorted, or takes them out, and forgets them. */
  drain(): void
}

/** Holds match keys of one noun back, inside the caller's transaction: in random order each would dirty a page of its own. */
export function prepareHeldKeys(db: WriteDb, object: ObjectType, work: 'write' | 'take-out' = 'write'): HeldKeys {
  const table = object === 'contact' ? 'contact_keys' : 'company_keys'
  const statement = db.prepare<[number, number]>(work === 'write' ? `INSERT OR IGNORE INTO ${table} (key, number) VALUES (?, ?)` : `DELETE FROM ${table} WHERE key = ? AND number = ?`)
  let keys = new Float64Array(1024)
  let numbers = new Uint32Array(1024)
  let length = 0
  return {
    push(key, number) {
      if (length === keys.length) {
        const [fewerKeys, fewerNumbers] = [keys, numbers]
        keys = new Float64Array(length * 2)
        keys.set(fewerKeys)
        numbers = new Uint32Array(length * 2)
        numbers.set(fewerNumbers)
      }
      keys[length] = key
      numbers[length] = number
      length += 1
    },
    drain() {
      const order = new Uint32Array(length).map((_, index) => index)
      order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
      for (const index of order) statement.run(keys[index] ?? 0, numbers[index] ?? 0)
      length = 0
    },
  }
}
