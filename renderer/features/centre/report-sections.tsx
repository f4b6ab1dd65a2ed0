import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CentreReader } from '../../../shared/centre/channels'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { InlineAlert } from '../../ui/inline-alert'
import { SkeletonLines } from '../../ui/skeleton'
import styles from './centre.module.css'
import { GoodFinding, OpenFinding } from './finding-rows'

/** The overall line, what asks for something, most urgent first, and what is in order, quietly. `between` stands before the latter. */
export function ReportSections({ reader, between }: { readonly reader: CentreReader; readonly between: ReactNode }) {
  const { t } = useText()
  const loaded = useQueryOf('centre.report', { by: reader })
  if (loaded.state === 'loading') return <SkeletonLines count={8} label={t('ui:loading')} />
  if (loaded.state === 'failed') return <InlineAlert tone="danger" title={t('centre:failedTitle')} actions={<Button size="small" onPress={loaded.again}>{t('centre:tryAgain')}</Button>}>{failureText(loaded.failure, t)}</InlineAlert>
  const { findings, toDo, at } = loaded.value
  const open = findings.filter(({ state }) => state !== 'good')
  const good = findings.filter(({ state }) => state === 'good')
  const worst = open[0]?.state ?? 'good'
  return (
    <>
      <div className={cx(styles.overall)}>
        <span className={cx(styles.seal, styles[worst])}><Icon shape={toDo === 0 ? ShieldCheck : ShieldAlert} size={24} /></span>
        <div>
          <p className={cx(styles.verdict)}>{toDo === 0 ? t('centre:nothingToDo') : t('centre:toDo', { count: toDo })}</p>
          <p className={cx(styles.note)}>{t(toDo === 0 ? 'centre:nothingToDoText' : 'centre:mostUrgent')}</p>
        </div>
      </div>
      {open.length === 0 ? null : (
        <section aria-labelledby="centre-todo" className={cx(styles.block)}>
          <h2 id="centre-todo" className={cx(styles.heading)}>{t('centre:todo')}</h2>
          <ul className={cx(styles.rows)}>{open.map((finding) => <OpenFinding key={finding.area} finding={finding} now={at} />)}</ul>
        </section>
      )}
      {between}
      <section aria-labelledby="centre-good" className={cx(styles.block)}>
        <h2 id="centre-good" className={cx(styles.heading)}>{t('centre:good')}</h2>
        <ul className={cx(styles.quiet)}>{good.map((finding) => <GoodFinding key={finding.area} finding={finding} now={at} />)}</ul>
      </section>
    </>
  )
}
