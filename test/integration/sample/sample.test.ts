import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { updateContact } from '../../../electron/contacts/commands'
import { generateCompanies, generatePeople, type SamplePerson } from '../../../electron/sample/generate-sample'
import { addSample, removeSample } from '../../../electron/sample/sample-data'
import { sampleState } from '../../../electron/sample/sample-state'
import { sampleWords } from '../../../electron/sample/sample-words'
import { presetRights } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { anImportScene } from '../../support/import-scene'
import { aContact } from '../../support/records'

describe('the sample', () => {
  it('is the same for the same seed and comes from many countries', () => {
    const companies = generateCompanies(60, 1, 'en')
    expect(generateCompanies(60, 1, 'en')).toEqual(companies)
    expect(generatePeople(50, companies, 1, 'en')).toEqual(generatePeople(50, generateCompanies(60, 1, 'en'), 1, 'en'))
    expect(new Set(companies.map(({ locale }) => locale.country)).size).toBeGreaterThan(8)
  })
  it('fits together: towns lie in their country, numbers begin with its prefix, people work where their address says', () => {
    const companies = generateCompanies(200, 1, 'en')
    const prefixes: Readonly<Record<string, string>> = { 'Germany': '+49', 'United Kingdom': '+44', 'United States': '+1', 'France': '+33', 'Spain': '+34', 'Italy': '+39', 'Poland': '+48', 'Brazil': '+55', 'Sweden': '+46', 'Türkiye': '+90', 'Japan': '+81' }
    for (const { fields, locale } of companies) {
      expect(locale.towns.map(({ name }) => name)).toContain(fields.addresses[0]?.city)
      expect(fields.phones[0]?.number.startsWith(prefixes[locale.country] ?? '?'), fields.name).toBe(true)
      expect(fields.addresses[0]?.postalCode).toMatch(/^[\dA-Z -]+$/)
    }
    expect(new Set(companies.map(({ fields }) => fields.phones[0]?.number)).size).toBeGreaterThan(150)
    for (const { fields, companies: places } of generatePeople(300, companies, 1, 'en')) {
      const employer = companies[places[0] ?? -1]
      const [address] = fields.addresses
      if (employer !== undefined && address !== undefined && fields.positions[0]?.left === false) expect(address).toEqual(employer.fields.addresses[0])
    }
  })

  it('speaks the language asked for in tags, notes, roles, industries and countries, about the same people', () => {
    const [english, german] = (['en', 'de'] as const).map((language) => {
      const companies = generateCompanies(120, 1, language)
      return { companies, people: generatePeople(300, companies, 1, language) }
    })
    if (english === undefined || german === undefined) throw new Error('two samples were made')
    const { en, de } = sampleWords
    for (const list of ['roles', 'departments', 'tags', 'notes', 'industries'] as const) expect(de[list].length, list).toBe(en[list].length)
    const nameOf = ({ fields }: SamplePerson): string => `${fields.givenName} ${fields.familyName} ${fields.birthday}`
    expect(german.people.map(nameOf)).toEqual(english.people.map(nameOf))
    for (const [place, { fields }] of german.people.entries()) {
      const other = english.people[place]?.fields
      expect(fields.tags).toEqual(other?.tags.map((tag) => de.tags[en.tags.indexOf(tag)]))
      expect(fields.notes).toBe(other?.notes === '' ? '' : de.notes[en.notes.indexOf(other?.notes ?? '?')])
      expect(fields.positions.every(({ role }) => de.roles.includes(role))).toBe(true)
    }
    expect(german.companies.every(({ fields }) => de.industries.includes(fields.industry))).toBe(true)
    expect(new Set(german.companies.map(({ fields }) => fields.addresses[0]?.country))).toContain('Deutschland')
  })

  it('is added at once and removed at once, edited or not, and leaves own records alone', async () => {
    const scene = anImportScene()
    const { context, database } = scene.vault
    const own = aContact(context, { givenName: 'Jane' })
    expect(expectOk(await addSample(context, 'en', unattended), 'added')).toEqual({ contacts: 3_000, companies: 400 })
    expect(sampleState(database.read)).toEqual({ contacts: 3_000, companies: 400 })
    // Nobody owns them, and this person may delete only their own people.
    const { scopes } = presetRights.administrator
    const person = { userId: own.id, team: [own.id], rights: { ...presetRights.administrator, scopes: { ...scopes, contact: { ...scopes.contact, delete: 'own' as const }, company: { ...scopes.company, delete: 'none' as const } } } }
    expect(expectOk(removeSample({ ...context, person }, unattended), 'nothing removed')).toEqual({ contacts: 0, companies: 0 })
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
