import type { ObjectType } from '../../shared/list'
import type { WriteDb } from '../db/database'
import { foldTag } from './normalise'

export interface TagIndex {
  add(tag: string, number: number): void
  remove(tag: string, number: number): void
}

/**
 * Which records outside the bin carry which tag: for the tag filter and for counts. With `remember` the numbers of tags are kept, which is
 * for an index that lives no longer than its transaction: a roll back would take back a tag that is still remembered.
 */
export function prepareTagIndex(db: WriteDb, object: ObjectType, { remember = false } = {}): TagIndex {
  const remembered = new Map<string, number>()
  const find = db.prepare<[string], { number: number }>('SELECT number FROM tags WHERE folded = ?')
  const create = db.prepare<[string, string]>('INSERT INTO tags (folded, shown) VALUES (?, ?)')
  const link = db.prepare<[number, number]>(object === 'contact' ? 'INSERT OR IGNORE INTO contact_tags (tag, number) VALUES (?, ?)' : 'INSERT OR IGNORE INTO company_tags (tag, number) VALUES (?, ?)')
  const unlink = db.prepare<[number, number]>(object === 'contact' ? 'DELETE FROM contact_tags WHERE tag = ? AND number = ?' : 'DELETE FROM company_tags WHERE tag = ? AND number = ?')
  return {
    add(tag, number) {
      const known = remembered.get(tag)
      const folded = known === undefined ? foldTag(tag) : ''
      const found = known ?? find.get(folded)?.number ?? Number(create.run(folded, tag).lastInsertRowid)
      if (remember) remembered.set(tag, found)
      link.run(found, number)
    },
    remove(tag, number) {
      const known = find.get(foldTag(tag))
      if (known !== undefined) unlink.run(known.number, number)
    },
  }
}
