import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { updateContact } from '../../../electron/contacts/commands'
import { generateCompanies, generatePeople } from '../../../electron/sample/generate-sample'
import { addSample, removeSample } from '../../../electron/sample/sample-data'
import { sampleState } from '../../../electron/sample/sample-state'
import { expectOk } from '../../../shared/result'
import { anImportScene } from '../../support/import-scene'
import { aContact } from '../../support/records'

describe('the sample', () => {
  it('is the same for the same seed and comes from many countries', () => {
    const companies = generateCompanies(60, 1)
    expect(generateCompanies(60, 1)).toEqual(companies)
    expect(generatePeople(50, companies, 1)).toEqual(generatePeople(50, generateCompanies(60, 1), 1))
    expect(new Set(companies.map(({ locale }) => locale.country)).size).toBeGreaterThan(8)
  })
  it('fits together: towns lie in their country, numbers begin with its prefix, people work where their address says', () => {
    const companies = generateCompanies(200, 1)
    const prefixes: Readonly<Record<string, string>> = { 'Germany': '+49', 'United Kingdom': '+44', 'United States': '+1', 'France': '+33', 'Spain': '+34', 'Italy': '+39', 'Poland': '+48', 'Brazil': '+55', 'Sweden': '+46', 'Türkiye': '+90', 'Japan': '+81' }
    for (const { fields, locale } of companies) {
      expect(locale.towns.map(({ name }) => name)).toContain(fields.addresses[0]?.city)
      expect(fields.phones[0]?.number.startsWith(prefixes[locale.country] ?? '?'), fields.name).toBe(true)
      expect(fields.addresses[0]?.postalCode).toMatch(/^[\dA-Z -]+$/)
    }
    expect(new Set(companies.map(({ fields }) => fields.phones[0]?.number)).size).toBeGreaterThan(150)
    for (const { fields, companies: places } of generatePeople(300, companies, 1)) {
      const employer = companies[places[0] ?? -1]
      const [address] = fields.addresses
      if (employer !== undefined && address !== undefined && fields.positions[0]?.left === false) expect(address).toEqual(employer.fields.addresses[0])
    }
  })

  it('is added at once and removed at once, edited or not, and leaves own records alone', async () => {
    const scene = anImportScene()
    const { context, database } = scene.vault
    const own = aContact(context, { givenName: 'Jane' })
    expect(expectOk(await addSample(context, unattended), 'added')).toEqual({ contacts: 3_000, companies: 400 })
    expect(sampleState(database.read)).toEqual({ contacts: 3_000, companies: 400 })
    const sample = scene.contacts()[5]
    if (sample === undefined) throw new Error('no contact')
    expectOk(updateContact(context, sample.id, sample.version, { notes: 'mine' }), 'edited')
    expect(expectOk(removeSample(context, unattended), 'removed')).toEqual({ contacts: 3_000, companies: 400 })
    expect(sampleState(database.read)).toEqual({ contacts: 0, companies: 0 })
    expect(scene.contacts().map(({ id }) => id)).toEqual([own.id])
    expect(database.read.get(`SELECT rowid FROM contact_search WHERE contact_search MATCH 'customer'`)).toBeUndefined()
  })
})
