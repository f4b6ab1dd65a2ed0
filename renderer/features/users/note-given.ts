import type { GivenRecords } from '../../../shared/records/channels'
import { noteChange } from '../../app/undo'
import type { Say } from '../../i18n/use-text'
import { NOBODY } from '../records/owner-row'

/** Lets Ctrl+Z take back that records went to somebody, or to nobody, and answers with the sentence for it; null when there were none. `quiet`: it is said elsewhere. */
export function noteGiven({ contacts, companies, transactionId }: GivenRecords, heir: { readonly key: string; readonly name: string }, { quiet = false }: { readonly quiet?: boolean } = {}): Say | null {
  if (transactionId === null) return null
  const text: Say = ({ t }) => t(heir.key === NOBODY ? 'records:massUnowned' : 'records:massGiven', { count: contacts + companies, name: heir.name })
  noteChange({ transactionId, text }, { quiet })
  return text
}
