import { describe, expect, it } from 'vitest'
import { JobCancelled, unattended } from '../../../electron/changes/job-control'
import { countHygiene, lastHygiene } from '../../../electron/centre/hygiene'
import { countCompanies } from '../../../electron/companies/queries'
import { countContacts } from '../../../electron/contacts/queries'
import { createListCache } from '../../../electron/records/list-cache'
import { hygieneChecks, listOf } from '../../../shared/centre/hygiene'
import { aCompany, aContact, email, phone } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

function anUntidyVault(): TestVault {
  const vault = aVaultDatabase()
  aContact(vault.context, { givenName: 'Old', emails: [email('old@one.example')], phones: [phone('+49 171 5550100')], ownerId: vault.userId })
  vault.clock.advance(800 * 86_400_000)
  aContact(vault.context, { givenName: 'Ann', emails: [email('no address')], phones: [phone('12')] })
  aContact(vault.context, { givenName: 'Ben' })
  aContact(vault.context, { givenName: 'ben' })
  aCompany(vault.context, { name: 'Empty' })
  return vault
}

describe('countHygiene', () => {
  it('counts what the list behind each line shows, keeps it with its time, and changes no record', () => {
    const vault = anUntidyVault()
    const before = vault.database.read.get<{ n: number }>('SELECT count(*) AS n FROM audit_entries')
    expect(lastHygiene(vault.database.read)).toBeNull()
    const count = countHygiene(vault.database.db, vault.clock, unattended)
    expect(count).toEqual({ at: vault.clock.now(), tookMs: 0, people: 4, companies: 1, counts: { 'duplicate-people': 2, 'duplicate-companies': 0, 'invalid-email': 1, 'invalid-phone': 0, 'out-of-reach': 2, 'no-email': 2, 'no-phone': 2, 'no-owner': 3, 'stale': 1, 'empty-companies': 1 } })
    for (const check of hygieneChecks) {
      const { object, conditions } = listOf(check, vault.clock.now())
      expect((object === 'contact' ? countContacts : countCompanies)(vault.database.read, createListCache(), { bin: false, conditions: [...conditions] }), check).toBe(count.counts[check])
    }
    expect(lastHygiene(vault.database.read)).toEqual(count)
    expect(vault.database.read.get<{ n: number }>('SELECT count(*) AS n FROM audit_entries')).toEqual(before)
  })

  it('given a cancel › stops between two checks and keeps nothing', () => {
    const vault = anUntidyVault()
    let asked = 0
    expect(() => countHygiene(vault.database.db, vault.clock, { cancelled: () => ++asked > 3, progress: () => undefined })).toThrow(JobCancelled)
    expect(lastHygiene(vault.database.read)).toBeNull()
  })
})
