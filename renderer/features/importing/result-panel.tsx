import { Undo2 } from 'lucide-react'
import { showRecords } from '../../app/list-memory'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Counts } from './counts'
import { nextFile, undoBatch } from './import-actions'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { OwnerNotice } from './owner-notice'
import { saveFailures } from './save-failures'
import { StepFrame } from './step-frame'
import { TroubleAlert } from './trouble-alert'
import { UndoneNotice } from './undone-notice'
import { WorkProgress } from './work-progress'

/** What the import did, and what can be done about it. */
export function ResultPanel() {
  const words = useText()
  const { t } = words
  const { file, result, work, undone, waiting } = useImport()
  if (file === null || result === null) return null
  const isUndone = undone?.batchId === result.batchId
  const hasRecords = !isUndone && result.created + result.updated > 0
  return (
    <StepFrame number={null} title={t('importing:step.result')}>
      {isUndone ? <UndoneNotice canClose={false} /> : (
        <>
          <InlineAlert tone="success" isNew title={t('importing:result.title', { count: result.rows, name: file.name })} />
          <Counts counts={result} failedWord="importing:result.failed" />
          <p className={cx(styles.hint)}>
            {t('importing:check.sum', { rows: t('importing:rows', { count: result.rows }) })}
            {result.companiesCreated === 0 ? '' : ` ${t('importing:result.companies', { count: result.companiesCreated })}`}
            {result.failed === 0 ? '' : ` ${t('importing:result.failedText')}`}
          </p>
          <OwnerNotice owners={result.owners} />
        </>
      )}
      <TroubleAlert at="work" />
      {work?.what === 'undo' ? <WorkProgress work={work} rows={null} sentence={t('importing:undoing', { name: file.name })} /> : null}
      <div className={cx(styles.actions)}>
        {!hasRecords ? null : <Button variant="primary" autoFocus onPress={() => { showRecords(result.object, [{ field: 'batch', op: 'is', value: result.batchId }]) }}>{t('importing:result.show')}</Button>}
        <Button key={isUndone ? 'undone' : 'done'} autoFocus={!hasRecords} isDisabled={work !== null} onPress={() => void nextFile()}>{t(waiting.length > 0 ? 'importing:next' : 'importing:startOver')}</Button>
        {result.failed === 0 ? null : <Button isDisabled={work !== null} onPress={() => void saveFailures(result.batchId, file.name, words)}>{t('importing:result.saveFailed')}</Button>}
        {isUndone ? null : <Button icon={Undo2} isPending={work?.what === 'undo'} onPress={() => void undoBatch(result.batchId, file.name)}>{t('importing:result.undo')}</Button>}
      </div>
    </StepFrame>
  )
}
