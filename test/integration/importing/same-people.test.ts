import { describe, expect, it } from 'vitest'
import { changeVaultSettings } from '../../../electron/engine/vault-settings'
import { aFile, anImportScene, type ImportScene } from '../../support/import-scene'

const header = 'First Name,Last Name,Email,Phone,Company\n'
const names = (scene: ImportScene): string[] => scene.contacts().map(({ givenName, emails, phones }) => [givenName, ...emails.map(({ address }) => address), ...phones.map(({ number }) => number)].join(' '))
const country = (scene: ImportScene, defaultCountry: string): void => void changeVaultSettings(scene.vault.context, { defaultCountry }, scene.vault.key())

describe('people of a row', () => {
  it('are found by email in any case, and by one of two mailboxes spelled the Gmail way', () => {
    const scene = anImportScene()
    expect(scene.bring(aFile(`${header}Ada,Quist,ADA@Quist.example,,\nAda,Quist,ada@quist.example,,\nBo,Lind,b.o.lind@gmail.com,,\nBo,Lind,bolind+crm@googlemail.com,,\nBo,Lind,bo@lind.example,,\n`))).toMatchObject({ created: 3, updated: 1, skipped: 1 })
    expect(names(scene)).toEqual(['Ada ADA@Quist.example', 'Bo b.o.lind@gmail.com bolind+crm@googlemail.com', 'Bo bo@lind.example'])
    expect(scene.bring(aFile(`${header}Bo,Lind,bol.ind@gmail.com,,\n`))).toMatchObject({ updated: 1, created: 0 })
  })
  it('keep one number however it is written, as it was typed first', () => {
    const scene = anImportScene()
    country(scene, 'DE')
    scene.bring(aFile(`${header}Ida,Kröger,ida@kroeger.example,0171 5550102,\n`))
    expect(scene.bring(aFile(`${header}Ida,Kröger,ida@kroeger.example,+49 171 555 01 02,\n`, 'again.csv'))).toMatchObject({ skipped: 1 })
    expect(names(scene)).toEqual(['Ida ida@kroeger.example 0171 5550102'])
  })
  it('have odd numbers noted and kept', () => {
    const scene = anImportScene()
    country(scene, 'DE')
    expect(scene.bring(aFile(`${header}Ida,K,,12,\nUwe,M,,ask the front desk,\nPia,N,,1.60922E+10,\n`)).problems.map(({ blocking, problems }) => [blocking, problems[0]?.code])).toEqual([[false, 'bad-phone'], [false, 'bad-phone'], [false, 'phone-lost-digits']])
    expect(names(scene)).toEqual(['Ida 12', 'Uwe ask the front desk', 'Pia 1.60922E+10'])
  })
  it('stay two at one address, in one company, under one name with two addresses', () => {
    const scene = anImportScene()
    scene.bring(aFile(`${header}Jan,Bos,info@bos.example,,Bos\nPim,Bos,info@bos.example,,Bos\nKim,Lee,kim@a.example,,A\nKim,Lee,kim@b.example,,B\n`))
    expect(scene.contacts()).toHaveLength(4)
  })
})

describe('companies of people', () => {
  it('are one whether the legal form is written or not, and two under two forms', () => {
    const scene = anImportScene()
    scene.bring(aFile('Company name,Industry\n"Acme, Inc.",Tin\nBirch GmbH,Wood\nBirch Ltd,Wood\n', 'companies.csv'))
    expect(scene.bring(aFile(`${header}A,A,a@a.example,,ACME Inc\nB,B,b@b.example,,Acme\nC,C,c@c.example,,Birch\nD,D,d@d.example,,Acme GmbH\n`))).toMatchObject({ created: 4, companiesCreated: 2 })
    expect(scene.contacts().map(({ positions }) => positions[0]?.companyName)).toEqual(['Acme, Inc.', 'Acme, Inc.', 'Birch', 'Acme GmbH'])
  })
  it('are not merged by a name that lacks the legal form alone', () => {
    const scene = anImportScene()
    scene.bring(aFile('Company name,City,Phone\nAcme GmbH,Ulm,+49 731 5550\n', 'a.csv'))
    expect(scene.bring(aFile('Company name,City,Phone\nAcme,Graz,+43 316 5551\n', 'b.csv'))).toMatchObject({ created: 1 })
    expect(scene.bring(aFile('Company name,Phone,Industry\nACME,0731 5550,Tin\n', 'c.csv'))).toMatchObject({ created: 0, updated: 1 })
  })
})
