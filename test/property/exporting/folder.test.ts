import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { createCompany } from '../../../electron/companies/commands'
import { createContact, deleteContact } from '../../../electron/contacts/commands'
import { exportAll } from '../../../electron/exporting/export-all'
import { expectOk } from '../../../shared/result'
import { anImportScene, type ImportScene } from '../../support/import-scene'
import { companyDrafts, contactDrafts } from '../../support/round-trip-drafts'
import { temporaryFolder } from '../../support/vault-database'

const seed = Number(process.env['SEED'] ?? 20260216)
const everythingIn = (scene: ImportScene): object => [scene.contacts(), scene.companies()]

describe(`the whole vault as a folder (seed ${String(seed)})`, () => {
  it('comes back with every id, link, version and source, and a second time changes nothing', () => {
    fc.assert(fc.property(fc.array(companyDrafts, { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(contactDrafts, fc.nat(3), fc.boolean(), fc.boolean()), { maxLength: 4 }), (companies, people) => {
      const [from, to] = [anImportScene(), anImportScene()]
      const made = companies.map((draft) => expectOk(createCompany(from.vault.context, draft), 'saved').record)
      for (const [draft, at, left, binned] of people) {
        const company = made[at]
        const positions = company === undefined ? draft.positions : [...draft.positions, { companyId: company.id, companyName: '', role: 'Rôle', department: '', primary: false, left }]
        const { record } = expectOk(createContact(from.vault.context, { ...draft, positions }), 'saved')
        if (binned) expectOk(deleteContact(from.vault.context, record.id, record.version), 'deleted')
      }
      const folder = join(temporaryFolder(), 'all')
      const { count } = expectOk(exportAll(from.vault.database.read, folder, unattended, from.vault.clock, () => undefined), 'exported')
      expect(to.bring(folder)).toMatchObject({ rows: count, created: count, skipped: 0 })
      expect(everythingIn(to)).toEqual(everythingIn(from))
      expect(to.bring(folder)).toMatchObject({ rows: count, created: 0, updated: 0, skipped: count })
      expect(everythingIn(to)).toEqual(everythingIn(from))
    }), { seed, numRuns: 30 })
  })
})
