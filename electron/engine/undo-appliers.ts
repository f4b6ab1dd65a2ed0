import type { UndoAppliers } from '../changes/undo'
import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import { undoApplier } from '../records/undo-record'
import { withManyRemovals } from '../search/many-removals'

/** Every noun that can be undone. A new noun does not compile without its line here. */
export const undoAppliers: UndoAppliers = {
  byNoun: { contact: undoApplier(contactKind), company: undoApplier(companyKind) },
  around: (db, counts, work) => withManyRemovals(db, 'contact', counts.contact, () => withManyRemovals(db, 'company', counts.company, work)),
}
