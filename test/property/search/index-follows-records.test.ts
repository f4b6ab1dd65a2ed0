import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCompany, deleteCompany, updateCompany } from '../../../electron/companies/commands'
import { createContact, deleteContact, restoreContact, updateContact } from '../../../electron/contacts/commands'
import { contactFinding } from '../../../electron/contacts/contact-finding'
import { readContact } from '../../../electron/contacts/contact-reader'
import { unattended } from '../../../electron/changes/job-control'
import { undoTransaction } from '../../../electron/changes/undo'
import { undoAppliers } from '../../../electron/engine/undo-appliers'
import { foldTag } from '../../../electron/records/normalise'
import { searchColumns } from '../../../electron/search/search-index'
import { emptyCompany } from '../../../shared/companies/company'
import type { ContactFields } from '../../../shared/contacts/contact'
import { contactDraftWith, email, phone, positionAt } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

const word = fc.constantFrom('ann', 'Anna', 'annex', 'coffee', 'Çelik', 'cola', 'x', '9', '王小明', 'groß', `o'neil`, 'ż')
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '))
const fields: fc.Arbitrary<Partial<ContactFields>> = fc.record({
  givenName: fc.oneof(word), familyName: text, notes: text,
  emails: fc.array(word.map((part) => email(`${part.replaceAll(/[^a-z]/gi, '') || 'q'}@coffee.example`)), { maxLength: 2 }),
  phones: fc.array(fc.constantFrom('123 456', '+49 123', '5', '456123').map((number) => phone(number)), { maxLength: 2 }),
  tags: fc.array(word, { maxLength: 2 }),
}, { requiredKeys: [] })

type Step =
  | { readonly do: 'create'; readonly fields: Partial<ContactFields>; readonly at: number | null }
  | { readonly do: 'update'; readonly which: number; readonly fields: Partial<ContactFields> }
  | { readonly do: 'delete' | 'restore' | 'delete-company'; readonly which: number }
  | { readonly do: 'rename'; readonly which: number; readonly name: string }
  | { readonly do: 'undo'; readonly which: number }
const which = fc.nat({ max: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('create' as const), fields, at: fc.option(which) }),
  fc.record({ do: fc.constant('update' as const), which, fields }),
  fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const, 'delete-company' as const), which }),
  fc.record({ do: fc.constant('rename' as const), which, name: word }),
  fc.record({ do: fc.constant('undo' as const), which }),
)

function play(vault: TestVault, steps: readonly Step[]): void {
  const { context, database } = vault
  const people: string[] = []
  const firms = [createCompany(context, { ...emptyCompany(), name: 'Coffee & Co' }), createCompany(context, { ...emptyCompany(), name: 'Anna AG' })]
    .flatMap((result) => (result.ok ? [result.value.record] : []))
  const versionOf = (table: 'contacts' | 'companies', id: string): number => database.read.get<{ version: number }>(`SELECT version FROM ${table} WHERE id = ?`, Buffer.from(id.replaceAll('-', ''), 'hex'))?.version ?? 0
  for (const next of steps) {
    vault.clock.advance(1)
    if (next.do === 'create') {
      const firm = next.at === null ? undefined : firms[next.at % firms.length]
      const created = createContact(context, contactDraftWith({ givenName: 'z', ...next.fields, positions: firm === undefined ? [] : [positionAt(firm, { role: 'cook' })] }))
      if (created.ok) people.push(created.value.record.id)
    } else if (next.do === 'undo') {
      const event = vault.events.at(-1 - next.which)
      if (event !== undefined) undoTransaction(context, undoAppliers, event.transactionId, unattended)
    } else if (next.do === 'rename' || next.do === 'delete-company') {
      const id = firms[next.which % firms.length]?.id ?? ''
      if (next.do === 'rename') updateCompany(context, id, versionOf('companies', id), { name: next.name })
      else deleteCompany(context, id, versionOf('companies', id))
    } else if (people.length > 0) {
      const id = people[next.which % people.length] ?? ''
      if (next.do === 'update') updateContact(context, id, versionOf('contacts', id), next.fields)
      else if (next.do === 'delete') deleteContact(context, id, versionOf('contacts', id))
      else restoreContact(context, id)
    }
  }
}

/** Every (word, record, column) that the index should hold, from the records themselves. */
function expected({ database: { read } }: TestVault): { words: Set<string>; keys: Set<string>; tags: Set<string> } {
  const [words, keys, tags] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { number } of read.all<{ number: number }>('SELECT number FROM contacts WHERE bin = 0')) {
    const stored = readContact(read, number)
    if (stored === undefined) throw new Error('a line without its details')
    const finding = contactFinding(stored.record)
    for (const [index, column] of searchColumns.contact.entries()) {
      for (const token of (finding.search.columns[index] ?? '').split(/[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+/)) if (token !== '') words.add(`${token}|${String(number)}|${column}`)
    }
    for (const key of finding.keys) keys.add(`${String(key)}|${String(number)}`)
    for (const tag of finding.tags) tags.add(`${foldTag(tag)}|${String(number)}`)
  }
  return { words, keys, tags }
}

function held({ database: { db } }: TestVault): { words: Set<string>; keys: Set<string>; tags: Set<string> } {
  db.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, contact_search, instance)')
  const rows = <T>(sql: string, show: (row: T) => string): Set<string> => new Set(db.all<T>(sql).map(show))
  return {
    words: rows<{ term: string; doc: number; col: string }>('SELECT term, doc, col FROM temp.words', ({ term, doc, col }) => `${term}|${String(doc)}|${col}`),
    keys: rows<{ key: number; number: number }>('SELECT key, number FROM contact_keys', ({ key, number }) => `${String(key)}|${String(number)}`),
    tags: rows<{ folded: string; number: number }>('SELECT t.folded, l.number FROM contact_tags AS l JOIN tags AS t ON t.number = l.tag', ({ folded, number }) => `${folded}|${String(number)}`),
  }
}

/** Records that a prefix finds, by the index of prefixes. */
function byPrefix({ database: { read } }: TestVault, prefix: string): string[] {
  return read.all<{ rowid: number }>('SELECT rowid FROM contact_search WHERE contact_search MATCH ?', `"${prefix}" *`).map(({ rowid }) => String(rowid)).sort()
}

describe('the search index', () => {
  it('holds exactly the words, prefixes, keys and tags of the records, whatever was done to them', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 3, maxLength: 25 }), (steps) => {
      const vault = aVaultDatabase()
      try {
        play(vault, steps)
        const wanted = expected(vault)
        expect(held(vault)).toEqual(wanted)
        for (const length of [1, 2, 3, 4]) {
          const prefixes = new Map<string, Set<string>>()
          for (const entry of wanted.words) {
            const [token = '', number = ''] = entry.split('|')
            const prefix = [...token].slice(0, length).join('')
            if ([...prefix].length === length) prefixes.set(prefix, (prefixes.get(prefix) ?? new Set()).add(number))
          }
          for (const [prefix, numbers] of prefixes) expect(byPrefix(vault, prefix), prefix).toEqual([...numbers].sort())
        }
      } finally {
        vault.database.close()
      }
    }), { numRuns: 150 })
  })
})
