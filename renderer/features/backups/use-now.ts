import type { Text } from '../../i18n/use-text'
import { useNow as useNowEvery } from '../../ui/use-clock'

const EVERY_MS = 15_000

/** The time, ms since the epoch, again every quarter of a minute: ages on this page grow while it is looked at. */
export function useNow(): number {
  return useNowEvery(EVERY_MS)
}

const MINUTE_MS = 60_000

/** How long ago something was; "just now" within a minute, also when the clock was set back since. Times are ms since the epoch. */
export function agoText(ms: number, now: number, { t, format }: Pick<Text, 't' | 'format'>): string {
  return now - ms < MINUTE_MS ? t('backups:justNow') : format.relative(ms, now)
}
