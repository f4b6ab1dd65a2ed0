import { idToBytes } from '../../shared/ids'
import type { ObjectType } from '../../shared/list'
import { fieldRuleOf, isRestricted, reachesAll, type Person, type Rights, type SensitiveField } from '../../shared/permissions'
import type { ReadDb } from '../db/database'
import type { Sight, VaultDatabase } from '../db/open'
import type { Authority } from './authority'
import { maskFunctions, WITHHELD } from './masks'

/**
 * The connection that everything is read through on behalf of a person: the vault's own when nothing is kept from them, else one on which
 * views stand before the tables. Ask for it anew for each call: rights change.
 */
export function readFor(database: VaultDatabase, authority: Authority): ReadDb {
  return isRestricted(authority.rights) ? database.seenAs(sightFor(authority)) : database.read
}

/** Whose rights a change asks for each record; undefined where they allow everything, so that it costs nothing. */
export function personOf(authority: Authority): Person | undefined {
  return reachesAll(authority.rights) && !isRestricted(authority.rights) ? undefined : authority
}

const sights = new WeakMap<Authority, Sight>()

/** The same authority has the same sight, and with it the same connection. */
export function sightFor(authority: Authority): Sight {
  const known = sights.get(authority)
  if (known !== undefined) return known
  const sight: Sight = { rights: authority.rights, views: viewsFor(authority), functions: maskFunctions(authority.rights) }
  sights.set(authority, sight)
  return sight
}

/** Which rows of a noun's lines are seen, as a condition on `owner`. */
function ownersSeen({ userId, team, rights }: Authority, object: ObjectType): string {
  // Ids are hexadecimal digits and nothing else; a view takes no parameters.
  const literal = (id: string): string => `x'${Buffer.from(idToBytes(id)).toString('hex')}'`
  switch (rights.scopes[object].read) {
    case 'none': return '0'
    case 'own': return `owner IN (${literal(userId)})`
    case 'team': return `(owner IS NULL OR owner IN (${[...new Set([userId, ...team])].map(literal).join(', ')}))`
    case 'all': return '1'
  }
}

type Column = string | { readonly name: string; readonly as: string }
const spelled = (columns: readonly Column[]): string => columns.map((column) => (typeof column === 'string' ? column : `${column.as} AS ${column.name}`)).join(', ')

/** A column of a field that may be masked (by `mask`) or hidden. */
function sensitive(rights: Rights, object: ObjectType, field: SensitiveField, name: string, mask: string, hidden = `''`): Column {
  const rule = fieldRuleOf(rights, object, field)
  return rule === null ? name : { name, as: rule === 'hidden' ? hidden : mask }
}

/** Columns that both nouns have in their lines and details. */
function lineColumns(rights: Rights, object: ObjectType): Column[] {
  return [
    sensitive(rights, object, 'emails', 'email', 'mask_email(email)'), sensitive(rights, object, 'phones', 'phone', 'mask_phone(phone)'),
    sensitive(rights, object, 'addresses', 'city', 'mask_text(city)'), sensitive(rights, object, 'addresses', 'country', 'mask_text(country)'),
    'tags', sensitive(rights, object, 'notes', 'has_notes', 'has_notes', '0'), 'owner', 'created_at', 'updated_at', 'deleted_at',
  ]
}

function detailColumns(rights: Rights, object: ObjectType): Column[] {
  const lists = (['emails', 'phones', 'addresses', 'links'] as const).map((field) => sensitive(rights, object, field, field, `mask_list('${field}', ${field})`))
  // The row as it was imported holds every field.
  const raw: Column = Object.keys(rights.fields[object]).length === 0 ? 'source_raw' : { name: 'source_raw', as: 'NULL' }
  return [...lists, sensitive(rights, object, 'notes', 'notes', 'mask_text(notes)'), 'source_kind', 'source_batch', 'source_file', 'source_row', raw]
}

interface StandIn {
  /** Whether a name is one, in SQL. */
  readonly when: string
  readonly shown: string
  /** The column of a line with the value that a nameless person is called by. */
  readonly column: 'email' | 'phone'
}

/**
 * A person without a name is called by an address or a number (shared/contacts/contact.ts), and many a list has one where a name belongs: then that is
 * no name to show, sort or find by. `isStandIn` (masks.ts) says the same of an entry of the log.
 */
function standIns(rights: Rights, name: string): readonly StandIn[] {
  const [emails, phones] = [fieldRuleOf(rights, 'contact', 'emails'), fieldRuleOf(rights, 'contact', 'phones')]
  return [
    ...(emails === null ? [] : [{ when: `(instr(${name}, '@') > 1 AND instr(${name}, ' ') = 0)`, shown: emails === 'masked' ? `mask_email(${name})` : `''`, column: 'email' as const }]),
    ...(phones === null ? [] : [{ when: `(length(${name}) > 4 AND ${name} NOT GLOB '*[^-+0-9 ()/.]*')`, shown: phones === 'masked' ? `mask_phone(${name})` : `''`, column: 'phone' as const }]),
  ]
}

function nameColumns(rights: Rights): Column[] {
  const found = standIns(rights, 'name')
  if (found.length === 0) return ['name_key', 'name']
  const unless = (otherwise: string, shown: (standIn: StandIn) => string): string => `CASE ${found.map((one) => `WHEN name <> '' AND (name = ${one.column} OR ${one.when}) THEN ${shown(one)}`).join(' ')} ELSE ${otherwise} END`
  return [{ name: 'name_key', as: unless('name_key', () => `''`) }, { name: 'name', as: unless('name', ({ shown }) => shown) }]
}

/** The parts of a name that alone make it. */
function namePart(rights: Rights, name: string): Column {
  const found = standIns(rights, name)
  return found.length === 0 ? name : { name, as: `CASE ${found.map(({ when, shown }) => `WHEN ${when} THEN ${shown}`).join(' ')} ELSE ${name} END` }
}

/** Every table that holds something of a record, as this person sees it. A test holds the columns against the tables'. */
function viewsFor(authority: Authority): string {
  const { rights } = authority
  const views: string[] = []
  const view = (name: string, columns: readonly Column[], where = '1'): void => {
    views.push(`CREATE TEMP VIEW ${name} AS SELECT ${spelled(columns)} FROM main.${name}${where === '1' ? '' : ` WHERE ${where}`}`)
  }
  const seen = { contact: ownersSeen(authority, 'contact'), company: ownersSeen(authority, 'company') }
  const ofSeen = (object: ObjectType, number: string): string =>
    seen[object] === '1' ? '1' : `EXISTS (SELECT 1 FROM main.${object === 'contact' ? 'contacts' : 'companies'} AS seen WHERE seen.number = ${number} AND ${seen[object].replaceAll('owner', 'seen.owner')})`

  view('contacts', ['number', 'id', 'version', 'bin', ...nameColumns(rights), 'role', 'company', 'company_key', 'company_name', ...lineColumns(rights, 'contact')], seen.contact)
  view('companies', ['number', 'id', 'version', 'bin', 'name_key', 'name', 'domain', 'industry', 'employees', ...lineColumns(rights, 'company')], seen.company)
  view('contact_details', [
    'number', 'stamp', 'overrides', 'name_prefix', namePart(rights, 'given_name'), 'middle_name', namePart(rights, 'family_name'), 'name_suffix', namePart(rights, 'nickname'), 'phonetic_given_name', 'phonetic_family_name', namePart(rights, 'formatted_name'),
    sensitive(rights, 'contact', 'birthday', 'birthday', 'mask_text(birthday)'), ...detailColumns(rights, 'contact'),
  ], ofSeen('contact', 'contact_details.number'))
  view('company_details', ['number', 'stamp', 'overrides', ...detailColumns(rights, 'company')], ofSeen('company', 'company_details.number'))
  view('contact_positions', ['contact', 'ordinal', 'company', 'company_name', 'role', 'department', 'is_primary', 'has_left'], ofSeen('contact', 'contact_positions.contact'))
  view('contact_tags', ['tag', 'number'], ofSeen('contact', 'contact_tags.number'))
  view('company_tags', ['tag', 'number'], ofSeen('company', 'company_tags.number'))
  // Made of names and domains, which are always shown.
  view('company_keys', ['key', 'number'], ofSeen('company', 'company_keys.number'))
  // What only an import, a synchronisation or an erasure asks for, which need everything.
  view('contact_keys', ['key', 'number'], '0')
  view('outbox', ['seq', 'txn', 'noun', 'record', 'kind', 'fields', 'stamp'], '0')
  view('tombstones', ['noun', 'record', 'stamp'], '0')
  view('erasure_ledger', ['seq', 'noun', 'record', 'erased_at', 'erased_by'], '0')
  view('field_conflicts', ['noun', 'record', 'field', 'stamp', 'value'], '0')
  const without = (names: readonly string[], value: string): Column[] => names.map((name) => ({ name, as: value }))
  view('import_batch_rows', ['batch', 'row', 'outcome', 'record', ...without(['cells', 'problems', 'before', 'after_version'], 'NULL')])
  view('import_batches', [
    'number', 'id', 'txn', 'object', 'file_name', 'format', 'dialect', ...without(['plan'], `'{}'`), 'state',
    ...without(['rows', 'created', 'updated', 'skipped', 'failed', 'companies_created'], '0'), 'started_at', 'finished_at', 'undone_at',
  ])
  view('audit_details', ['seq', 'salt', { name: 'detail', as: `(SELECT CASE
      WHEN e.object_type = 'contact' AND NOT EXISTS (SELECT 1 FROM contacts AS c WHERE c.id = e.object_id) AND e.object_id IS NOT NULL THEN '${WITHHELD}'
      WHEN e.object_type = 'company' AND NOT EXISTS (SELECT 1 FROM companies AS c WHERE c.id = e.object_id) AND e.object_id IS NOT NULL THEN '${WITHHELD}'
      WHEN e.object_type IN ('contact', 'company') THEN without_withheld(e.object_type, audit_details.detail)
      ELSE audit_details.detail END FROM main.audit_entries AS e WHERE e.seq = audit_details.seq)` }])
  return `${views.join(';\n')};`
}
