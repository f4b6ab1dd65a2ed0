import { Argument, Option, type Command } from 'commander'
import type { Company, CompanyListItem } from '../../../shared/companies/company'
import { displayName, type Contact, type ContactListItem } from '../../../shared/contacts/contact'
import { companySorts, contactSorts, objectTypes, type ContactSort, type ListFilter, type ObjectType, type Page } from '../../../shared/list'
import { ok, type Result } from '../../../shared/result'
import type { Cli, Run } from '../cli'
import { done, usage, type CliFailure, type Outcome } from '../outcome'
import { facts, moment, table } from '../text'
import { openVault } from '../vault-access'
import { parseLimit, parseObject } from './objects'

interface ListOptions {
  readonly limit: number
  readonly after?: string
  readonly sort: ContactSort
  readonly descending?: true
  readonly bin?: true
  readonly tag?: string
}

const PAGE = 500

/** search, list and show. */
export function addReadCommands(program: Command, run: Run): void {
  program.command('search')
    .description('find people and companies: names in any order, phone digits, parts of an email, notes')
    .argument('<text...>', 'what to look for')
    .addOption(new Option('--object <object>', 'contacts or companies only').argParser(parseObject))
    .addOption(new Option('--limit <n>', 'at most so many').argParser(parseLimit(100)).default(20))
    .action((words: readonly string[], options: { readonly object?: ObjectType; readonly limit: number }) => run((cli) => search(cli, words.join(' '), options)))
  program.command('list')
    .description('list contacts or companies')
    .addArgument(new Argument('<object>', 'contacts or companies').argParser(parseObject))
    .addOption(new Option('--limit <n>', 'at most so many').argParser(parseLimit(1_000_000)).default(50))
    .option('--after <cursor>', 'continue after the cursor that the page before gave as "next"')
    .addOption(new Option('--sort <field>', 'order').choices(contactSorts).default('name'))
    .option('--descending', 'the other way round')
    .option('--bin', 'what is in the recycle bin instead')
    .option('--tag <tag>', 'only what carries the tag')
    .action((object: ObjectType, options: ListOptions) => run((cli) => list(cli, object, options)))
  program.command('show')
    .description('show one contact or company with everything about it')
    .addArgument(new Argument('<object>', 'contacts or companies').argParser(parseObject))
    .argument('<id>', 'its id')
    .action((object: ObjectType, id: string) => run((cli) => showRecord(cli, object, id)))
}

async function search(cli: Cli, text: string, { object, limit }: { readonly object?: ObjectType; readonly limit: number }): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const found = await cli.call('search.query', { text, objects: object === undefined ? [...objectTypes] : [object], limit })
  if (!found.ok) return found
  const { items, more } = found.value
  const json = { items, more }
  if (items.length === 0) return done(json, 'Nothing found.')
  const rows = table(['kind', 'name', 'about', 'found in', 'id'], items.map((hit) => [hit.object, hit.title, hit.subtitle, hit.matched, hit.id]))
  return done(json, more ? `${rows}\nThere is more: narrow the search or raise --limit.` : rows)
}

async function list(cli: Cli, object: ObjectType, options: ListOptions): Promise<Outcome> {
  const companySort = companySorts.find((known) => known === options.sort)
  if (object === 'company' && companySort === undefined) return usage(`Companies are sorted by ${companySorts.join(', ')}.`)
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const filter: ListFilter = { bin: options.bin === true, conditions: options.tag === undefined ? [] : [{ field: 'tag', op: 'is', value: options.tag }] }
  const input = { filter, direction: options.descending === true ? 'descending' as const : 'ascending' as const }
  if (object === 'contact') {
    const page = await collect(options, (limit, place) => cli.call('contacts.page', { ...input, sort: options.sort, limit, ...place }))
    if (!page.ok) return page
    const { items, next } = page.value
    return shown(items, next, ['name', 'company', 'email', 'phone', 'place', 'id'], items.map((item: ContactListItem) => [item.name, item.companyName, item.email, item.phone, item.city, item.id]))
  }
  const page = await collect(options, (limit, place) => cli.call('companies.page', { ...input, sort: companySort ?? 'name', limit, ...place }))
  if (!page.ok) return page
  const { items, next } = page.value
  return shown(items, next, ['name', 'domain', 'industry', 'email', 'phone', 'place', 'id'], items.map((item: CompanyListItem) => [item.name, item.domain, item.industry, item.email, item.phone, item.city, item.id]))
}

type Place = { readonly at: number } | { readonly after: string }

/** Pages until --limit is reached or the list ends. */
async function collect<T>(options: ListOptions, page: (limit: number, place: Place) => Promise<Result<Page<T>, CliFailure>>): Promise<Result<{ items: readonly T[]; next: string | null }, CliFailure>> {
  const items: T[] = []
  let next: string | null = options.after ?? null
  do {
    const answer = await page(Math.min(PAGE, options.limit - items.length), next === null ? { at: 0 } : { after: next })
    if (!answer.ok) return answer
    items.push(...answer.value.items)
    next = answer.value.next
  } while (next !== null && items.length < options.limit)
  return ok({ items, next })
}

function shown(items: readonly unknown[], next: string | null, header: readonly string[], rows: readonly (readonly string[])[]): Outcome {
  const json = { items, next }
  if (items.length === 0) return done(json, 'Nothing here.')
  const lines = table(header, rows)
  return done(json, next === null ? lines : `${lines}\nThere is more: --after ${next}`)
}

async function showRecord(cli: Cli, object: ObjectType, id: string): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const known = id.toLowerCase()
  const record = object === 'contact' ? await cli.call('contacts.get', { id: known }) : await cli.call('companies.get', { id: known })
  if (!record.ok) {
    // An id that is none finds nothing, as any other that nobody has.
    return record.failure.kind === 'invalid-input' ? { ok: false, failure: { kind: 'not-found' } } : record
  }
  return done({ object, ...record.value }, facts(about(record.value)))
}

function about(record: Contact | Company): readonly (readonly [string, string | number | null])[] {
  const own: readonly (readonly [string, string | number | null])[] = 'givenName' in record
    ? [['name', displayName(record)], ['nickname', record.nickname], ['birthday', record.birthday],
        ...record.positions.map((at): readonly [string, string] => ['works at', `${[at.role, at.department, at.companyName].filter(Boolean).join(', ')}${at.left ? ' (left)' : ''}`])]
    : [['name', record.name], ['domain', record.domain], ['industry', record.industry], ['employees', record.employees]]
  return [
    ...own,
    ...record.emails.map((item): readonly [string, string] => ['email', labelled(item.address, item)]),
    ...record.phones.map((item): readonly [string, string] => ['phone', labelled(item.number, item)]),
    ...record.addresses.map((item): readonly [string, string] => ['address', labelled([item.street, item.extended, item.poBox, item.postalCode, item.city, item.region, item.country].filter(Boolean).join(', '), item)]),
    ...record.links.map((item): readonly [string, string] => ['link', item.url]),
    ['tags', record.tags.join(', ')], ['notes', record.notes],
    ['from', record.source.kind === 'import' ? `import of ${record.source.fileName}` : record.source.kind],
    ['created', moment(record.createdAt)], ['updated', moment(record.updatedAt)], ['deleted', record.deletedAt === null ? null : moment(record.deletedAt)],
    ['version', record.version], ['id', record.id],
  ]
}

function labelled(value: string, { label, optOut }: { readonly label: string; readonly optOut: boolean }): string {
  const said = [label, optOut ? 'opted out' : ''].filter(Boolean).join(', ')
  return said === '' ? value : `${value} (${said})`
}
