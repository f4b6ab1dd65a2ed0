import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { createCompany } from '../../../electron/companies/commands'
import { createContact } from '../../../electron/contacts/commands'
import { runExport } from '../../../electron/exporting/run-export'
import { companyFieldNames, emptyCompany, type CompanyFields } from '../../../shared/companies/company'
import { contactFieldNames, emptyContact, type ContactFields } from '../../../shared/contacts/contact'
import { everything, type Selection } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aFile, anImportScene } from '../../support/import-scene'
import { temporaryFolder } from '../../support/vault-database'

// Names that every plain object answers to: as data they are text like any other.
const words = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__proto__', '__defineGetter__', 'Constructor']
const all: Selection = { mode: 'all', filter: everything, except: [] }
const of = (record: object | undefined, names: readonly string[]): object => Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => names.includes(name)))

function sharedLists(): Pick<ContactFields, 'emails' | 'phones' | 'addresses' | 'links' | 'tags' | 'notes'> {
  const place = { street: 'toString', extended: '', poBox: '', city: 'constructor', region: '__proto__', postalCode: 'valueOf', country: 'constructor' }
  return {
    emails: words.map((label, at) => ({ address: `constructor${String(at)}@x.example`, label, primary: at === 1, optOut: false })),
    phones: words.map((label, at) => ({ number: `+49 221 12345${String(at)}`, label, primary: at === 1, optOut: false })),
    addresses: words.map((label, at) => ({ ...place, label, primary: at === 1, optOut: false })),
    links: words.map((label) => ({ url: `https://x.example/${label}`, label })),
    tags: words.slice(0, -1), notes: 'constructor',
  }
}
const contact: ContactFields = {
  ...emptyContact(), namePrefix: 'valueOf', givenName: 'constructor', familyName: '__proto__', nickname: 'toString',
  positions: [{ companyId: null, companyName: 'constructor', role: '__proto__', department: 'toString', primary: true, left: false }], ...sharedLists(),
}
const company: CompanyFields = { ...emptyCompany(), name: '__proto__', industry: 'constructor', ...sharedLists() }

describe('words that every object of the language answers to', () => {
  it.each(['csv', 'vcard', 'vcard3'] as const)('come back from a file of our own as %s, in every label, tag and name', (format) => {
    const [from, to] = [anImportScene(), anImportScene()]
    expectOk(createContact(from.vault.context, contact), 'saved')
    expectOk(createCompany(from.vault.context, company), 'saved')
    for (const object of ['contact', 'company'] as const) {
      const path = join(temporaryFolder(), format === 'csv' ? 'x.csv' : 'x.vcf')
      runExport(from.vault.database.read, { object, selection: all, format, flavour: 'exact' }, path, unattended, () => undefined)
      to.bring(path, { mode: 'create', object })
    }
    const [back] = to.contacts()
    expect(of({ ...back, positions: back?.positions.map((position) => ({ ...position, companyId: null })) }, contactFieldNames)).toEqual(of({ ...contact }, contactFieldNames))
    expect(to.companies().map((record) => of(record, companyFieldNames))).toContainEqual(of(company, companyFieldNames))
  })
  it('are columns nobody knows, whatever program the file is of', () => {
    for (const known of ['First name,Last name', 'First Name,Last Name,File As,Organization Name,Organization Title,Labels', 'Record ID,First Name,Last Name,Lead Status,Lifecycle Stage', 'Satchel ID,First name,Last name']) {
      const scene = anImportScene()
      const width = known.split(',').length
      const { plan } = scene.inspect(aFile(`${known},${words.join(',')}\n${Array.from({ length: width + words.length }, (_, at) => `cell ${String(at)}`).join(',')}\n`))
      expect(plan.columns.slice(width).map(({ target }) => target), known).toEqual(words.map(() => null))
    }
  })
  it('are labels as typed in a file of Google', () => {
    const scene = anImportScene()
    const header = 'First Name,Last Name,File As,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Constructor'
    expect(scene.bring(aFile(`${header}\nJane,Doe,,,,constructor ::: __proto__,constructor,a@x.example,* __proto__,b@x.example,toString,+49 221 123456,valueOf,7,x\n`))).toMatchObject({ created: 1, failed: 0 })
    expect(scene.contacts()[0]).toMatchObject({
      emails: [{ label: 'constructor' }, { label: '__proto__', primary: true }], phones: [{ label: 'toString' }], tags: ['constructor', '__proto__'], notes: 'valueOf: 7',
    })
  })
  it('are text in a column the person sends to a kind or part of that name', () => {
    const scene = anImportScene()
    const targets = ['givenName', 'emails.constructor', 'addresses.toString.city', 'addresses.home.constructor']
    const path = aFile('Name,A,B,C\nJane,a@x.example,Bonn,x\n')
    scene.bring(path, {}, (plan) => ({ ...plan, columns: plan.columns.map((column, at) => ({ ...column, target: targets[at] ?? null })) }))
    expect(scene.contacts()[0]).toMatchObject({ emails: [{ label: 'constructor' }], addresses: [{ label: 'toString', city: 'Bonn' }] })
  })
})
