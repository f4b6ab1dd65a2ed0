import { randomBytes } from 'node:crypto'
import { beforeEach, afterEach, describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { checkImport } from '../../../electron/importing/check-import'
import { runImport } from '../../../electron/importing/run-import'
import { undoImport } from '../../../electron/importing/undo-import'
import { createIdSource, idToBytes, type UserId } from '../../../shared/ids'
import { presetRights, rightsMay, scopes } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { accounted, aFile, anImportScene, type ImportScene } from '../../support/import-scene'
import { within } from '../../support/rights-scene'

const REMOVED = 'Gone Girling'
let scene: ImportScene
let sam: UserId
let mail: UserId

beforeEach(() => {
  scene = anImportScene()
  const ids = createIdSource(() => scene.vault.clock.now(), randomBytes)
  const add = (name: string, removed: number | null = null): UserId => {
    const id = ids.next<UserId>()
    scene.vault.database.db.run('INSERT INTO users (id, name, role, public_key, created_at, removed_at) VALUES (?, ?, ?, ?, ?, ?)', idToBytes(id), name, 'representative', randomBytes(32), 1, removed)
    return id
  }
  sam = add('Sam Field')
  mail = add('kim@field.example')
  add(REMOVED, 2)
})
afterEach(() => { scene.vault.database.close() })

const owners = (): (string | null)[] => scene.contacts().map(({ ownerId }) => ownerId)
const users = (): unknown => scene.vault.database.read.get('SELECT count(*) AS n FROM users')
const people = (...rows: readonly string[]): string => aFile(['First name,Last name,Email,Owner', ...rows].join('\n'))

describe('the owner of imported records', () => {
  it.each([
    ['HubSpot', 'Record ID,First Name,Last Name,Email,Contact owner,Lead Status', '1,Ada,Quince,ada@quince.example,Sam Field,New'],
    ['Salesforce', 'First Name,Last Name,Account Name,Account Owner,Contact Owner,Mailing State/Province,Email', 'Ada,Quince,Quince Ltd,Somebody Else,Sam Field,OR,ada@quince.example'],
    ['Zoho', 'Record Id,Contact Owner,First Name,Last Name,Email', 'z1,Sam Field,Ada,Quince,ada@quince.example'],
    ['Pipedrive', 'Person - ID,Person - Name,Person - Email - Work,Person - Owner', '1,Ada Quince,ada@quince.example,Sam Field'],
    ['any program, in German', 'Vorname;Nachname;E-Mail;Zuständig', 'Ada;Quince;ada@quince.example;Sam Field'],
  ])('given people of %s › is the user whom its owner column names', (_program, header, row) => {
    const { owners: counts } = scene.bring(aFile(`${header}\n${row}\n`))
    expect(owners()).toEqual([sam])
    expect(counts).toEqual({ unknown: 0, names: [], kept: 0 })
  })

  it.each([['HubSpot', 'Record ID,Company name,Company owner,Company Domain Name', '1,Quince Ltd,Sam Field,quince.example'], ['Pipedrive', 'Organization - ID,Organization - Name,Organization - Owner,Organization - Address', '1,Quince Ltd,Sam Field,Harbour 1']])('given companies of %s › is the user whom its owner column names', (_program, header, row) => {
    scene.bring(aFile(`${header}\n${row}\n`))
    expect(scene.companies().map(({ ownerId }) => ownerId)).toEqual([sam])
  })

  it('given a name in another case or width, with an address, an address or an id › is that user; given anybody else › nobody, is counted, and no user is made', () => {
    const before = users()
    const file = people(
      'A,One,,sam field', 'B,Two,,ＳＡＭ  Field', 'C,Three,,Sam Field <sam@field.example>', 'D,Four,,Sam Field (sam@field.example)', 'E,Five,,KIM@field.example', 'F,Six,,K. Im <kim@field.example>', `G,Seven,,${sam}`,
      'H,Eight,,Sam', 'I,Nine,,Sam Fields', `J,Ten,,${REMOVED}`, 'K,Eleven,,Sam', 'L,Twelve,,Unassigned', 'M,Thirteen,,', 'N,Fourteen,,01890000-0000-7000-8000-0000000000bb', `O,Fifteen,,${'x'.repeat(2_000)}`,
    )
    const { plan } = scene.inspect(file)
    const checked = expectOk(checkImport(scene.vault.database.read, file, plan, [], unattended, scene.vault.clock), 'checked')
    const result = scene.bring(file)
    expect(owners()).toEqual([sam, sam, sam, sam, mail, mail, sam, ...Array.from({ length: 8 }, () => null)])
    expect(result.owners).toEqual({ unknown: 6, names: ['Sam', 'Sam Fields', REMOVED, 'x'.repeat(100)], kept: 0 })
    expect(checked.owners).toEqual(result.owners)
    expect(accounted(result)).toBe(15)
    expect(users()).toEqual(before)
  })

  it('given somebody chosen › new records without a known owner, companies made along the way too, are theirs, and no others', () => {
    const file = aFile('First name,Last name,Email,Company,Owner\nAda,Quince,ada@quince.example,Quince Ltd,\nBo,Rowan,bo@rowan.example,Quince Ltd,Sam Field\nCy,Sorrel,cy@sorrel.example,,Jane Doe\n')
    const result = scene.bring(file, { owner: mail })
    expect(owners()).toEqual([mail, sam, mail])
    expect(scene.companies().map(({ ownerId }) => ownerId)).toEqual([mail])
    expect(result.owners).toMatchObject({ unknown: 1, names: ['Jane Doe'] })
    scene.bring(aFile('BEGIN:VCARD\nVERSION:3.0\nFN:Dee Tansy\nEND:VCARD\n', 'cards.vcf'), { owner: mail })
    expect(owners()).toEqual([mail, sam, mail, mail])
    const entry = scene.vault.database.read.get<{ detail: string }>(`SELECT d.detail FROM audit_entries AS e JOIN audit_details AS d ON d.seq = e.seq WHERE e.action = 'import.finished' ORDER BY e.seq LIMIT 1`)
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ facts: { ownerId: mail } })
  })

  it('given records that are there › keep their owner but where the file names a known one; the choice takes none, the same file again changes nothing, and undo gives back', () => {
    scene.bring(people('Ada,Quince,ada@quince.example,', 'Bo,Rowan,bo@rowan.example,Sam Field', 'Cy,Sorrel,cy@sorrel.example,Sam Field'))
    const file = aFile('First name,Last name,Email,Owner,Job title\nAda,Quince,ada@quince.example,,Buyer\nBo,Rowan,bo@rowan.example,Jane Doe,Buyer\nCy,Sorrel,cy@sorrel.example,kim@field.example,Buyer\n')
    const result = scene.bring(file, { owner: mail })
    expect(owners()).toEqual([null, sam, mail])
    expect(result).toMatchObject({ created: 0, updated: 3, owners: { unknown: 1, kept: 0 } })
    expect(scene.bring(file, { owner: sam })).toMatchObject({ created: 0, updated: 0, skipped: 3, owners: { unknown: 0, kept: 0 } })
    expect(owners()).toEqual([null, sam, mail])
    expect(undoImport(scene.vault.context, result.batchId, unattended)).toMatchObject({ ok: true, value: { reversed: 3, kept: 0, errors: 0 } })
    expect(owners()).toEqual([null, sam, sam])
  })

  it('given two rows of one person in one file › a check counts what the import does, whoever is chosen', () => {
    const file = people('Ada,Quince,ada@quince.example,', 'Ada,Quince,ada@quince.example,Sam Field', 'Ada,Quince,ada@quince.example,kim@field.example')
    for (const owner of [null, sam, mail]) {
      const { plan } = scene.inspect(file, { owner })
      const { problems: _a, ...checked } = expectOk(checkImport(scene.vault.database.read, file, plan, [], unattended, scene.vault.clock), 'checked')
      const result = expectOk(runImport(scene.vault.context, file, plan, [], unattended), 'imported')
      expect(result).toMatchObject({ created: checked.created, updated: checked.updated, skipped: checked.skipped, owners: checked.owners })
      expect(owners()).toEqual([mail])
      expectOk(undoImport(scene.vault.context, result.batchId, unattended), 'undone')
    }
  })

  it('given nobody known to choose, or somebody who was removed › refuses before the first row', () => {
    const file = people('Ada,Quince,ada@quince.example,')
    const { plan } = scene.inspect(file)
    scene.vault.database.db.run('UPDATE users SET removed_at = 3 WHERE id = ?', idToBytes(mail))
    for (const owner of [mail, '01890000-0000-7000-8000-0000000000bb']) {
      expect(checkImport(scene.vault.database.read, file, { ...plan, owner }, [], unattended, scene.vault.clock)).toEqual({ ok: false, failure: { kind: 'no-such-owner' } })
      expect(runImport(scene.vault.context, file, { ...plan, owner }, [], unattended)).toEqual({ ok: false, failure: { kind: 'no-such-owner' } })
    }
    expect(scene.contacts()).toEqual([])
  })

  it('given a role that may import › sees what it imported, whoever owns it: without an owner nothing is lost to sight', () => {
    for (const read of scopes) for (const create of scopes) {
      const rights = within({ read, create })
      expect(rightsMay(rights, 'import'), `${read} ${create}`).toBe(read === 'all' && create === 'all')
    }
    expect(Object.entries(presetRights).filter(([, rights]) => rightsMay(rights, 'import')).map(([name]) => name)).toEqual(['administrator', 'manager'])
  })
})
