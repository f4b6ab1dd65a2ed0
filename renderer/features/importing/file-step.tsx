import { FileText, FileUp, FolderOpen } from 'lucide-react'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { chooseFile, nextFile } from './import-actions'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { StepFrame } from './step-frame'
import { TroubleAlert } from './trouble-alert'

/** The place to drop a file, while there is none. */
export function DropPlace({ isOver }: { readonly isOver: boolean }) {
  const { t } = useText()
  return (
    <div className={cx(styles.drop, isOver && styles.dropOver)}>
      <span className={cx(styles.dropIcon)}><Icon shape={FileUp} size={24} /></span>
      <h2 className={cx(styles.dropTitle)}>{t(isOver ? 'importing:drop.over' : 'importing:drop.title')}</h2>
      <p className={cx(styles.dropText)}>{t('importing:drop.text')}</p>
      <Button variant="primary" icon={FolderOpen} autoFocus onPress={() => void chooseFile()}>{t('importing:drop.choose')}</Button>
    </div>
  )
}

/** The file that is being imported, and those that come after it. */
export function FileStep({ isOver }: { readonly isOver: boolean }) {
  const { t, format } = useText()
  const { file, inspection, waiting, isReading, work } = useImport()
  if (file === null) return null
  const isBusy = work !== null
  return (
    <StepFrame
      number={1} title={t('importing:step.file')}
      aside={<>
        {waiting.length === 0 ? null : <Button size="small" isDisabled={isBusy} onPress={() => void nextFile()}>{t('importing:next')}</Button>}
        <Button size="small" autoFocus isDisabled={isBusy} onPress={() => void chooseFile()}>{t('importing:another')}</Button>
      </>}
    >
      <div className={cx(styles.file, isOver && styles.dropOver)}>
        <Icon shape={FileText} />
        <strong className={cx(styles.fileName)}>{file.name}</strong>
        <span className={cx(styles.muted)}>{isOver ? t('importing:drop.over') : file.folder}</span>
        {inspection === null ? <span className={cx(styles.muted)} role="status">{isReading ? t('importing:reading', { name: file.name }) : ''}</span> : (
          <span className={cx(styles.facts)}>
            {inspection.rows === null ? t('importing:rowsUnknown') : t('importing:rows', { count: inspection.rows })}
            {inspection.bytes === 0 ? '' : ` · ${format.bytes(inspection.bytes)}`}
          </span>
        )}
      </div>
      {inspection === null ? <TroubleAlert at="reading" /> : null}
      {waiting.length === 0 ? null : <p className={cx(styles.hint)}>{t('importing:waiting', { names: format.list(waiting.map(({ name }) => name)) })}</p>}
    </StepFrame>
  )
}
