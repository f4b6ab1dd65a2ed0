import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { JobCancelled, unattended } from '../../../electron/changes/job-control'
import { deleteContact } from '../../../electron/contacts/commands'
import { exportAll } from '../../../electron/exporting/export-all'
import { runExport } from '../../../electron/exporting/run-export'
import { everything, type Selection } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aFile, anImportScene } from '../../support/import-scene'
import { aContact, email } from '../../support/records'
import { temporaryFolder } from '../../support/vault-database'

const all: Selection = { mode: 'all', filter: everything, except: [] }

describe('runExport', () => {
  it('writes cells exactly, or disarmed for spreadsheets, readable by the owner only', () => {
    const scene = anImportScene()
    aContact(scene.vault.context, { givenName: '=HYPERLINK("x")', notes: '+1\n-2' })
    const path = join(temporaryFolder(), 'out.csv')
    runExport(scene.vault.database.read, { object: 'contact', selection: all, format: 'csv', flavour: 'exact' }, path, unattended, () => undefined)
    expect(readFileSync(path, 'utf8')).toContain(',"=HYPERLINK(""x"")",')
    runExport(scene.vault.database.read, { object: 'contact', selection: all, format: 'csv', flavour: 'spreadsheet' }, path, unattended, () => undefined)
    expect(readFileSync(path, 'utf8')).toContain(`,"'=HYPERLINK(""x"")",`)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
  it('folds the lines of cards at 75 octets without cutting a character', () => {
    const scene = anImportScene()
    aContact(scene.vault.context, { givenName: 'Zoë', notes: 'ü🦊'.repeat(100), emails: [email('z@x.example', { label: 'work' })] })
    const path = join(temporaryFolder(), 'out.vcf')
    runExport(scene.vault.database.read, { object: 'contact', selection: all, format: 'vcard', flavour: 'exact' }, path, unattended, () => undefined)
    const text = readFileSync(path, 'utf8')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\uFFFD')
  })
  it('given files and links planted beside its place › writes to none of them, and what it leaves is its owner’s alone', () => {
    const scene = anImportScene()
    aContact(scene.vault.context, { givenName: 'Jane' })
    const folder = temporaryFolder()
    const path = join(folder, 'out.csv')
    const elsewhere = join(temporaryFolder(), 'elsewhere')
    writeFileSync(elsewhere, 'theirs', { mode: 0o644 })
    symlinkSync(elsewhere, `${path}.${String(process.pid)}.part`)
    symlinkSync(elsewhere, `${path}.part`)
    runExport(scene.vault.database.read, { object: 'contact', selection: all, format: 'csv', flavour: 'exact' }, path, unattended, () => undefined)
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
    expect(lstatSync(path).isFile()).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['out.csv', `out.csv.${String(process.pid)}.part`, 'out.csv.part'].sort())
  })
  it('leaves nothing behind when it is cancelled', () => {
    const scene = anImportScene()
    aContact(scene.vault.context, { givenName: 'Jane' })
    const folder = temporaryFolder()
    expect(() => runExport(scene.vault.database.read, { object: 'contact', selection: all, format: 'json', flavour: 'exact' }, join(folder, 'x.json'), { cancelled: () => true, progress: () => undefined }, () => undefined)).toThrow(JobCancelled)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('exportAll', () => {
  it('writes a folder that imports into an empty vault as it was: ids, links, bin and source rows', () => {
    const from = anImportScene()
    from.bring(aFile('First Name,Last Name,Email,Company\nJane,Doe,j@a.example,Acme\nJohn,Doe,k@a.example,Acme\n'))
    const john = from.contacts()[1]
    if (john === undefined) throw new Error('no contact')
    expectOk(deleteContact(from.vault.context, john.id, 1), 'deleted')
    const folder = join(temporaryFolder(), 'all')
    expect(expectOk(exportAll(from.vault.database.read, folder, unattended, from.vault.clock, () => undefined), 'written')).toMatchObject({ count: 3 })
    expect(exportAll(from.vault.database.read, folder, unattended, from.vault.clock, () => undefined)).toEqual({ ok: false, failure: { kind: 'folder-not-empty', path: folder } })
    const to = anImportScene()
    expect(to.bring(folder)).toMatchObject({ rows: 3, created: 3, skipped: 0, companiesCreated: 1, format: 'folder' })
    expect(to.contacts()).toEqual(from.contacts())
    expect(to.companies()).toEqual(from.companies())
    expect(to.vault.database.read.all('SELECT id FROM contacts WHERE bin = 1')).toEqual(from.vault.database.read.all('SELECT id FROM contacts WHERE bin = 1'))
    expect(to.bring(join(folder, 'manifest.json'))).toMatchObject({ rows: 3, created: 0, skipped: 3 })
  })
})
