import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { checkImport } from '../../../electron/importing/check-import'
import { undoImport } from '../../../electron/importing/undo-import'
import { companyFieldNames, type Company } from '../../../shared/companies/company'
import { contactFieldNames, type Contact } from '../../../shared/contacts/contact'
import type { ImportPlan } from '../../../shared/importing/channels'
import { expectOk } from '../../../shared/result'
import { accounted, aFile, anImportScene, type ImportScene } from '../../support/import-scene'

const seed = Number(process.env['SEED'] ?? 20260216)

// Few values for each column, so that rows meet one another and what is in the vault.
const columns = {
  'First Name': ['Ann', 'ann', 'Bo', '王', 'Jon', 'John', ''], 'Last Name': ['Lee', 'LEE', 'Ng', '李', ''], 'Email': ['ann@lee.example', 'ANN@lee.example', 'info@lee.example', 'a.lee@gmail.com', 'alee@gmail.com', 'not an address', ''],
  'Phone': ['+49 171 5550102', '0171 5550102', '1.60922E+10', '12', ''], 'Company': ['Acme', 'Acme GmbH', 'ACME, Inc.', 'Birch', ''], 'Title': ['Boss', ''], 'Tags': ['a; b', 'B', ''], 'Birthday': ['1980-01-02', '3/4/1980', 'soon', ''], 'Record ID': ['1', '2', ''], 'Notes': ['x', 'x\ny', '"', ''],
} as const
const own = ['0190a000-0000-7000-8000-00000000000a', '0190a000-0000-7000-8000-00000000000b', ''] as const
const ownColumns = {
  'Satchel ID': own, 'Given name': ['Ann', 'Bo', ''], 'Family name': ['Lee', ''], 'Formatted name': ['Lee, Ann', ''], 'Email 1': ['ann@lee.example', ''], 'Phone 1': ['+49 171 5550102', ''],
  'Company 1': ['Acme', ''], 'Company 1 role': ['CTO', 'CEO', ''], 'Company 1 left': ['yes', ''], 'Company 2': ['Acme', ''], 'Company 2 role': ['CEO', ''], 'Company 2 left': ['yes', ''], 'Notes': ['x', ''],
} as const
const salesforceColumns = {
  'Id': ['003A000001abcdeAAB', '003A000001abcdfAAB'], 'LastName': ['Lee', 'Ng'], 'Email': ['ann@lee.example', ''], 'HasOptedOutOfEmail': ['1', '0'], 'MailingCity': ['Ulm'], 'MailingState': ['BW', 'Bavaria', ''], 'MailingCountry': ['Germany', 'Austria', ''], 'LeadSource': ['Web'],
} as const
const companyColumns = {
  'Company name': ['Acme', 'Acme GmbH', 'ACME, Inc.', 'Birch', ''], 'Company Domain Name': ['acme.example', 'acme.test', ''], 'Phone': ['030 5550102', '+49 30 5550102', ''], 'City': ['Ulm', 'ULM', ''], 'Number of Employees': ['12', '1,200', 'some', ''], 'Notes': ['x', ''],
} as const

function tables(choices: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> {
  const row = fc.tuple(...Object.values(choices).map((values) => fc.constantFrom(...values)))
  const ragged = fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: row.map((cells) => cells.slice(0, 3)) }, { weight: 1, arbitrary: row.map((cells) => [...cells, 'spilled']) })
  return fc.array(ragged, { minLength: 1, maxLength: 12 }).map((rows) => `${Papa.unparse([Object.keys(choices), ...rows])}\n`)
}
const anyTable = fc.oneof(tables(columns), tables(companyColumns), tables(ownColumns), tables(salesforceColumns))
const modes = fc.constantFrom<ImportPlan['mode']>('create', 'upsert', 'update')

const fieldsOf = (record: Contact | Company, names: readonly string[]): object => Object.fromEntries(Object.entries(record).filter(([name]) => name === 'id' || names.includes(name)))
const state = (scene: ImportScene): object => [scene.contacts().map((contact) => fieldsOf(contact, contactFieldNames)), scene.companies().map((company) => fieldsOf(company, companyFieldNames))]

describe(`any table, in any mode, over any vault (seed ${String(seed)})`, () => {
  it('is counted by a check as it is imported, changes nothing again, and is taken back without a trace', () => {
    fc.assert(fc.property(anyTable, anyTable, modes, (first, second, mode) => {
      const scene = anImportScene()
      scene.bring(aFile(first, 'first.csv'))
      const before = state(scene)
      const path = aFile(second, 'second.csv')
      const { plan } = scene.inspect(path, { mode })
      const checked = expectOk(checkImport(scene.vault.database.read, path, plan, [], unattended, scene.vault.clock), 'it can be checked')
      expect(state(scene)).toEqual(before)
      const { rows, created, updated, skipped, failed, companiesCreated, batchId } = scene.bring(path, { mode })
      expect({ ...checked, problems: null, problemRows: null }).toMatchObject({ rows, created, updated, skipped, failed, companiesCreated })
      expect(accounted({ created, updated, skipped, failed })).toBe(rows)
      const after = state(scene)
      // A row that fits no record or several fails; what the rows below it change may leave it one. It is then a row to import.
      const open = checked.problems.some(({ problems }) => problems.some(({ code }) => code === 'ambiguous-match' || code === 'no-match'))
      if (!open) expect(scene.bring(path, { mode }), 'again').toMatchObject({ rows, created: 0, updated: 0, companiesCreated: 0 })
      if (!open) expect(state(scene)).toEqual(after)
      expect(expectOk(undoImport(scene.vault.context, batchId, unattended), 'undone')).toMatchObject({ kept: 0, errors: 0 })
      expect(state(scene)).toEqual(before)
    }), { seed, numRuns: 60 })
  })
})
