import { describe, expect, it } from 'vitest'
import { isPhoneIndexWhole, rebuildPhoneIndex } from '../../../electron/search/phone-index'
import { searchRecords } from '../../../electron/search/query'
import { numberOf } from '../../../electron/records/record-kind'
import { idToBytes } from '../../../shared/ids'
import { changePhonesAsBefore } from '../../support/damaged-phone-index'
import { aCompany, aContact, phone } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

const silent = (): void => undefined
const found = ({ database }: TestVault, text: string): number => searchRecords(database.read, text, ['contact'], 100).items.length
const phoneAfter = (index: number): string => `777${String(index).padStart(4, '0')}`

/** A vault whose thirty people got other numbers of the same area in one transaction of an earlier version. */
function aDamagedVault(): TestVault {
  const vault = aVaultDatabase()
  const { db } = vault.database
  const people = Array.from({ length: 30 }, (_, index) => {
    const before = `777${String(1000 + index)}`
    const { id } = aContact(vault.context, { givenName: 'Caller', familyName: `N${String(index)}`, phones: [phone(before)] })
    return { number: numberOf(db, 'contacts', idToBytes(id)) ?? 0, before, after: phone(phoneAfter(index)) }
  })
  changePhonesAsBefore(db, people)
  return vault
}
const lost = (vault: TestVault): number[] => Array.from({ length: 30 }, (_, index) => index).filter((index) => found(vault, phoneAfter(index)) !== 1)

describe('isPhoneIndexWhole', () => {
  it('given phones changed together by an earlier version › sees that people are lost', () => {
    const vault = aDamagedVault()
    expect(lost(vault).length).toBeGreaterThan(0)
    expect(isPhoneIndexWhole(vault.database.db, 'contact', silent)).toBe(false)
    expect(isPhoneIndexWhole(vault.database.db, 'company', silent)).toBe(true)
  })

  it.each([
    ['nobody', []],
    ['a person without a phone', [[]]],
    ['two numbers, one of them twice and with the same digits over and over', [[phone('+49 (30) 111-1111'), phone('030 1111111'), phone('11')]]],
    ['digits of another script and a number of two digits', [[phone('٠١٢٣٤٥٦')], [phone('12')]]],
  ])('given %s › is whole', (_, people) => {
    const vault = aVaultDatabase()
    for (const phones of people) aContact(vault.context, { givenName: 'Ada', phones })
    aCompany(vault.context, { name: 'Works', phones: [phone('0800 123456')] })
    expect([isPhoneIndexWhole(vault.database.db, 'contact', silent), isPhoneIndexWhole(vault.database.db, 'company', silent)]).toEqual([true, true])
  })

  it('given a record that the index still has › is not whole', () => {
    const vault = aVaultDatabase()
    vault.database.db.run(`INSERT INTO contact_phone_search (rowid, digits) VALUES (9, '123')`)
    expect(isPhoneIndexWhole(vault.database.db, 'contact', silent)).toBe(false)
  })
})

describe('rebuildPhoneIndex', () => {
  it('given a damaged index › everybody is found by their phone, and those in the bin are not', () => {
    const vault = aDamagedVault()
    const { db } = vault.database
    const binned = aContact(vault.context, { givenName: 'Binned', phones: [phone('7770099')] })
    db.run('UPDATE contacts SET bin = 1 WHERE id = ?', idToBytes(binned.id))
    db.transaction(() => { rebuildPhoneIndex(db, 'contact', silent) })
    expect(lost(vault)).toEqual([])
    expect(found(vault, '7770099')).toBe(0)
    expect(isPhoneIndexWhole(db, 'contact', silent)).toBe(true)
    db.run(`INSERT INTO contact_phone_search (contact_phone_search) VALUES ('integrity-check')`)
  })

  it('given a throw in between › leaves the index as it was', () => {
    const vault = aDamagedVault()
    const { db } = vault.database
    const before = lost(vault)
    expect(() => {
      db.transaction(() => {
        rebuildPhoneIndex(db, 'contact', () => { throw new Error('stopped') })
      })
    }).toThrow('stopped')
    expect(lost(vault)).toEqual(before)
  })
})
