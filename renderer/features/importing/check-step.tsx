import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Counts } from './counts'
import { checkFile, importFile } from './import-actions'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { OwnerNotice } from './owner-notice'
import { ProblemTable } from './problem-table'
import { StepFrame } from './step-frame'
import { TroubleAlert } from './trouble-alert'
import { WorkProgress } from './work-progress'

/** What would happen, the rows to look at, and the button that does it. */
export function CheckStep() {
  const { t, format } = useText()
  const { file, inspection, plan, check, isCheckOld, work, isReading, trouble: latest, troubleAt } = useImport()
  const trouble = troubleAt === 'work' ? latest : null
  const top = useRef<HTMLDivElement>(null)
  const shown = useRef(check)
  useEffect(() => {
    // A new answer is read from its beginning; coming back to the page leaves it where it was.
    if (check !== null && check !== shown.current) top.current?.scrollIntoView({ block: 'nearest' })
    shown.current = check
  }, [check])
  const end = useRef<HTMLDivElement>(null)
  const isAtWork = work?.what === 'check' || work?.what === 'run'
  useEffect(() => {
    if (isAtWork || trouble !== null) end.current?.scrollIntoView({ block: 'nearest' })
  }, [isAtWork, trouble])
  if (file === null || inspection === null || plan === null) return null
  const isFresh = check !== null && !isCheckOld
  const toImport = check === null ? 0 : check.created + check.updated
  return (
    <StepFrame number={4} title={t('importing:step.check')}>
      {check === null ? <p className={cx(styles.hint)}>{t('importing:check.intro')}</p> : (
        <div className={cx(styles.stack)} ref={top}>
          <Counts counts={check} isOld={isCheckOld} failedWord="importing:check.failed" />
          <p className={cx(styles.hint)}>
            {t('importing:check.sum', { rows: t('importing:rows', { count: check.rows }) })}
            {check.companiesCreated === 0 ? '' : ` ${t('importing:check.companies', { count: check.companiesCreated })}`}
          </p>
          {isCheckOld ? <InlineAlert tone="warning" title={t('importing:check.old')} /> : toImport === 0 ? <InlineAlert tone="info" title={check.failed === 0 ? t('importing:check.nothing') : t('importing:run.cannot')} /> : null}
          <OwnerNotice owners={check.owners} />
          {check.problemRows === 0 ? <p className={cx(styles.hint)}>{t('importing:check.none')}</p> : null}
        </div>
      )}
      <ProblemTable />
      <TroubleAlert at="work" />
      {work?.what === 'check' ? <WorkProgress work={work} rows={inspection.rows} sentence={t('importing:check.running', { name: file.name })} /> : null}
      {work?.what === 'run' ? <WorkProgress work={work} rows={check?.rows ?? inspection.rows} sentence={t('importing:run.running', { name: file.name })} /> : null}
      <div className={cx(styles.actions)} ref={end}>
        {isFresh
          ? <Button variant="primary" isPending={work?.what === 'run'} isDisabled={toImport === 0 && check.failed === 0} onPress={() => void importFile()}>{t('importing:run.rows', { count: check.rows, n: format.number(check.rows) })}</Button>
          : null}
        <Button variant={isFresh ? 'plain' : 'primary'} isPending={isReading || work?.what === 'check'} onPress={() => void checkFile()}>{t(check === null ? 'importing:check.run' : 'importing:check.again')}</Button>
        {isFresh ? <span className={cx(styles.hint)}>{t('importing:run.safe')}</span> : null}
      </div>
    </StepFrame>
  )
}
