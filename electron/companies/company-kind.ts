import { companyFieldNames, type Company, type CompanyFields } from '../../shared/companies/company'
import type { ReadDb, WriteDb } from '../db/database'
import { tidyAddresses, tidyEmails, tidyLinks, tidyPhones, tidyTags } from '../records/normalise'
import type { RecordKind } from '../records/record-kind'
import { readCompanies, readCompany } from './company-rows'
import { prepareCompanyWriter, type CompanyWriter } from './company-writer'

const writers = new WeakMap<WriteDb, CompanyWriter>()

/** Companies, for everything that records of every noun share. */
export const companyKind: RecordKind<CompanyFields, Company> = {
  object: 'company',
  table: 'companies',
  fieldNames: companyFieldNames,
  settle: settleCompany,
  linkFields: [],
  ownerOf: ({ ownerId }) => ownerId,
  ownedBy: (fields, ownerId) => ({ ...fields, ownerId }),
  isNameless: (fields) => fields.name === '',
  shownElsewhere: { fields: ['name'], object: 'contact' },
  read: readCompany,
  readMany: readCompanies,
  writer(db) {
    const known = writers.get(db)
    if (known !== undefined) return known
    const writer = prepareCompanyWriter(db)
    writers.set(db, writer)
    return writer
  },
}

/** A draft as it is saved: trimmed, one primary in each list, tags once each, the domain without protocol, path and `www.`. */
export function settleCompany(_db: ReadDb, draft: CompanyFields): CompanyFields {
  return {
    name: draft.name.trim(),
    domain: tidyDomain(draft.domain),
    industry: draft.industry.trim(),
    employees: draft.employees,
    emails: tidyEmails(draft.emails),
    phones: tidyPhones(draft.phones),
    addresses: tidyAddresses(draft.addresses),
    links: tidyLinks(draft.links),
    tags: tidyTags(draft.tags),
    ownerId: draft.ownerId,
    notes: draft.notes,
  }
}

/** `https://www.Example.com/about` is `example.com`. What is no host name stays as typed, trimmed. */
export function tidyDomain(text: string): string {
  const trimmed = text.trim()
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+\.[^/:?#\s]+)(?:[/:?#]\S*)?$/i.exec(trimmed)
  return host?.[1]?.toLowerCase() ?? trimmed
}
