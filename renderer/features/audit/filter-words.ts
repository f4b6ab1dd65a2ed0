import type { Format } from '../../i18n/format'
import type { Translate } from '../../i18n/use-text'
import { span, type LogFilter } from './log-filter'

/** What was chosen, in words: for a printed report. `now`: ms since the epoch. */
export function filterWords(chosen: LogFilter, now: number, { t, format }: { readonly t: Translate; readonly format: Format }): string {
  const { from, to } = span(chosen, now)
  const parts = [
    chosen.group === 'everything' ? null : t(`audit:group.${chosen.group}`), chosen.actorId === null ? null : t('audit:report.onePerson'),
    chosen.object === null ? null : t(chosen.object === 'contact' ? 'audit:filter.people' : 'audit:filter.companies'), chosen.record === null ? null : t('audit:filter.record', { what: chosen.record.name ?? chosen.record.id }),
    chosen.transactionId === null ? null : t('audit:filter.transaction'), from === null ? null : `${t('audit:filter.from')} ${format.exact(from)}`, to === null ? null : `${t('audit:filter.to')} ${format.exact(to)}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? t('audit:filter.everything') : parts.join('; ')
}
