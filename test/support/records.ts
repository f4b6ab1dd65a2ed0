import { createCompany } from '../../electron/companies/commands'
import { createContact } from '../../electron/contacts/commands'
import { commitChange, type ChangeContext } from '../../electron/changes/commit-change'
import { contactKind } from '../../electron/contacts/contact-kind'
import { createWithin } from '../../electron/records/commands'
import { emptyCompany, type Company, type CompanyFields } from '../../shared/companies/company'
import { emptyContact, type Contact, type ContactFields } from '../../shared/contacts/contact'
import type { AddressItem, EmailItem, PhoneItem } from '../../shared/record-fields'
import type { ContactId } from '../../shared/ids'
import { expectOk } from '../../shared/result'

/** A draft of a person with some fields filled. */
export function contactDraftWith(fields: Partial<ContactFields>): ContactFields {
  return { ...emptyContact(), ...fields }
}

/** Saves a person and answers with the record. */
export function aContact(context: ChangeContext, fields: Partial<ContactFields>): Contact {
  return expectOk(createContact(context, contactDraftWith(fields)), 'a test contact is saved').record
}

/** Saves many people in one transaction: one for each would wait for the disk as often. */
export function aCrowd(context: ChangeContext, count: number, fieldsOf: (index: number) => Partial<ContactFields>): void {
  commitChange(context, (change, db) => {
    for (let index = 0; index < count; index++) {
      createWithin(change, db, contactKind, context.ids.next<ContactId>(), contactKind.settle(db, contactDraftWith(fieldsOf(index))), { kind: 'manual', batchId: null, fileName: '', row: null })
    }
  })
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
