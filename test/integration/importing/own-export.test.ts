import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { runExport } from '../../../electron/exporting/run-export'
import { checkImport } from '../../../electron/importing/check-import'
import { undoImport } from '../../../electron/importing/undo-import'
import type { Contact } from '../../../shared/contacts/contact'
import type { ExportFormat } from '../../../shared/exporting/channels'
import { everything, type ObjectType } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aFile, anImportScene, type ImportScene } from '../../support/import-scene'
import { aCompany, aContact, address, phone, positionAt } from '../../support/records'
import { temporaryFolder } from '../../support/vault-database'

function exported(scene: ImportScene, object: ObjectType, format: ExportFormat = 'csv'): string {
  const path = join(temporaryFolder(), `${object}.${format === 'csv' ? 'csv' : 'vcf'}`)
  runExport(scene.vault.database.read, { object, selection: { mode: 'all', filter: everything, except: [] }, format, flavour: 'exact' }, path, unattended, () => undefined)
  return path
}

const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)
const jobs = (contact: Contact | undefined): string[] => (contact?.positions ?? []).map(({ companyName, role, left }) => [companyName, role, ...(left ? ['left'] : [])].join('/'))

function twoBranches(): ImportScene {
  const scene = anImportScene()
  aCompany(scene.vault.context, { name: 'Starbucks', addresses: [address({ city: 'Rome' })] })
  const oslo = aCompany(scene.vault.context, { name: 'Starbucks', addresses: [address({ city: 'Oslo' })] })
  aContact(scene.vault.context, { givenName: 'Ann', familyName: 'Lee', positions: [positionAt(oslo)] })
  return scene
}

function fatherAndSon(): ImportScene {
  const scene = anImportScene()
  for (const notes of ['father', 'son']) aContact(scene.vault.context, { givenName: 'John', familyName: 'Smith', phones: [phone('+1 555 0100')], notes })
  return scene
}

describe('our own export in another vault', () => {
  it.each(['csv', 'vcard'] as const)('keeps two companies of one name two, and people with theirs (%s)', (format) => {
    const from = twoBranches()
    const to = anImportScene()
    expect(to.bring(exported(from, 'company', format))).toMatchObject({ created: 2, updated: 0 })
    expect(to.bring(exported(from, 'contact', format))).toMatchObject({ created: 1, companiesCreated: 0 })
    expect(ids(to.companies())).toEqual(ids(from.companies()))
    expect(to.contacts()[0]?.positions[0]?.companyId).toBe(from.companies()[1]?.id)
  })
  it.each(['create', 'upsert'] as const)('keeps two people of one name and phone two in mode %s, and a check counts them so', (mode) => {
    const from = fatherAndSon()
    const to = anImportScene()
    const path = exported(from, 'contact')
    const { plan } = to.inspect(path, { mode })
    expect(expectOk(checkImport(to.vault.database.read, path, plan, [], unattended, to.vault.clock), 'checked')).toMatchObject({ created: 2, skipped: 0, updated: 0 })
    expect(to.bring(path, { mode })).toMatchObject({ created: 2, skipped: 0, updated: 0 })
    expect(to.contacts().map(({ id, notes }) => [id, notes])).toEqual(from.contacts().map(({ id, notes }) => [id, notes]))
    expect(to.bring(path, { mode })).toMatchObject({ created: 0, skipped: 2, updated: 0 })
  })
  it('keeps them two beside a namesake who was typed in before', () => {
    const to = anImportScene()
    aContact(to.vault.context, { givenName: 'John', familyName: 'Smith', phones: [phone('+1 555 0100')] })
    expect(to.bring(exported(fatherAndSon(), 'contact'))).toMatchObject({ created: 1, updated: 1 })
    expect(to.contacts().map(({ notes }) => notes)).toEqual(['father', 'son'])
  })
  it('brings the same again after it was taken back, people with their companies', () => {
    const from = twoBranches()
    const to = anImportScene()
    const batches = (['company', 'contact'] as const).map((object) => to.bring(exported(from, object)).batchId)
    for (const batchId of batches.toReversed()) expectOk(undoImport(to.vault.context, batchId, unattended), 'undone')
    expect(to.bring(exported(from, 'company'))).toMatchObject({ created: 2, updated: 0 })
    expect(to.bring(exported(from, 'contact'))).toMatchObject({ created: 1, companiesCreated: 0 })
    expect(to.contacts()[0]?.positions[0]?.companyId).toBe(to.companies()[1]?.id)
  })
  it('counts a row that says more of an earlier one in a check as in the import', () => {
    const to = anImportScene()
    const id = '0190a000-0000-7000-8000-000000000001'
    const path = aFile(`Satchel ID,Given name,Family name,Notes\n${id},Ann,Lee,\n${id},Anna,Berg,more\n`)
    const { plan } = to.inspect(path)
    expect(expectOk(checkImport(to.vault.database.read, path, plan, [], unattended, to.vault.clock), 'checked')).toMatchObject({ created: 1, updated: 1 })
    expect(to.bring(path)).toMatchObject({ created: 1, updated: 1 })
  })
  it('keeps the name as it is shown', () => {
    const to = anImportScene()
    const from = anImportScene()
    aContact(from.vault.context, { givenName: 'John', familyName: 'Smith', formattedName: 'Smith, John' })
    to.bring(exported(from, 'contact'))
    expect(to.contacts()).toMatchObject([{ givenName: 'John', familyName: 'Smith', formattedName: 'Smith, John' }])
  })
})

describe('our own export in the same vault', () => {
  it('leaves two jobs at one company as they are', () => {
    const scene = anImportScene()
    const acme = aCompany(scene.vault.context, { name: 'Acme' })
    aContact(scene.vault.context, { givenName: 'Ann', positions: [positionAt(acme, { role: 'CTO', left: true }), positionAt(acme, { role: 'CEO' }), { ...positionAt(acme), companyId: null, companyName: '', role: 'Advisor' }] })
    expect(scene.bring(exported(scene, 'contact'))).toMatchObject({ updated: 0, skipped: 1 })
    expect(jobs(scene.contacts()[0])).toEqual(['Acme/CTO/left', 'Acme/CEO', '/Advisor'])
  })
})
