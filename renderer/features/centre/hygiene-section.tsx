import { useQueryClient } from '@tanstack/react-query'
import { ChevronRight, RefreshCw } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { hygieneChecks, listOf, type HygieneCount } from '../../../shared/centre/hygiene'
import { hasPassed } from '../../../shared/time'
import { showRecords } from '../../app/list-memory'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useJob } from '../../ipc/use-job'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { InlineAlert } from '../../ui/inline-alert'
import { Progress } from '../../ui/progress'
import styles from './centre.module.css'

/** A count that took no longer is made anew whenever the page opens. */
const QUICK_MS = 2_000
const DAY_MS = 86_400_000

/** What is to be tidied up, in numbers, each one step from the list that shows it. */
export function HygieneSection() {
  const { t } = useText()
  const last = useQueryOf('hygiene.last', {})
  const { job, count } = useCounting()
  const begun = useRef(false)
  useEffect(() => {
    if (last.state !== 'ready' || begun.current) return
    begun.current = true
    if (last.value === null || last.value.tookMs < QUICK_MS || hasPassed(DAY_MS, last.value.at, Date.now())) void count()
  }, [last, count])
  const failure = job.failure === null || job.failure.kind === 'cancelled' ? null : job.failure
  return (
    <section aria-labelledby="centre-hygiene" className={cx(styles.block)}>
      <div className={cx(styles.headingLine)}>
        <h2 id="centre-hygiene" className={cx(styles.heading)}>{t('centre:hygiene.title')}</h2>
        <Button size="small" variant="quiet" icon={RefreshCw} isPending={job.progress !== null} onPress={() => void count()}>{t(last.state === 'ready' && last.value !== null ? 'centre:hygiene.count' : 'centre:hygiene.countFirst')}</Button>
      </div>
      {job.progress === null ? null : <Progress sentence={t('centre:hygiene.counting')} done={job.progress.done} total={job.progress.total} onCancel={job.cancel} isCancelling={job.isCancelling} />}
      {failure === null ? null : <InlineAlert tone="danger" title={t('centre:failedTitle')}>{failureText(failure, t)}</InlineAlert>}
      {last.state !== 'ready' ? null : last.value === null ? <p className={cx(styles.note)}>{t('centre:hygiene.none')}</p> : <Counts count={last.value} />}
    </section>
  )
}

function useCounting() {
  const cache = useQueryClient()
  const job = useJob('hygiene.count')
  const { run } = job
  const count = useCallback(async () => {
    if ((await run({})).ok) await cache.invalidateQueries({ queryKey: ['hygiene.last'] })
  }, [run, cache])
  return { job, count }
}

function Counts({ count: { at, counts, people, companies } }: { readonly count: HygieneCount }) {
  const { t, format } = useText()
  const found = hygieneChecks.filter((check) => counts[check] > 0)
  return (
    <>
      {found.length === 0 ? <p className={cx(styles.note)}>{t('centre:hygiene.clean')}</p> : (
        <ul className={cx(styles.counts)}>
          {found.map((check) => {
            const { object, conditions } = listOf(check, at)
            return (
              <li key={check}>
                <AriaButton className={cx(styles.count)} onPress={() => { showRecords(object, conditions) }}>
                  <span className={cx(styles.figure)}>{format.number(counts[check])}</span>
                  <span className={cx(styles.what)}>{t(`centre:hygiene.check.${check}`)}</span>
                  <Icon shape={ChevronRight} size={14} />
                </AriaButton>
              </li>
            )
          })}
        </ul>
      )}
      <p className={cx(styles.note)}>{t('centre:hygiene.counted', { when: format.relative(at, Date.now()), people: format.number(people), companies: format.number(companies) })}</p>
    </>
  )
}
