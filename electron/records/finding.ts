import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'
import { prepareSearchIndex, type SearchColumns, type SearchEntry } from '../search/search-index'
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
  /** The same for a record outside the bin of which nothing but the tags changed. `words`: all it was found by. */
  retag(number: number, words: SearchColumns, before: TagFinding, after: TagFinding): void
  /** Writes what a bulk load held back. */
  finish(): void
}

/** What of a {@link Finding} comes from tags. */
export interface TagFinding {
  readonly tags: readonly string[]
  /** The column of tags. */
  readonly text: string
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
  const changeTags = (number: number, before: readonly string[], after: readonly string[]): void => {
    for (const tag of before) if (!after.includes(tag)) tags.remove(tag, number)
    for (const tag of after) if (!before.includes(tag)) tags.add(tag, number)
  }
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
      changeTags(number, before.tags, after.tags)
    },
    retag(number, [first, second, email, notes, , place], before, after) {
      const withTags = (text: string): SearchEntry => ({ columns: [first, second, email, notes, text, place], digits: '' })
      search.replace(number, withTags(before.text), withTags(after.text))
      changeTags(number, before.tags, after.tags)
    },
    finish() {
      held.drain()
    },
  }
  return writer
}
