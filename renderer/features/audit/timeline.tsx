import { useMemo } from 'react'
import type { AuditFilter } from '../../../shared/audit/channels'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { cx } from '../../ui/cx'
import styles from './audit.module.css'
import { timelineStarts, type Stretch } from './timeline-days'

const HEIGHT = 36

/** Entries by day or hour as bars; a press narrows the log to one. Each bar is a button that says its time and count, so that nothing is told by its height alone. */
export function Timeline({ filter, from, to, onNarrow }: { readonly filter: AuditFilter; readonly from: number | null; readonly to: number | null; readonly onNarrow: (stretch: Stretch) => void }) {
  const { t, format } = useText()
  // One minute is exact enough, and keeps the question the same from one drawing to the next.
  const now = Math.floor(Date.now() / 60_000) * 60_000
  const { starts, unit } = useMemo(() => timelineStarts(from, to, now), [from, to, now])
  const loaded = useQueryOf('audit.timeline', { filter, starts: [...starts] }, { keepOld: true })
  if (loaded.state !== 'ready') return <div className={cx(styles.timeline)} aria-hidden />
  const { counts } = loaded.value
  const most = Math.max(1, ...counts)
  const [first, last] = [starts[0], starts.at(-2)]
  return (
    <>
      <ol aria-label={t(unit === 'hour' ? 'audit:timeline.hours' : 'audit:timeline.days')} className={cx(styles.timeline)}>
        {counts.map((count, at) => {
          const start = starts[at] ?? 0
          const end = starts[at + 1] ?? start
          const when = unit === 'hour' ? format.dateTime(start) : format.day(start)
          const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * HEIGHT))
          return (
            <li key={start}>
              <button type="button" className={cx(styles.bar)} title={`${when}: ${t('audit:count', { count })}`} aria-label={`${when}: ${t('audit:count', { count })}`} disabled={count === 0} onClick={() => { onNarrow({ start, end }) }}>
                <svg viewBox={`0 0 10 ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden><rect x="1" width="8" y={HEIGHT - height} height={height} /></svg>
              </button>
            </li>
          )
        })}
      </ol>
      {first === undefined || last === undefined ? null : <p className={cx(styles.axis)} aria-hidden><span>{unit === 'hour' ? format.timeOfYear(first) : format.dayOfYear(first)}</span><span>{unit === 'hour' ? format.timeOfYear(last) : format.dayOfYear(last)}</span></p>}
    </>
  )
}
