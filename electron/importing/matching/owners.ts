import { idFromBytes, isId, type UserId } from '../../../shared/ids'
import type { ImportPlan, OwnerCounts } from '../../../shared/importing/channels'
import type { ObjectType } from '../../../shared/list'
import type { Person } from '../../../shared/permissions'
import { foldName } from '../../../shared/users/names'
import type { ReadDb } from '../../db/database'
import { mayChangeOwner, ownerOfNew } from '../../records/allowed'

/** Whom a cell names. `unknown`: it names somebody whom the vault does not know, or who was removed. */
export interface NamedOwner {
  readonly id: UserId | null
  readonly unknown: string | null
}

/** Who owns what an import writes: whom the file names, else whom the person chose; never more than whoever imports may give. */
export interface ImportOwners {
  /** The user of this name, address or id, exactly but for case, spaces and the width of letters. Null, or a word for nobody, names nobody. */
  named(text: string | null): NamedOwner
  /** Whose a new record is; counts one whose row names somebody unknown. */
  ofNew(object: ObjectType, named: NamedOwner): string | null
  /** Whose a record that is there becomes: `stored` stays where the file names nobody known, and where whoever imports may not take it away. */
  ofKnown(object: ObjectType, named: NamedOwner, stored: string | null): string | null
  /** Counts a record that is changed by such a row. */
  noteUnknown(named: NamedOwner): void
  counts(): OwnerCounts
}

/** What programs write where nobody owns a record. */
const NOBODY: ReadonlySet<string> = new Set(['unassigned', 'no owner', 'none', 'n/a', '-', 'not assigned', 'nicht zugewiesen', 'niemand', 'ohne'])
/** `Sam Field <sam@field.example>`, or with round brackets. */
const WITH_ADDRESS = /^(.*?)\s*[<(]\s*([^<>()\s]+@[^<>()\s]+)\s*[>)]$/
const MOST_REMEMBERED = 1_000
const MOST_NAMES = 5
/** Names of users are no longer (shared/users/names.ts); an address may stand behind one. */
const LONGEST = 600

export function createImportOwners(db: ReadDb, plan: ImportPlan, person: Person | undefined): ImportOwners {
  const users = new Map<string, UserId>()
  for (const { id, name } of db.all<{ id: Uint8Array; name: string }>('SELECT id, name FROM users WHERE removed_at IS NULL')) {
    users.set(idFromBytes(id), idFromBytes<UserId>(id))
    users.set(foldName(name), idFromBytes<UserId>(id))
  }
  const remembered = new Map<string, NamedOwner>()
  const names = new Set<string>()
  let unknown = 0
  let kept = 0

  const noteUnknown: ImportOwners['noteUnknown'] = ({ unknown: name }) => {
    if (name === null) return
    unknown += 1
    if (names.size < MOST_NAMES && !isId(name)) names.add(name.slice(0, 100))
  }
  const find = (text: string): NamedOwner => {
    const folded = foldName(text.slice(0, LONGEST))
    if (folded === '' || NOBODY.has(folded)) return { id: null, unknown: null }
    const [, name = '', address = ''] = WITH_ADDRESS.exec(folded) ?? []
    const id = text.length > LONGEST ? undefined : [folded, name, address].filter((form) => form !== '').map((form) => users.get(form)).find((found) => found !== undefined)
    return id === undefined ? { id: null, unknown: text } : { id, unknown: null }
  }
  return {
    named(text) {
      if (text === null) return { id: null, unknown: null }
      const known = remembered.get(text)
      if (known !== undefined) return known
      const found = find(text)
      if (remembered.size < MOST_REMEMBERED) remembered.set(text, found)
      return found
    },
    ofNew(object, named) {
      noteUnknown(named)
      const owner = ownerOfNew({ person }, object, named.id ?? plan.owner ?? null)
      // What they may not give to that one is their own, as what is made by hand without an owner.
      return owner.ok ? owner.value : (person?.userId ?? null)
    },
    ofKnown(object, { id }, stored) {
      if (id === null || id === stored) return stored
      if (mayChangeOwner({ person }, object, stored, id)) return id
      kept += 1
      return stored
    },
    noteUnknown,
    counts: () => ({ unknown, names: [...names], kept }),
  }
}
