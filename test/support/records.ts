import { createCompany } from '../../electron/companies/commands'
import { createContact } from '../../electron/contacts/commands'
import type { ChangeContext } from '../../electron/changes/commit-change'
import { emptyCompany, type Company, type CompanyFields } from '../../shared/companies/company'
import { emptyContact, type Contact, type ContactFields } from '../../shared/contacts/contact'
import type { AddressItem, EmailItem, PhoneItem } from '../../shared/record-fields'
import { expectOk } from '../../shared/result'

/** A draft of a person with some fields filled. */
export function contactDraftWith(fields: Partial<ContactFields>): ContactFields {
  return { ...emptyContact(), ...fields }
}

/** Saves a person and answers with the record. */
export function aContact(context: ChangeContext, fields: Partial<ContactFields>): Contact {
  return expectOk(createContact(context, contactDraftWith(fields)), 'a test contact is saved').record
}

/** Saves a company and answers with the record. */
export function aCompany(context: ChangeContext, fields: Partial<CompanyFields>): Company {
  return expectOk(createCompany(context, { ...emptyCompany(), ...fields }), 'a test company is saved').record
}

export const email = (address: string, more: Partial<EmailItem> = {}): EmailItem => ({ address, label: '', primary: false, optOut: false, ...more })
export const phone = (number: string, more: Partial<PhoneItem> = {}): PhoneItem => ({ number, label: '', primary: false, optOut: false, ...more })
export const address = (parts: Partial<AddressItem>): AddressItem =>
  ({ label: '', primary: false, optOut: false, street: '', extended: '', poBox: '', city: '', region: '', postalCode: '', country: '', ...parts })
/** A place at a company. */
export const positionAt = (company: Pick<Company, 'id' | 'name'>, more: Partial<ContactFields['positions'][number]> = {}): ContactFields['positions'][number] =>
  ({ companyId: company.id, companyName: company.name, role: '', department: '', primary: false, left: false, ...more })
