import { describe, expect, it } from 'vitest'
import { commitChange } from '../../../electron/changes/commit-change'
import { contactKind } from '../../../electron/contacts/contact-kind'
import { moveWithin, readById, updateWithin } from '../../../electron/records/commands'
import { fieldsOf } from '../../../electron/records/record-kind'
import { withHeldChanges } from '../../../electron/search/held-changes'
import { searchRecords } from '../../../electron/search/query'
import { aContact, phone } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

const found = ({ database }: TestVault, text: string): number => searchRecords(database.read, text, ['contact'], 100).items.length

describe('withHeldChanges', () => {
  it('given records changed last first, some twice and one binned › the index holds what they are in the end', () => {
    const vault = aVaultDatabase()
    const people = Array.from({ length: 30 }, (_, index) => aContact(vault.context, { givenName: 'Before', familyName: `N${String(index)}`, phones: [phone(`555${String(1000 + index)}`)] }))
    commitChange(vault.context, (change, db) => {
      withHeldChanges(db, () => {
        for (const name of ['Middle', 'After']) {
          for (const { id } of [...people].reverse()) {
            const stored = readById(db, contactKind, id)
            if (stored !== undefined) updateWithin(change, db, contactKind, stored, contactKind.settle(db, { ...fieldsOf(contactKind, stored.record), givenName: name, phones: [phone(`777${stored.record.familyName.slice(1).padStart(4, '0')}`)] }))
          }
        }
        const last = readById(db, contactKind, people[7]?.id ?? '')
        if (last !== undefined) moveWithin(change, db, contactKind, last, 'bin')
      })
    })
    expect([found(vault, 'before'), found(vault, 'middle'), found(vault, 'after'), found(vault, 'after n12'), found(vault, 'n7')]).toEqual([0, 0, 29, 1, 0])
    expect([found(vault, '5551012'), found(vault, '7770012')]).toEqual([0, 1])
    for (const person of people.slice(8)) expect(found(vault, `777${person.familyName.slice(1).padStart(4, '0')}`), person.familyName).toBe(1)
    vault.database.db.run(`INSERT INTO contact_search (contact_search) VALUES ('integrity-check')`)
    vault.database.db.run(`INSERT INTO contact_phone_search (contact_phone_search) VALUES ('integrity-check')`)
  })

  it('given phones that keep some digits, changed by rising number without it › every run of digits is found', () => {
    const vault = aVaultDatabase()
    const people = Array.from({ length: 30 }, (_, index) => aContact(vault.context, { givenName: 'Caller', familyName: `N${String(index)}`, phones: [phone(`555${String(1000 + index)}`)] }))
    commitChange(vault.context, (change, db) => {
      for (const [index, { id }] of people.entries()) {
        const stored = readById(db, contactKind, id)
        if (stored !== undefined) updateWithin(change, db, contactKind, stored, contactKind.settle(db, { ...fieldsOf(contactKind, stored.record), phones: [phone(`777${String(index).padStart(4, '0')}`)] }))
      }
    })
    expect(people.filter((_, index) => found(vault, `777${String(index).padStart(4, '0')}`) !== 1)).toEqual([])
  })

  it('given work that throws › forgets what waits', () => {
    const vault = aVaultDatabase()
    const { id } = aContact(vault.context, { givenName: 'Before', familyName: 'Stays' })
    expect(() => {
      commitChange(vault.context, (change, db) => {
        withHeldChanges(db, () => {
          const stored = readById(db, contactKind, id)
          if (stored !== undefined) updateWithin(change, db, contactKind, stored, { ...fieldsOf(contactKind, stored.record), givenName: 'After' })
          throw new Error('cancelled')
        })
      })
    }).toThrow('cancelled')
    aContact(vault.context, { givenName: 'Next', familyName: 'One' })
    expect([found(vault, 'before'), found(vault, 'after'), found(vault, 'next')]).toEqual([1, 0, 1])
  })
})
