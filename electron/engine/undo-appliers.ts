import { objectTypes } from '../../shared/list'
import type { UndoAppliers } from '../changes/undo'
import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import { undoApplier } from '../records/undo-record'
import { withManyChanges } from '../records/bulk-load'

/** Every noun that can be undone. A new noun does not compile without its line here. */
export const undoAppliers: UndoAppliers = {
  byNoun: { contact: undoApplier(contactKind), company: undoApplier(companyKind) },
  around: (db, counts, work) => objectTypes.reduce<typeof work>(
    (inner, object) => () => withManyChanges(db, object, counts[object].moves > 0 ? 'moves' : 'edits', counts[object].moves + counts[object].edits, inner),
    work,
  )(),
}
