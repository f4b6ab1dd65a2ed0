import type { AuditView } from '../../../shared/audit/channels'
import { displayName } from '../../../shared/contacts/contact'
import { useQueryOf } from '../../ipc/use-query-of'

type Subject = Pick<AuditView, 'objectType' | 'objectId'>

/** The name that a record has now, in the bin as well; null while loading, when it is gone, or when the entry is about no record. */
export function useRecordName({ objectType, objectId }: Subject): string | null {
  const contact = useQueryOf('contacts.get', objectType === 'contact' && objectId !== null ? { id: objectId } : null)
  const company = useQueryOf('companies.get', objectType === 'company' && objectId !== null ? { id: objectId } : null)
  if (contact.state === 'ready') return displayName(contact.value) || null
  if (company.state === 'ready') return company.value.name || null
  return null
}
