import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'
import { prepareSearchIndex, type SearchEntry } from '../search/search-index'
import { prepareHeldKeys } from './held-keys'
import { prepareTagIndex } from './tag-index'

/** Everything a record outside the bin is found by. */
export interface Finding {
  readonly search: SearchEntry
  /** Match keys, see match-key.ts; no key twice. */
  readonly keys: readonly number[]
  readonly tags: readonly string[]
}

export interface FindingWriter {
  add(number: number, finding: Finding): void
  remove(number: number, finding: Finding): void
  /** Null stands for a record in the bin, which nothing finds. */
  replace(number: number, before: Finding | null, after: Finding | null): void
  /** Writes what a bulk load held back. */
  finish(): void
}

/**
 * Keeps search, match keys and tags of one noun, inside the caller's transaction.
 * With `holdKeys` keys are written by {@link FindingWriter.finish}.
 */
export function prepareFinding(db: WriteDb, object: ObjectType, { holdKeys = false } = {}): FindingWriter {
  const search = prepareSearchIndex(db, object)
  const tags = prepareTagIndex(db, object, { remember: holdKeys })
  const addKey = db.prepare<[number, number]>(object === 'contact' ? 'INSERT OR IGNORE INTO contact_keys (key, number) VALUES (?, ?)' : 'INSERT OR IGNORE INTO company_keys (key, number) VALUES (?, ?)')
  const removeKey = db.prepare<[number, number]>(object === 'contact' ? 'DELETE FROM contact_keys WHERE key = ? AND number = ?' : 'DELETE FROM company_keys WHERE key = ? AND number = ?')
  const held = prepareHeldKeys(db, object)
  const writer: FindingWriter = {
    add(number, finding) {
      search.add(number, finding.search)
      for (const key of finding.keys) {
        if (holdKeys) held.push(key, number)
        else addKey.run(key, number)
      }
      for (const tag of finding.tags) tags.add(tag, number)
    },
    remove(number, finding) {
      search.remove(number, finding.search)
      for (const key of finding.keys) removeKey.run(key, number)
      for (const tag of finding.tags) tags.remove(tag, number)
    },
    replace(number, before, after) {
      if (before === null || after === null) {
        if (before !== null) writer.remove(number, before)
        if (after !== null) writer.add(number, after)
        return
      }
      search.replace(number, before.search, after.search)
      for (const key of before.keys) if (!after.keys.includes(key)) removeKey.run(key, number)
      for (const key of after.keys) if (!before.keys.includes(key)) addKey.run(key, number)
      for (const tag of before.tags) if (!after.tags.includes(tag)) tags.remove(tag, number)
      for (const tag of after.tags) if (!before.tags.includes(tag)) tags.add(tag, number)
    },
    finish() {
      held.drain()
    },
  }
  return writer
}
