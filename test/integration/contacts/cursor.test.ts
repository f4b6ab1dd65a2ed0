import { describe, expect, it } from 'vitest'
import { updateCompany } from '../../../electron/companies/commands'
import { contactPage } from '../../../electron/contacts/queries'
import { createListCache } from '../../../electron/records/list-cache'
import type { Condition } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, positionAt } from '../../support/records'
import { aVaultDatabase } from '../../support/vault-database'

describe('the cursor of contactPage', () => {
  it('answers cursor-expired when the company of the row it stood on was renamed, which moves the row and leaves its version', () => {
    const vault = aVaultDatabase()
    const [mid, zed] = ['Mid', 'Zed'].map((name) => aCompany(vault.context, { name }))
    if (mid === undefined || zed === undefined) throw new Error('no company')
    for (const [givenName, company] of [['M1', mid], ['M2', mid], ['Z1', zed]] as const) aContact(vault.context, { givenName, positions: [positionAt(company)] })
    aContact(vault.context, { givenName: 'A1', positions: [positionAt(aCompany(vault.context, { name: 'Bee' }))] })
    const filters: Condition[][] = [[], [{ field: 'company', op: 'is-present', value: '' }]]
    for (const conditions of filters) {
      const cache = createListCache()
      const byCompany = { filter: { bin: false, conditions }, sort: 'company', direction: 'ascending', limit: 2 } as const
      const { items, next } = expectOk(contactPage(vault.database.read, cache, byCompany), 'a page')
      expect(items.map((item) => item.name)).toEqual(['A1', 'M1'])
      expect(expectOk(contactPage(vault.database.read, cache, { ...byCompany, after: next ?? '' }), 'nothing changed').items.map((item) => item.name)).toEqual(['M2', 'Z1'])
      const { version } = expectOk(updateCompany(vault.context, mid.id, conditions.length === 0 ? 1 : 3, { name: 'Aaa' }), 'it is renamed').record
      cache.changed('contact')
      expect(contactPage(vault.database.read, cache, { ...byCompany, after: next ?? '' })).toEqual({ ok: false, failure: { kind: 'cursor-expired' } })
      expectOk(updateCompany(vault.context, mid.id, version, { name: 'Mid' }), 'it is renamed back')
    }
  })
})
