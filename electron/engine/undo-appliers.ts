import { objectTypes, type ObjectType } from '../../shared/list'
import type { EntryCounts, UndoAppliers } from '../changes/undo'
import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import { undoApplier } from '../records/undo-record'
import { withManyChanges, type ManyChange } from '../records/bulk-load'

/** Every noun that can be undone. A new noun does not compile without its line here. */
export const undoAppliers: UndoAppliers = {
  byNoun: { contact: undoApplier(contactKind), company: undoApplier(companyKind) },
  around: (db, counts, work) => objectTypes.reduce<typeof work>(
    (inner, object) => () => withManyChanges(db, object, undoingOf(counts[object]), counts[object].edits + counts[object].toList + counts[object].toBin, inner),
    work,
  )(),
}

/** What undo does to records: those that went to the bin come back, and the other way round. */
function undoingOf({ edits, toBin, toList }: EntryCounts[ObjectType]): ManyChange {
  if (toBin + toList === 0) return 'edits'
  return edits + toList === 0 ? 'returns' : 'moves'
}
