import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitChange } from '../../../electron/changes/commit-change'
import { companyKind } from '../../../electron/companies/company-kind'
import { contactKind } from '../../../electron/contacts/contact-kind'
import { contactPage } from '../../../electron/contacts/queries'
import { createListCache } from '../../../electron/records/list-cache'
import { createWithin, moveWithin, updateWithin } from '../../../electron/records/commands'
import { fieldsOf, numberOf, type Stored } from '../../../electron/records/record-kind'
import { searchRecords } from '../../../electron/search/query'
import { emptyCompany } from '../../../shared/companies/company'
import { emptyContact, type Contact } from '../../../shared/contacts/contact'
import { exportFormats } from '../../../shared/exporting/channels'
import { createIdSource, idToBytes, type CompanyId, type ContactId, type UserId } from '../../../shared/ids'
import { objectTypes, type ObjectType } from '../../../shared/list'
import { fieldRules, fieldRuleOf, scopeReaches, scopes, sensitiveFields, specialPermissions, type Rights } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { address, email, phone } from '../../support/records'
import { aRoleEngine } from '../../support/role-engine'
import { aVaultDatabase, temporaryFolder, type TestVault } from '../../support/vault-database'

/** One record of a random vault. Every value in it holds a word that no other has, so that one look at an answer shows whether it got out. */
interface Planned {
  readonly object: ObjectType
  readonly owner: number
  readonly isNamed: boolean
  readonly fate: 'stays' | 'edited' | 'binned'
  readonly company: number
}
const planned: fc.Arbitrary<Planned> = fc.record({
  object: fc.constantFrom(...objectTypes), owner: fc.nat(3), isNamed: fc.boolean(), fate: fc.constantFrom('stays', 'edited', 'binned'), company: fc.nat(9),
})
const ruleOf = fc.option(fc.constantFrom(...fieldRules), { nil: undefined })
const rulesFor = <O extends ObjectType>(object: O): fc.Arbitrary<Rights['fields'][O]> =>
  fc.record(Object.fromEntries(sensitiveFields[object].map((field) => [field, ruleOf]))).map((rules) => Object.fromEntries(Object.entries(rules).filter(([, rule]) => rule !== undefined)) as Rights['fields'][O])
const scope = fc.constantFrom(...scopes, 'all' as const)
const nounScopes = fc.record({ read: scope, create: scope, update: scope, delete: scope })
const rights: fc.Arbitrary<Rights> = fc.record({
  scopes: fc.record({ contact: nounScopes, company: nounScopes }), special: fc.constant([...specialPermissions]), fields: fc.record({ contact: rulesFor('contact'), company: rulesFor('company') }),
  idleMinutes: fc.constant(null), secondFactor: fc.constant(false),
})

const letters = (index: number): string => String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))
/** The words and digits of a record by field. */
const wordsOf = (index: number) => {
  const own = letters(index)
  return {
    name: `zzname${own}`, emails: `zzmail${own}`, phones: `+49 171 98${String(7000 + index * 7)}`, addresses: `zzcity${own}`, links: `zzlink${own}`, notes: `zznote${own}`,
    birthday: `19${String(50 + (index % 40))}-03-${String(10 + (index % 18))}`, tag: `zztag${own}`, edited: `zzedit${own}`,
  }
}
const digits = (text: string): string => text.replace(/\D/g, '')

interface Made extends Planned {
  readonly id: string
  readonly ownerId: UserId | null
  readonly words: ReturnType<typeof wordsOf>
}

/** Writes the records of a plan in three transactions: made, edited, thrown away. */
function fill(vault: TestVault, plan: readonly Planned[], owners: readonly (UserId | null)[]): { made: Made[]; transactions: string[] } {
  const ids = createIdSource(() => vault.clock.now(), () => new Uint8Array(16).map(() => Math.floor(Math.random() * 256)))
  const made = plan.map((one, index): Made => ({ ...one, id: one.object === 'contact' ? ids.next<ContactId>() : ids.next<CompanyId>(), ownerId: owners[one.owner] ?? null, words: wordsOf(index) }))
  const firms = made.filter(({ object }) => object === 'company')
  const source = { kind: 'import', batchId: null, fileName: 'list.csv', row: 7 } as const
  const details = ({ words, ownerId }: Made) => ({
    emails: [email(`${words.emails}@mail.test`)], phones: [phone(words.phones)], addresses: [address({ street: `${words.addresses}str`, city: words.addresses, country: `${words.addresses}land` })],
    links: [{ url: `https://${words.links}.test`, label: '' }], notes: words.notes, tags: [words.tag], ownerId,
  })
  const first = commitChange(vault.context, (change, db) => {
    for (const one of [...firms, ...made.filter(({ object }) => object === 'contact')]) {
      const raw = JSON.stringify(one.words)
      if (one.object === 'company') createWithin(change, db, companyKind, one.id as CompanyId, companyKind.settle(db, { ...emptyCompany(), name: one.words.name, ...details(one) }), source, raw)
      else {
        const firm = firms[one.company % Math.max(1, firms.length)]
        const positions = firm === undefined ? [] : [{ companyId: firm.id, companyName: firm.words.name, role: 'clerk', department: '', primary: true, left: false }]
        const named = one.isNamed ? { givenName: one.words.name, positions } : {}
        createWithin(change, db, contactKind, one.id as ContactId, contactKind.settle(db, { ...emptyContact(), ...named, birthday: one.words.birthday, ...details(one) }), source, raw)
      }
    }
  })
  const transactions: string[] = [first.transactionId]
  for (const fate of ['edited', 'binned'] as const) {
    const those = made.filter((one) => one.fate === fate)
    if (those.length === 0) continue
    transactions.push(commitChange(vault.context, (change, db) => {
      for (const one of those) {
        const number = numberOf(db, one.object === 'contact' ? 'contacts' : 'companies', idToBytes(one.id)) ?? 0
        const contact = one.object === 'contact' ? contactKind.read(db, number) : undefined
        const company = one.object === 'company' ? companyKind.read(db, number) : undefined
        if (contact !== undefined) act(contact, contactKind)
        if (company !== undefined) act(company, companyKind)
        function act<R extends Contact | NonNullable<typeof company>['record']>(stored: Stored<R>, kind: R extends Contact ? typeof contactKind : typeof companyKind): void {
          const of = kind as unknown as typeof contactKind
          const as = stored as unknown as Stored<Contact>
          if (fate === 'binned') moveWithin(change, db, of, as, 'bin')
          else updateWithin(change, db, of, as, { ...fieldsOf(of, as.record), notes: `${one.words.notes} ${one.words.notes}edited` })
        }
      }
    }).transactionId)
  }
  return { made, transactions }
}

function textOfFiles(path: string): string {
  return statSync(path).isDirectory() ? readdirSync(path).map((name) => textOfFiles(join(path, name))).join('\n') : readFileSync(path, 'utf8')
}

describe('what a restricted role sees', () => {
  it('given any vault, owners, scopes and field rules › no channel that reads answers with a record out of scope or a value that is kept back, and a search finds what a plain one finds within the scope', async () => {
    await fc.assert(fc.asyncProperty(fc.array(planned, { minLength: 6, maxLength: 14 }), rights, async (plan, granted) => {
      const vault = aVaultDatabase({ cacheKib: 2_048 })
      const ids = createIdSource(() => vault.clock.now(), () => new Uint8Array(16).map(() => Math.floor(Math.random() * 256)))
      const [mate, stranger] = [ids.next<UserId>(), ids.next<UserId>()]
      try {
        const { made, transactions } = fill(vault, plan, [vault.userId, mate, stranger, null])
        const person = { userId: vault.userId, team: [vault.userId, mate] }
        const isSeen = (one: Made): boolean => scopeReaches(granted.scopes[one.object].read, person, one.ownerId)
        const engine = aRoleEngine(vault, granted)
        engine.become(granted, person)

        // A company is named where its people are.
        const shownNames = new Set(made.filter((one) => one.object === 'contact' && isSeen(one) && one.isNamed).map((one) => made.filter(({ object }) => object === 'company')[one.company % Math.max(1, made.filter(({ object }) => object === 'company').length)]?.id))
        const leaks = (text: string, of: { readonly ids: boolean }): string[] => made.flatMap((one) => {
          const { words } = one
          const out: string[] = []
          const within = (word: string, what: string): void => {
            if (text.includes(word)) out.push(`${what} of ${one.object} ${words.name}`)
          }
          if (!isSeen(one)) {
            if (of.ids && !shownNames.has(one.id)) within(one.id, 'the id')
            if (!shownNames.has(one.id)) within(words.name, 'the name')
            within(words.tag, 'the tag')
          }
          for (const field of sensitiveFields[one.object]) {
            if (isSeen(one) && fieldRuleOf(granted, one.object, field) === null) continue
            if (field === 'phones') {
              if (digits(text).includes(digits(words.phones))) out.push(`phones of ${words.name}`)
            } else if (field !== 'birthday') within(words[field], field)
            else if (made.every((other) => other === one || other.object !== 'contact' || other.words.birthday !== words.birthday || !isSeen(other))) within(words.birthday, field)
          }
          return out
        })
        const looked = async (what: string, answer: Promise<unknown>, of = { ids: true }): Promise<void> => {
          expect(leaks(JSON.stringify(await answer), of), what).toEqual([])
        }

        for (const bin of [false, true]) {
          const input = { filter: { bin, conditions: [] }, direction: 'ascending' as const, limit: 50 }
          for (const sort of ['name', 'company', 'created', 'updated'] as const) {
            const shown = await engine.call('contacts.page', { ...input, sort })
            await looked(`contacts by ${sort}`, Promise.resolve(shown))
            const hasNames = (['emails', 'phones'] as const).every((field) => granted.fields.contact[field] === undefined)
            if (!shown.ok || !(hasNames || sort === 'created' || sort === 'updated')) continue
            const inOrder = expectOk(contactPage(vault.database.read, createListCache(), { ...input, sort }), 'a plain page').items.map(({ id }) => id as string).filter((id) => made.some((one) => one.id === id && isSeen(one)))
            expect(shown.value.items.map(({ id }) => id), `in order by ${sort}`).toEqual(inOrder)
            // By place in small steps, as a list that is scrolled.
            const stepped = await Promise.all([0, 3, 6, 9, 12].map((at) => engine.call('contacts.page', { ...input, sort, at, limit: 3 })))
            expect(stepped.flatMap((page) => expectOk(page, 'a page').items.map(({ id }) => id)), `step by step by ${sort}`).toEqual(inOrder)
          }
          for (const sort of ['name', 'created', 'updated'] as const) await looked(`companies by ${sort}`, engine.call('companies.page', { ...input, sort }))
          for (const [object, channel] of [['contact', 'contacts.count'], ['company', 'companies.count']] as const) {
            const count = await engine.call(channel, { filter: { bin, conditions: [] } })
            const expected = made.filter((one) => one.object === object && isSeen(one) && (one.fate === 'binned') === bin).length
            expect(count, channel).toEqual(granted.scopes[object].read === 'none' ? expect.objectContaining({ ok: false }) : { ok: true, value: { count: expected } })
          }
        }
        await looked('tags', engine.call('search.tags', { object: 'contact', prefix: '', limit: 100 }))
        await looked('tags of companies', engine.call('search.tags', { object: 'company', prefix: '', limit: 100 }))
        for (const field of ['city', 'country', 'industry'] as const) for (const object of objectTypes) for (const prefix of ['', 'zz']) await looked(`values of ${field}`, engine.call('search.values', { object, field, prefix, limit: 50 }))
        await looked('suggestions', engine.call('companies.suggest', { text: '', limit: 50 }))
        await looked('the log', engine.call('audit.page', { filter: {}, limit: 500 }), { ids: false })
        for (const one of made) {
          const { id, object } = one
          const got = await engine.call(object === 'contact' ? 'contacts.get' : 'companies.get', { id })
          expect(got.ok, `${object} ${one.words.name}`).toBe(isSeen(one))
          await looked('a record', Promise.resolve(got))
          const history = await engine.call('records.history', { object, id, limit: 50 })
          expect(history.ok).toBe(isSeen(one))
          await looked('its history', Promise.resolve(history))
          if (object === 'company') await looked('its people', engine.call('companies.people', { id, limit: 50 }))
        }
        for (const one of made) {
          for (const field of ['name', 'emails', 'phones', 'addresses', 'notes', 'tag'] as const) {
            // Words that the record alone has; an edit left none of them out.
            const text = one.words[field]
            const found = await engine.call('search.query', { text, objects: [one.object], limit: 100 })
            const kept = fieldRuleOf(granted, one.object, field) !== null
            const plain = searchRecords(vault.database.read, text, [one.object], 100).items.map(({ id }) => id).filter((id) => made.some((other) => other.id === id && isSeen(other)))
            const shown = found.ok ? found.value.items.map(({ id }) => id) : []
            if (granted.scopes[one.object].read !== 'none') expect(shown.sort(), `${field} of ${one.words.name}`).toEqual(kept ? [] : plain.sort())
            await looked('a search', Promise.resolve(found))
            const filter = { bin: false, conditions: [{ field: 'text' as const, op: 'contains' as const, value: text }] }
            const count = await engine.call(one.object === 'contact' ? 'contacts.count' : 'companies.count', { filter })
            if (count.ok) expect(count.value.count, `a list of ${field} of ${one.words.name}`).toBe(kept ? 0 : plain.length)
          }
        }
        const folder = temporaryFolder()
        for (const object of objectTypes) for (const format of exportFormats) {
          const path = join(folder, `${object}-${format}`)
          const selection = { mode: 'all' as const, filter: { bin: false, conditions: [] }, except: [] }
          expectOk(await engine.call('export.run', { jobId: `job-${object}-${format}`, object, selection, format, flavour: 'exact', to: engine.token(path) }), 'an export')
          await looked(`${object} as ${format}`, Promise.resolve(textOfFiles(path)))
        }
        expectOk(await engine.call('export.all', { jobId: 'job-export-all', to: engine.token(join(folder, 'all')) }), 'an export of all')
        await looked('all of it', Promise.resolve(textOfFiles(join(folder, 'all'))))
        expect((await engine.call('audit.export', { jobId: 'job-audit-export', to: engine.token(join(folder, 'log')) })).ok).toBe(!isKept(granted))
        for (const transactionId of transactions) await looked('an undo', engine.call('changes.undo', { jobId: `job-${transactionId}`, transactionId }))
      } finally {
        vault.database.close()
      }
    }), { numRuns: 6 })
  }, 60_000)
})

function isKept({ scopes: granted, fields }: Rights): boolean {
  return objectTypes.some((object) => granted[object].read !== 'all' || Object.keys(fields[object]).length > 0)
}
