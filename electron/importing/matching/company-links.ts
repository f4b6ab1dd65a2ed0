import type { CompanyFields, Company } from '../../../shared/companies/company'
import type { Position } from '../../../shared/contacts/contact'
import { fold } from '../../../shared/fold'
import type { ImportPlan } from '../../../shared/importing/channels'
import { companyNameKeys, isLikeCompanyName } from '../../companies/company-name'
import type { ReadDb } from '../../db/database'
import { matchKey } from '../../records/match-key'
import { companyAtRow, readCountedReference } from './counted-references'
import { plainSourceId, sourceKey } from './row-identity'
import type { Known, Shelf } from './shelf'

/** A company that a position is linked to. `id` is null for one that only a check has made up. */
export interface CompanyLink {
  readonly id: string | null
  readonly name: string
}

export interface CompanyLinks {
  /** The contact's positions linked to companies that exist or are made now, and whether a reference led nowhere. */
  link(positions: readonly Position[], refs: readonly string[]): { readonly positions: Position[]; readonly unresolved: boolean }
  readonly created: () => number
  /** The name of a company that a position was linked to. */
  nameOf(id: string): string | undefined
}

/**
 * Links people to companies: by reference (an id of this vault, the source's id, `@AccountRef7` = row seven of a file of accounts),
 * else by name. A name that no company has makes one, by `create`.
 */
export function createCompanyLinks(db: ReadDb, shelf: Shelf<CompanyFields, Company>, plan: ImportPlan, create: (name: string) => CompanyLink): CompanyLinks {
  const byName = new Map<string, CompanyLink>()
  const byRef = new Map<string, CompanyLink | null>()
  const names = new Map<string, string>()
  let created = 0

  const named = (name: string): CompanyLink => {
    const key = fold(name) || name
    const known = byName.get(key)
    if (known !== undefined) return known
    const found = companyCalled(shelf, name)
    const link = found === undefined ? create(name) : { id: found.stored?.record.id ?? null, name: found.fields.name }
    if (found === undefined) created += 1
    byName.set(key, link)
    if (link.id !== null) names.set(link.id, link.name)
    return link
  }
  const referred = (ref: string): CompanyLink | null => {
    const known = byRef.get(ref)
    if (known !== undefined) return known
    const found = findByRef(db, shelf, plan, ref)
    byRef.set(ref, found)
    if (found !== null && found.id !== null) names.set(found.id, found.name)
    return found
  }
  return {
    created: () => created,
    nameOf: (id) => names.get(id),
    link(positions, refs) {
      let unresolved = false
      const linked = positions.map((position, at) => {
        const ref = refs[at] ?? ''
        const company = ref === '' ? null : referred(ref)
        // An id of some other numbering may hit a stranger: a name beside it must agree.
        if (company !== null && (position.companyName === '' || ref.startsWith('satchel:') || fold(position.companyName) === fold(company.name))) {
          return { ...position, companyId: company.id, companyName: company.name }
        }
        if (position.companyName === '') {
          unresolved ||= ref !== ''
          return position
        }
        const link = named(position.companyName)
        return { ...position, companyId: link.id, companyName: link.name }
      })
      return { positions: linked, unresolved }
    },
  }
}

/** A company of this name, else the one whose name differs in punctuation or in a legal form that one of the two leaves out. */
function companyCalled(shelf: Shelf<CompanyFields, Company>, name: string): Known<CompanyFields, Company> | undefined {
  const folded = fold(name) || name
  const candidates = new Map<number, Known<CompanyFields, Company>>()
  for (const text of companyNameKeys(name)) for (const known of shelf.byKey(matchKey('name', text), matchKey('name', text))) candidates.set(known.number, known)
  const exact = [...candidates.values()].find((known) => (fold(known.fields.name) || known.fields.name) === folded)
  if (exact !== undefined) return exact
  const like = [...candidates.values()].filter((known) => isLikeCompanyName(known.fields.name, name))
  return like.length === 1 ? like[0] : undefined
}

function findByRef(db: ReadDb, shelf: Shelf<CompanyFields, Company>, plan: ImportPlan, ref: string): CompanyLink | null {
  if (ref.startsWith('satchel:')) {
    const own = shelf.byId(ref.slice('satchel:'.length))
    return own === null ? null : { id: own.stored?.record.id ?? null, name: own.fields.name }
  }
  const counted = readCountedReference(ref)
  if (counted !== null) return companyAtRow(db, plan, counted)
  const key = sourceKey(plan, ref)
  const known = shelf.byKey(key, key).find(({ raw }) => raw.includes(plainSourceId(plan, ref)))
  return known === undefined ? null : { id: known.stored?.record.id ?? null, name: known.fields.name }
}
