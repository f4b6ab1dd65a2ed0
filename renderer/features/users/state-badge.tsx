import type { PassphraseDue, Person } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { stateTone } from './state-tone'

/** How a person stands to the vault; of an invitation until when it holds. */
export function StateBadge({ person: { state, invitationEndsAt, invitationExpired } }: { readonly person: Person }) {
  const { t, format } = useText()
  if (state !== 'invited' || invitationEndsAt === null) return <Badge tone={stateTone[state]}>{t(`users:state.${state}`)}</Badge>
  return <Badge tone={invitationExpired ? 'warning' : 'info'}>{invitationExpired ? t('users:invitationOver') : t('users:invitedUntil', { day: format.dayOfYear(invitationEndsAt) })}</Badge>
}

/** Why a new passphrase is due; of a reset until when the one that was handed over works. */
export function DueBadge({ due, person: { invitationEndsAt, invitationExpired } }: { readonly due: PassphraseDue; readonly person: Person }) {
  const { t, format } = useText()
  if (due !== 'reset' || invitationEndsAt === null) return <Badge tone="info">{t(`users:due.${due}`)}</Badge>
  return <Badge tone={invitationExpired ? 'warning' : 'info'}>{invitationExpired ? t('users:resetOver') : t('users:resetUntil', { day: format.dayOfYear(invitationEndsAt) })}</Badge>
}
