import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import type { UndoAppliers } from '../changes/undo'
import { undoApplier } from '../records/undo-record'

/** Every noun that can be undone. A new noun does not compile without its line here. */
export const undoAppliers: UndoAppliers = { contact: undoApplier(contactKind), company: undoApplier(companyKind) }
