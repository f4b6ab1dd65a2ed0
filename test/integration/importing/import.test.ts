import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../../electron/audit/verify'
import { JobCancelled, unattended } from '../../../electron/changes/job-control'
import { updateCompany } from '../../../electron/companies/commands'
import { updateContact, deleteContact } from '../../../electron/contacts/commands'
import { checkImport } from '../../../electron/importing/check-import'
import { listBatches } from '../../../electron/importing/import-batch'
import { inspectFile } from '../../../electron/importing/inspect-file'
import { runImport } from '../../../electron/importing/run-import'
import { saveFailures } from '../../../electron/importing/save-failures'
import { undoImport } from '../../../electron/importing/undo-import'
import { expectOk } from '../../../shared/result'
import { accounted, aFile, anImportScene } from '../../support/import-scene'

const people = 'First Name,Last Name,Email,Phone,Company,Title\nJane,Doe,jane@acme.example,+1 555 0100,Acme,Buyer\nJohn,Doe,john@acme.example,+1 555 0101,Acme,Owner\nErika,Mustermann,erika@beispiel.example,0221 1,Beispiel GmbH,\n'

describe('runImport', () => {
  it('accounts for every row and makes or links companies', () => {
    const scene = anImportScene()
    expect(scene.bring(aFile(people))).toMatchObject({ rows: 3, created: 3, updated: 0, skipped: 0, failed: 0, companiesCreated: 2 })
    const [jane] = scene.contacts()
    expect(jane).toMatchObject({ givenName: 'Jane', source: { kind: 'import', row: 1, fileName: 'people.csv' }, positions: [{ companyName: 'Acme', role: 'Buyer' }] })
    expect(jane?.positions[0]?.companyId).toBe(scene.companies()[0]?.id)
    expect(jane?.sourceRaw).toBe(JSON.stringify(['Jane', 'Doe', 'jane@acme.example', '+1 555 0100', 'Acme', 'Buyer']))
    expect(verifyChain(scene.vault.database.read)).toMatchObject({ ok: true })
    expect(scene.vault.database.read.all(`SELECT action FROM audit_entries`)).toEqual(expect.arrayContaining([{ action: 'records.imported' }, { action: 'import.finished' }]))
  })

  describe('given the same file again', () => {
    it.each(['create', 'upsert', 'update'] as const)('changes nothing in mode %s', (mode) => {
      const scene = anImportScene()
      const file = aFile(`${people}Jane,Doe,jane@acme.example,+1 555 0999,Acme,Head of Buying\n`)
      scene.bring(file)
      const before = [scene.contacts(), scene.companies()]
      expect(scene.bring(file, { mode })).toMatchObject({ rows: 4, created: 0, updated: 0, skipped: 4, failed: 0, companiesCreated: 0 })
      expect([scene.contacts(), scene.companies()]).toEqual(before)
    })
  })

  describe('given a row of somebody who is there already', () => {
    it('fills and adds, and a blank cell never overwrites', () => {
      const scene = anImportScene()
      scene.bring(aFile(people))
      expect(scene.bring(aFile('First Name,Last Name,Email,Phone,Title\nJane,Doe,JANE@acme.example,+49 30 1,\n'))).toMatchObject({ updated: 1, created: 0 })
      expect(scene.contacts()[0]).toMatchObject({ version: 2, phones: [{ number: '+1 555 0100' }, { number: '+49 30 1' }], positions: [{ role: 'Buyer', companyName: 'Acme' }] })
    })
    it('does not merge two people of one address', () => {
      const scene = anImportScene()
      expect(scene.bring(aFile('First Name,Last Name,Email\nJane,Doe,family@doe.example\nJohn,Doe,family@doe.example\nErika,Mustermann,info@doe.example\nErika,Musterfrau,info@doe.example\n'))).toMatchObject({ created: 4 })
    })
    it('matches by the id of the source when everything else changed', () => {
      const scene = anImportScene()
      const header = 'Record ID,First Name,Last Name,Email,Lead Status\n'
      scene.bring(aFile(`${header}151,Jane,Doe,j@a.example,New\n`))
      expect(scene.bring(aFile(`${header}151,Janet,Smith,s@b.example,New\n`))).toMatchObject({ updated: 1 })
      expect(scene.contacts()).toMatchObject([{ givenName: 'Janet', familyName: 'Smith' }])
    })
    it('links people to companies of an earlier file by 15 and 18 character ids and by @AccountRef', () => {
      const scene = anImportScene()
      scene.bring(aFile('Id,Name,BillingCity,OwnerId\n001A000001abcdeAAB,Acme,Paris,5\n001A000001abcdfAAB,Beta,Rome,5\n', 'Account.csv'))
      scene.bring(aFile('Id,AccountId,LastName,FirstName,Email\n003A,001A000001abcde,Doe,Jane,j@a.example\n003B,@AccountRef2,Doe,John,k@a.example\n', 'Contact.csv'))
      expect(scene.contacts().map(({ positions }) => positions[0]?.companyName)).toEqual(['Acme', 'Beta'])
    })
    it('updates only in mode update, and says who is not there', () => {
      const scene = anImportScene()
      scene.bring(aFile(people))
      const result = scene.bring(aFile('First Name,Last Name,Email,Title\nJane,Doe,jane@acme.example,Boss\nNo,Body,nobody@acme.example,x\n'), { mode: 'update' })
      expect(result).toMatchObject({ updated: 1, failed: 1, problems: [{ row: 2, blocking: true, problems: [{ code: 'no-match' }] }] })
    })
    it('makes a new record of one that is in the bin', () => {
      const scene = anImportScene()
      scene.bring(aFile(people))
      const [jane] = scene.contacts()
      if (jane === undefined) throw new Error('no contact')
      expectOk(deleteContact(scene.vault.context, jane.id, 1), 'deleted')
      expect(scene.bring(aFile(people))).toMatchObject({ created: 1, skipped: 2 })
    })
  })

  it('imports a file of semicolons, UTF-16, a preamble and a footer', () => {
    const scene = anImportScene()
    expect(scene.bring(aFile(Buffer.from('\uFEFFVorname;Nachname;E-Mail-Adresse;Telefon geschäftlich\r\nJürgen;Müller;j@m.example;1\r\n', 'utf16le')))).toMatchObject({ created: 1, dialect: 'outlook-de' })
    const linkedin = 'Notes:\n"When exporting your connection data, you may notice, that"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nJane,Doe,https://l.example/j,,Acme,Buyer,12 Jan 2020\n'
    expect(scene.inspect(aFile(linkedin)).notes).toContain('preamble-skipped')
    expect(scene.bring(aFile(linkedin))).toMatchObject({ rows: 1, created: 1, dialect: 'linkedin' })
    const report = '"First Name","Last Name","Account Name","Mailing Zip/Postal Code","Email"\n"John","Doe","Acme","02203","j@d.example"\n\n"Contacts by account"\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n"Confidential Information - Do Not Distribute"\n'
    expect(scene.bring(aFile(report))).toMatchObject({ rows: 1, created: 1, dialect: 'salesforce-report' })
  })

  it('accounts for a last row that reads like the footer of a report', () => {
    const scene = anImportScene()
    const result = scene.bring(aFile('Company Name,Website,Phone,City\nAcme,acme.example,1,Bern\nCopyright Licensing Agency,,,\n', 'companies.csv'))
    expect(result).toMatchObject({ rows: 2, created: 2 })
    expect(scene.companies().map(({ name }) => name)).toEqual(['Acme', 'Copyright Licensing Agency'])
  })

  it('reads cards, and makes companies of cards of companies', () => {
    const scene = anImportScene()
    const cards = 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\r\nTEL;WORK;VOICE:1\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:Acme\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut off\r\n'
    expect(scene.bring(aFile(cards, 'all.vcf'))).toMatchObject({ rows: 3, created: 2, failed: 1, format: 'vcard' })
    expect(scene.contacts()).toMatchObject([{ familyName: 'Müller', givenName: 'Jörg' }])
    expect(scene.companies()).toMatchObject([{ name: 'Acme' }])
  })

  it('leaves the vault as it was when it is cancelled', () => {
    const scene = anImportScene()
    const file = aFile(`First Name,Email\n${Array.from({ length: 3_000 }, (_, i) => `P${String(i)},p${String(i)}@x.example`).join('\n')}\n`)
    let asked = 0
    const job = { cancelled: () => ++asked > 4, progress: () => undefined }
    expect(() => runImport(scene.vault.context, file, scene.inspect(file).plan, [], job)).toThrow(JobCancelled)
    expect([scene.contacts(), scene.companies(), listBatches(scene.vault.database.read)]).toEqual([[], [], []])
  })

  it('answers bad files by name and writes nothing', () => {
    const scene = anImportScene()
    const { read } = scene.vault.database
    expect(inspectFile(read, aFile(''), {})).toEqual({ ok: false, failure: { kind: 'file-empty' } })
    expect(inspectFile(read, aFile('First Name,Email\n'), {})).toEqual({ ok: false, failure: { kind: 'no-rows' } })
    expect(inspectFile(read, aFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])), {})).toEqual({ ok: false, failure: { kind: 'file-not-text' } })
    expect(inspectFile(read, '/nowhere.csv', {})).toEqual({ ok: false, failure: { kind: 'file-gone' } })
  })
})

describe('checkImport', () => {
  it('counts what the import then does, and writes nothing', () => {
    const scene = anImportScene()
    const file = aFile(`${people}Jane,Doe,jane@acme.example,+1 555 0999,Acme,Boss\n,,,,,\n,,,,,x\nErika,${'y'.repeat(5_000)},a@b.example,,,\n`)
    const { plan } = scene.inspect(file)
    const checked = expectOk(checkImport(scene.vault.database.read, file, plan, [], unattended, scene.vault.clock), 'it can be checked')
    expect(scene.contacts()).toEqual([])
    const { rows, created, updated, skipped, failed, companiesCreated } = scene.bring(file)
    expect(checked).toMatchObject({ rows, created, updated, skipped, failed, companiesCreated })
    expect(accounted(checked)).toBe(6)
    expect(checked).toMatchObject({ created: 3, updated: 1, failed: 2 })
  })
})

describe('saveFailures', () => {
  it('writes the failed rows in their own columns; corrected, they import', () => {
    const scene = anImportScene()
    const { batchId, failed } = scene.bring(aFile(`${people},,,,,Ghost\n`))
    expect(failed).toBe(1)
    const out = aFile('', 'failures.csv')
    expect(saveFailures(scene.vault.database.read, batchId, out, () => undefined)).toEqual({ ok: true, value: { rows: 1 } })
    const text = readFileSync(out, 'utf8')
    expect(text).toBe('\uFEFFFirst Name,Last Name,Email,Phone,Company,Title,Satchel import problem\r\n,,,,,Ghost,"nothing to call it by: no name, company, email or phone"\r\n')
    const corrected = aFile(text.replace('\r\n,,,', '\r\nMax,,,'))
    expect(scene.bring(corrected)).toMatchObject({ rows: 1, created: 1, failed: 0 })
  })
})

describe('a file of corrected failures', () => {
  it('is read as the file it comes from, with the columns where the person sent them', () => {
    const scene = anImportScene()
    const { batchId } = scene.bring(aFile('lastName,firstName,email,accountId,Shoe\nDoe,Jane,j@a.example,1,42\n,,,1,\n', 'Contact.csv'), {}, (plan) => ({ ...plan, columns: plan.columns.map((column) => (column.header === 'Shoe' ? { ...column, target: 'extra' } : column)) }))
    const out = aFile('', 'failures.csv')
    expectOk(saveFailures(scene.vault.database.read, batchId, out, () => undefined), 'saved')
    const again = scene.inspect(aFile(readFileSync(out, 'utf8').replace('\r\n,,', '\r\nRoe,Rick,')))
    expect(again).toMatchObject({ remembered: true, plan: { dialect: 'salesforce-export' } })
    expect(again.plan.columns.map(({ target }) => target)).toEqual(['familyName', 'givenName', 'emails.main', 'positions.companyRef', 'extra', null])
  })
  it('makes only what it corrects, for a file of cards too', () => {
    const scene = anImportScene()
    const { batchId } = scene.bring(aFile('BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nTITLE:Boss\nEND:VCARD\n', 'a.vcf'))
    const out = aFile('', 'failures.vcf')
    expect(expectOk(saveFailures(scene.vault.database.read, batchId, out, () => undefined), 'saved').rows).toBe(1)
    expect(scene.bring(aFile(readFileSync(out, 'utf8').replace('TITLE:Boss', 'TITLE:Boss\r\nFN:Bo'), 'b.vcf'))).toMatchObject({ rows: 1, created: 1 })
    expect(scene.contacts().map(({ formattedName }) => formattedName)).toEqual(['Ann', 'Bo'])
  })
})

describe('a repaired row', () => {
  it('imports as repaired, and a dropped one counts as skipped', () => {
    const scene = anImportScene()
    const file = aFile(`${people},,,,,Ghost\n`)
    const { plan } = scene.inspect(file)
    const result = expectOk(runImport(scene.vault.context, file, plan, [{ row: 4, cells: ['Max', '', '', '', '', 'Ghost'] }, { row: 1, cells: null }], unattended), 'it imports')
    expect(result).toMatchObject({ rows: 4, created: 3, skipped: 1, failed: 0 })
  })
})

describe('the mapping', () => {
  it('is remembered for the same header', () => {
    const scene = anImportScene()
    const header = 'Foo,First Name,Bar\n'
    scene.bring(aFile(`${header}x,Jane,y\n`), {}, (plan) => ({ ...plan, columns: plan.columns.map((column) => (column.header === 'Bar' ? { ...column, target: 'familyName' } : column)) }))
    expect(scene.contacts()).toMatchObject([{ familyName: 'y' }])
    const again = scene.inspect(aFile(`${header}x,John,z\n`))
    expect(again.remembered).toBe(true)
    expect(again.plan.columns.map(({ target }) => target)).toEqual([null, 'givenName', 'familyName'])
  })
})

describe('undoImport', () => {
  it('takes back what was made and changed, keeps what was changed since, and says so', () => {
    const scene = anImportScene()
    const { context } = scene.vault
    scene.bring(aFile('First Name,Last Name,Email,Title\nErika,Mustermann,erika@beispiel.example,Boss\n'))
    const [erika] = scene.contacts()
    const { batchId } = scene.bring(aFile(people))
    const john = scene.contacts().find(({ givenName }) => givenName === 'John')
    if (john === undefined) throw new Error('no contact')
    expectOk(updateContact(context, john.id, john.version, { notes: 'called' }), 'changed by hand')
    const undone = expectOk(undoImport(context, batchId, unattended), 'it can be undone')
    // Jane and Beispiel GmbH go, Erika is as she was; John was changed, and Acme still has him.
    expect(undone).toMatchObject({ reversed: 3, kept: 2, errors: 0 })
    expect(scene.contacts().map(({ givenName }) => givenName)).toEqual(['Erika', 'John'])
    expect(scene.contacts()[0]).toMatchObject({ phones: [], positions: erika?.positions ?? null })
    expect(scene.companies().map(({ name }) => name)).toEqual(['Acme'])
    expect(listBatches(scene.vault.database.read)[0]).toMatchObject({ batchId, state: 'partly-undone' })
    expect(undoImport(context, batchId, unattended)).toEqual({ ok: false, failure: { kind: 'not-found' } })
    expect(scene.bring(aFile(people))).toMatchObject({ created: 1 })
  })
  it.each([
    ['people', people, 'First Name,Last Name,Email,Phone\nJane,Doe,jane@acme.example,+1 555 0100\n'],
    ['companies', 'Company name,Industry\nAcme,Tin\n', 'Company name,Industry,City\nAcme,Tin,\n'],
  ])('forgets rows that changed nothing, so that they may later: %s', (_, first, again) => {
    const scene = anImportScene()
    const { context } = scene.vault
    scene.bring(aFile(first))
    const { batchId, skipped } = scene.bring(aFile(again))
    expect(skipped).toBe(1)
    expectOk(undoImport(context, batchId, unattended), 'undone')
    const [jane] = scene.contacts()
    const [acme] = scene.companies()
    if (jane !== undefined) expectOk(updateContact(context, jane.id, jane.version, { phones: [] }), 'changed by hand')
    else if (acme !== undefined) expectOk(updateCompany(context, acme.id, acme.version, { industry: '' }), 'changed by hand')
    const third = scene.bring(aFile(again))
    expect(third).toMatchObject({ updated: 1, skipped: 0 })
    expect(scene.bring(aFile(again))).toMatchObject({ updated: 0, skipped: 1 })
  })
  it('takes several imports back in turn, the latest first', () => {
    const scene = anImportScene()
    const first = scene.bring(aFile(people)).batchId
    const second = scene.bring(aFile('Email,First Name,Last Name,Title\njane@acme.example,Jane,Doe,Boss\n')).batchId
    for (const batchId of [second, first]) expect(expectOk(undoImport(scene.vault.context, batchId, unattended), 'undone').kept).toBe(0)
    expect([scene.contacts(), scene.companies()]).toEqual([[], []])
  })
})
