import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { checkImport } from '../../../electron/importing/check-import'
import { expectOk } from '../../../shared/result'
import { aFile, anImportScene, type ImportScene } from '../../support/import-scene'

const marks = (scene: ImportScene): boolean[][] => scene.contacts().map(({ emails, phones }) => [...emails, ...phones].map(({ optOut }) => optOut))

function withLee(): ImportScene {
  const scene = anImportScene()
  scene.bring(aFile('Id,LastName,FirstName,Email,Phone,MailingCity,LeadSource\n003A000001abcdeAAB,Lee,Ann,ann@lee.example,+49 30 5550100,Ulm,Web\n', 'Contact.csv'))
  return scene
}

describe('an opt-out in a row without an address', () => {
  it('marks every address of the person', () => {
    const scene = withLee()
    const path = aFile('Id,LastName,FirstName,HasOptedOutOfEmail,DoNotCall,MailingCity,LeadSource\n003A000001abcdeAAB,Lee,Ann,1,0,Ulm,Web\n', 'Contact.csv')
    expect(scene.bring(path, { mode: 'update' })).toMatchObject({ updated: 1, skipped: 0, problems: [] })
    expect(marks(scene)).toEqual([[true, false]])
    expect(scene.bring(aFile('Id,LastName,FirstName,Email,DoNotCall,MailingCity,LeadSource\n003A000001abcdeAAB,Lee,Ann,new@lee.example,1,Ulm,Web\n', 'Contact.csv'), { mode: 'update' })).toMatchObject({ updated: 1 })
    expect(marks(scene)).toEqual([[true, false, true]])
  })
  it('is noted when there is no address to mark, of a new person or of one who is there', () => {
    const scene = withLee()
    const path = aFile('Id,LastName,FirstName,HasOptedOutOfEmail,Phone,MailingCity,LeadSource\n003A000001abcdfAAB,Berg,Bo,1,+49 30 5550199,Ulm,Web\n003A000001abcdeAAB,Lee,Ann,0,,Ulm,Web\n', 'Contact.csv')
    const noted = [[1, false, [{ column: '', code: 'opt-out-unused' }]]]
    const { plan } = scene.inspect(path)
    const checked = expectOk(checkImport(scene.vault.database.read, path, plan, [], unattended, scene.vault.clock), 'checked')
    expect(checked.problems.map(({ row, blocking, problems }) => [row, blocking, problems])).toEqual(noted)
    const brought = scene.bring(path)
    expect(brought).toMatchObject({ created: 1, failed: 0 })
    expect(brought.problems.map(({ row, blocking, problems }) => [row, blocking, problems])).toEqual(noted)
    expect(scene.bring(aFile('Id,LastName,FirstName,HasOptedOutOfEmail,MailingCity,LeadSource\n003A000001abcdfAAB,Berg,Bo,1,Ulm,Web\n', 'Contact.csv')).problems.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['opt-out-unused']])
  })
})
