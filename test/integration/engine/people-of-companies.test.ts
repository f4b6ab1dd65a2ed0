import { expect, it, vi } from 'vitest'
import { expectOk } from '../../../shared/result'
import { anOpenVault } from '../../support/engine'
import { peopleOf } from '../../support/people'
import { contactDraftWith, positionAt } from '../../support/records'
import { emptyCompany } from '../../../shared/companies/company'

vi.mock('@node-rs/argon2', () => import('../../support/cheap-passphrases'))

it('companies.people › given somebody who reads everybody company by company › is told as reading a mass, as a list is', async () => {
  const vault = await anOpenVault()
  const people = peopleOf(vault)
  const { record: company } = expectOk(await vault.call('companies.create', { draft: { ...emptyCompany(), name: 'Acme' } }), 'company')
  for (const givenName of ['Ana', 'Bo', 'Cy']) expectOk(await vault.call('contacts.create', { draft: contactDraftWith({ givenName, positions: [positionAt(company)] }) }), 'contact')
  // Each question is another page; three lines each.
  for (let limit = 3; limit < 180; limit++) await vault.call('companies.people', { id: company.id, limit })
  await people.signIn('Owner')
  const { items } = expectOk(await vault.call('audit.page', { filter: { actions: ['records.listed'] }, limit: 5 }), 'log')
  expect(items).toMatchObject([{ objectType: 'contact', detail: { facts: { count: 501 } } }])
  await vault.engine.internal('shutdown', {})
}, 30_000)
