import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { createCompany } from '../../../electron/companies/commands'
import { createContact } from '../../../electron/contacts/commands'
import { runExport, type ExportOrder } from '../../../electron/exporting/run-export'
import { companyFieldNames } from '../../../shared/companies/company'
import { contactFieldNames } from '../../../shared/contacts/contact'
import { everything, type Selection } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { anImportScene } from '../../support/import-scene'
import { companyDrafts, contactDrafts } from '../../support/round-trip-drafts'
import { temporaryFolder } from '../../support/vault-database'

const all: Selection = { mode: 'all', filter: everything, except: [] }
const only = (record: object, names: readonly string[]): object => Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)))
// Companies get ids of their own in the other vault; the file carries the name as well.
const withoutIds = (record: object): object => JSON.parse(JSON.stringify(record, (key, value: unknown) => (key === 'companyId' ? undefined : value))) as object
const seed = Number(process.env['SEED'] ?? 20260105)

describe.each([['csv', 'exact'], ['csv', 'spreadsheet'], ['vcard', 'exact'], ['vcard3', 'exact']] as const)(`a file of our own as %s, %s (seed ${String(seed)})`, (format, flavour) => {
  it('brings back every field of a contact', () => {
    fc.assert(fc.property(fc.array(contactDrafts, { minLength: 1, maxLength: 4 }), (drafts) => {
      const [from, to] = [anImportScene(), anImportScene()]
      for (const draft of drafts) expectOk(createContact(from.vault.context, draft), 'saved')
      const path = join(temporaryFolder(), format === 'csv' ? 'x.csv' : 'x.vcf')
      const order: ExportOrder = { object: 'contact', selection: all, format, flavour }
      runExport(from.vault.database.read, order, path, unattended, () => undefined)
      to.bring(path, { mode: 'create' })
      expect(to.contacts().map((record) => withoutIds(only(record, [...contactFieldNames, 'id'])))).toEqual(from.contacts().map((record) => withoutIds(only(record, [...contactFieldNames, 'id']))))
    }), { seed, numRuns: 25 })
  })
  it('brings back every field of a company', () => {
    fc.assert(fc.property(companyDrafts, (draft) => {
      const [from, to] = [anImportScene(), anImportScene()]
      expectOk(createCompany(from.vault.context, draft), 'saved')
      const path = join(temporaryFolder(), format === 'csv' ? 'x.csv' : 'x.vcf')
      runExport(from.vault.database.read, { object: 'company', selection: all, format, flavour }, path, unattended, () => undefined)
      to.bring(path, { mode: 'create' })
      expect(to.companies().map((record) => only(record, [...companyFieldNames, 'id']))).toEqual(from.companies().map((record) => only(record, [...companyFieldNames, 'id'])))
    }), { seed, numRuns: 20 })
  })
})
