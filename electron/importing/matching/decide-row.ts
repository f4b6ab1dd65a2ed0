import type { Company, CompanyFields } from '../../../shared/companies/company'
import type { Contact, ContactFields } from '../../../shared/contacts/contact'
import type { ImportPlan, RowProblem } from '../../../shared/importing/channels'
import type { ObjectType } from '../../../shared/list'
import { companyKind } from '../../companies/company-kind'
import { contactKind, settlePositions } from '../../contacts/contact-kind'
import type { ReadDb } from '../../db/database'
import { fieldsOf } from '../../records/record-kind'
import { readCard } from '../mapping/card-reader'
import { isBlocking, type MappedRow, type OptOuts, type Problem } from '../mapping/mapped-row'
import { createOddPhones, defaultCountryOf } from '../../records/reachable'
import { createRowReader } from '../mapping/row-reader'
import { rawOf, type SourceRow } from '../read/source-rows'
import type { CompanyLinks } from './company-links'
import { companyKeys, findCompany } from './find-company'
import { contactKeysOf, findContact, type ContactKeys, type Identity, type Match } from './find-contact'
import { mergeCompany, mergeContact } from './merge-fields'
import type { ImportOwners, NamedOwner } from './owners'
import { createRowKeys, plainSourceId, sourceKey } from './row-identity'
import type { Known, Shelf } from './shelf'

/** Keys that remember a row: kept with its record, so that the same file again finds it. */
interface Remembered {
  readonly rowKeys: readonly number[]
  /** The one among them that stands for this very row; null when it is not to be remembered. */
  readonly rowKey: number | null
  readonly raw: string
}
export type Decision = { readonly problem: RowProblem | null } & (
  /** `same` is the record that the row changes nothing of: remembered, since a later row of the file may change it. */
  | { readonly kind: 'skip'; readonly same?: { readonly object: ObjectType; readonly number: number; readonly rowKey: number } }
  | { readonly kind: 'fail'; readonly problem: RowProblem }
  | ({ readonly kind: 'create'; readonly object: 'contact'; readonly fields: ContactFields; readonly findKeys: readonly number[]; readonly satchelId: string } & Remembered)
  | ({ readonly kind: 'create'; readonly object: 'company'; readonly fields: CompanyFields; readonly findKeys: readonly number[]; readonly satchelId: string } & Remembered)
  | ({ readonly kind: 'update'; readonly object: 'contact'; readonly known: Known<ContactFields, Contact>; readonly fields: ContactFields; readonly findKeys: readonly number[] } & Remembered)
  | ({ readonly kind: 'update'; readonly object: 'company'; readonly known: Known<CompanyFields, Company>; readonly fields: CompanyFields; readonly findKeys: readonly number[] } & Remembered)
)

type KnownContact = Known<ContactFields, Contact>

export interface Decider {
  decide(row: SourceRow): Decision
}
export interface DeciderParts {
  readonly db: ReadDb
  readonly plan: ImportPlan
  readonly thisYear: number
  readonly contacts: Shelf<ContactFields, Contact>
  readonly companies: Shelf<CompanyFields, Company>
  readonly links: CompanyLinks
  readonly owners: ImportOwners
}

/** What becomes of each row: the one place that a check and an import share, so that both count the same. */
export function createDecider(parts: DeciderParts): Decider {
  const { db, plan, thisYear, contacts, companies, links, owners } = parts
  const country = defaultCountryOf(db)
  const isOddPhone = createOddPhones(country)
  const reader = plan.format === 'csv' ? createRowReader(plan, thisYear, isOddPhone) : null
  const rowKeyOf = createRowKeys(plan)

  return { decide }

  function decide(row: SourceRow): Decision {
    if (row.cells === null) return { kind: 'skip', problem: null }
    const mapped = row.card !== null ? readCard(row.card, plan.tags, thisYear, isOddPhone) : reader?.read(row.cells)
    if (mapped === undefined) throw new Error('a line of a table in a file of cards')
    if (mapped.dropped) return { kind: 'skip', problem: null }
    const problem = problemOf(row, row.openQuote === true ? [...mapped.problems, { column: '', code: 'open-quote' }] : mapped.problems)
    if (problem?.blocking === true) return { kind: 'fail', problem }
    const raw = rawOf(row)
    const identity: Identity = {
      satchelId: mapped.satchelId,
      sourceKey: mapped.sourceId === '' ? null : sourceKey(plan, mapped.sourceId),
      plainSourceId: plainSourceId(plan, mapped.sourceId),
      rowKey: rowKeyOf(raw),
      raw,
    }
    return mapped.object === 'contact' ? decideContact(row, mapped, identity, raw, problem) : decideCompany(row, mapped.fields, identity, raw, problem)
  }

  function decideContact(row: SourceRow, mapped: MappedRow & { object: 'contact' }, identity: Identity, raw: string, found: RowProblem | null): Decision {
    let problem = found
    const named = owners.named(mapped.fields.ownerId)
    // Positions are settled once they are linked: one that only refers to its company would be dropped as blank.
    const unowned = { ...contactKind.settle(db, { ...mapped.fields, ownerId: null, positions: [] }), positions: mapped.fields.positions }
    const keys = contactKeysOf(unowned)
    const match = findContact(db, contacts, unowned, keys, identity)
    if (match.kind === 'one') contacts.claim(match.known.number, identity.satchelId)
    const stop = stopOf(row, match, problem)
    if (stop !== null) return stop
    const hasRefs = mapped.companyRefs.some((ref) => ref !== '')
    const known = match.kind === 'one' ? match.known : null
    const owned = { ...unowned, ownerId: ownerIn('contact', named, known) }
    if (mapped.optOuts !== undefined && isLost(mapped.optOuts, owned, plan.mode === 'create' ? null : known)) problem = withNote(row, problem, 'opt-out-unused')
    if (known !== null && !hasRefs && !changes(contactKind, known, mergedContact(known, owned, mapped.optOuts))) return unchanged('contact', known.number, identity.rowKey, problem)
    if (plan.mode === 'create' && isById(match)) return { kind: 'skip', problem }
    const { positions, unresolved } = links.link(owned.positions, mapped.companyRefs)
    if (unresolved) problem = withNote(row, problem, 'company-unknown')
    const fields = { ...owned, positions: settlePositions(db, positions, links.nameOf) }
    const rowKeys = keysOf(identity, !unresolved)
    const rowKey = unresolved ? null : identity.rowKey
    if (known === null || plan.mode === 'create') return { kind: 'create', object: 'contact', fields: { ...fields, ownerId: owners.ofNew('contact', named) }, findKeys: findKeys(haveSameEmployers(owned, fields) ? keys : contactKeysOf(fields)), satchelId: mapped.satchelId, rowKeys, rowKey, raw, problem }
    const merged = mergedContact(known, fields, mapped.optOuts)
    if (!changes(contactKind, known, merged)) return unchanged('contact', known.number, rowKey, problem)
    owners.noteUnknown(named)
    return { kind: 'update', object: 'contact', known, fields: merged, findKeys: findKeys(contactKeysOf(merged)), rowKeys, rowKey, raw, problem }
  }

  function mergedContact(known: KnownContact, row: ContactFields, optOuts: OptOuts | undefined): ContactFields {
    return contactKind.settle(db, mergeContact(fieldsIn(contactKind, known), row, country, optOuts))
  }

  function decideCompany(row: SourceRow, mapped: CompanyFields, identity: Identity, raw: string, problem: RowProblem | null): Decision {
    const named = owners.named(mapped.ownerId)
    const unowned = companyKind.settle(db, { ...mapped, ownerId: null })
    const match = findCompany(companies, unowned, identity)
    if (match.kind === 'one') companies.claim(match.known.number, identity.satchelId)
    const stop = stopOf(row, match, problem)
    if (stop !== null) return stop
    const known = match.kind === 'one' ? match.known : null
    const fields = { ...unowned, ownerId: ownerIn('company', named, known) }
    const rowKeys = keysOf(identity, true)
    if (known !== null) {
      const merged = companyKind.settle(db, mergeCompany(fieldsIn(companyKind, known), fields, country))
      if (!changes(companyKind, known, merged)) return unchanged('company', known.number, identity.rowKey, problem)
      if (plan.mode === 'create' && isById(match)) return { kind: 'skip', problem }
      if (plan.mode !== 'create') {
        owners.noteUnknown(named)
        return { kind: 'update', object: 'company', known, fields: merged, findKeys: companyKeys(merged), rowKeys, rowKey: identity.rowKey, raw, problem }
      }
    }
    return { kind: 'create', object: 'company', fields: { ...fields, ownerId: owners.ofNew('company', named) }, findKeys: companyKeys(fields), satchelId: identity.satchelId, rowKeys, rowKey: identity.rowKey, raw, problem }
  }

  /** The owner that the row gives to what it is about: of a record that is there, only where that may change. */
  function ownerIn(object: ObjectType, named: NamedOwner, known: { readonly fields: { readonly ownerId: string | null } } | null): string | null {
    return known === null || plan.mode === 'create' ? named.id : owners.ofKnown(object, named, known.fields.ownerId)
  }

  /** The ends that need no look at the record: the very row was imported before, nobody to update, several to choose from. */
  function stopOf(row: SourceRow, match: Match<unknown>, problem: RowProblem | null): Decision | null {
    if (match.kind === 'one' && match.by === 'row') return { kind: 'skip', problem }
    if (plan.mode === 'update' && match.kind === 'none') return failed(row, problem, 'no-match')
    if (plan.mode !== 'create' && match.kind === 'ambiguous') return failed(row, problem, 'ambiguous-match')
    return null
  }
}

function isById(match: Match<unknown>): boolean {
  return match.kind === 'one' && match.by === 'id'
}

function unchanged(object: ObjectType, number: number, rowKey: number | null, problem: RowProblem | null): Decision {
  return rowKey === null ? { kind: 'skip', problem } : { kind: 'skip', problem, same: { object, number, rowKey } }
}

function findKeys({ emails, names }: ContactKeys): number[] {
  return [...emails.map(({ key }) => key), ...names]
}

function haveSameEmployers({ positions }: ContactFields, other: ContactFields): boolean {
  return positions.length === other.positions.length && positions.every(({ companyName }, at) => companyName === other.positions[at]?.companyName)
}

function failed(row: SourceRow, problem: RowProblem | null, code: 'no-match' | 'ambiguous-match'): Decision {
  return { kind: 'fail', problem: { row: row.row, cells: row.cells ?? [], problems: [...(problem?.problems ?? []), { column: '', code }], blocking: true } }
}

/** An opt-out stands with addresses: without any, of the row or of the record, there is nothing to mark. */
function isLost({ email, phone }: OptOuts, row: ContactFields, known: KnownContact | null): boolean {
  return (email && row.emails.length === 0 && (known?.fields.emails ?? []).length === 0) || (phone && row.phones.length === 0 && (known?.fields.phones ?? []).length === 0)
}

function withNote(row: SourceRow, problem: RowProblem | null, code: 'company-unknown' | 'opt-out-unused'): RowProblem {
  return { row: row.row, cells: row.cells ?? [], problems: [...(problem?.problems ?? []), { column: '', code }], blocking: false }
}

function problemOf(row: SourceRow, problems: readonly Problem[]): RowProblem | null {
  return problems.length === 0 ? null : { row: row.row, cells: row.cells ?? [], problems, blocking: problems.some(isBlocking) }
}

// A row whose company is not there yet is not remembered: imported again after the companies, it finds them.
function keysOf(identity: Identity, remember: boolean): number[] {
  return [identity.sourceKey, remember ? identity.rowKey : null].filter((key) => key !== null)
}

interface Kind<F> {
  readonly object: ObjectType
  readonly fieldNames: readonly (keyof F & string)[]
}

function fieldsIn<F extends object, R>(kind: Kind<F>, known: Known<F, R>): F {
  return known.stored === null ? known.fields : fieldsOf<F, never>(kind as never, known.fields as never)
}

function changes<F extends object, R>(kind: Kind<F>, known: Known<F, R>, fields: F): boolean {
  return kind.fieldNames.some((name) => known.fields[name] !== fields[name] && JSON.stringify(known.fields[name]) !== JSON.stringify(fields[name]))
}
