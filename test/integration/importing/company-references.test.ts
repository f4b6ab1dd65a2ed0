import { describe, expect, it } from 'vitest'
import { aFile, anImportScene, type ImportScene } from '../../support/import-scene'

const accounts = 'name,phone,billingcity\nAsh Ltd,1,York\nBirch Ltd,2,Hull\n'
const contacts = 'lastName,firstName,email,accountId\nDoe,Jane,jane@ash.example,@AccountRef1\nRoe,Rick,rick@birch.example,@AccountRef2\n'
const employers = (scene: ImportScene): unknown[] => scene.contacts().map(({ positions }) => positions[0]?.companyName ?? null)

describe('a reference by row, @AccountRef1', () => {
  it('finds the row of the latest file of accounts, not of any other file of companies', () => {
    const scene = anImportScene()
    scene.bring(aFile(accounts, 'Accounts.csv'))
    scene.bring(aFile('Company name,Industry\nStranger One,Tin\nStranger Two,Tin\n', 'suppliers.csv'))
    const path = aFile(contacts, 'Contacts.csv')
    expect(scene.inspect(path).notes).toContain('counted-companies')
    expect(scene.bring(path)).toMatchObject({ created: 2, companiesCreated: 0 })
    expect(employers(scene)).toEqual(['Ash Ltd', 'Birch Ltd'])
  })
  it('follows the import that the plan names', () => {
    const scene = anImportScene()
    const { batchId } = scene.bring(aFile('Company name,Industry\nCedar,Wood\nDate Palm,Wood\n', 'trees.csv'))
    scene.bring(aFile(accounts, 'Accounts.csv'))
    const path = aFile(contacts, 'Contacts.csv')
    expect(scene.inspect(path, { companyBatch: batchId }).notes).not.toContain('counted-companies')
    scene.bring(path, { companyBatch: batchId })
    expect(employers(scene)).toEqual(['Cedar', 'Date Palm'])
  })
  it('finds a row that changed a company instead of making it', () => {
    const scene = anImportScene()
    scene.bring(aFile('Company name,Industry\nBirch Ltd,Wood\n', 'known.csv'))
    expect(scene.bring(aFile(accounts, 'Accounts.csv'))).toMatchObject({ created: 1, updated: 1 })
    scene.bring(aFile(contacts, 'Contacts.csv'))
    expect(employers(scene)).toEqual(['Ash Ltd', 'Birch Ltd'])
  })
  it('says so when there is no such company, and links once there is', () => {
    const scene = anImportScene()
    const path = aFile(contacts, 'Contacts.csv')
    expect(scene.bring(path).problems).toMatchObject([{ row: 1, blocking: false, problems: [{ code: 'company-unknown' }] }, { row: 2 }])
    expect(employers(scene)).toEqual([null, null])
    scene.bring(aFile(accounts, 'Accounts.csv'))
    expect(scene.bring(path)).toMatchObject({ created: 0, updated: 2, problems: [] })
    expect(employers(scene)).toEqual(['Ash Ltd', 'Birch Ltd'])
  })
})
