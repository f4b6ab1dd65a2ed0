import { useCallback } from 'react'
import type { ChosenFile } from '../../../shared/app/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { PageHeader } from '../../ui/page-header'
import { CheckStep } from './check-step'
import { ColumnsStep } from './columns-step'
import { DropPlace, FileStep } from './file-step'
import { openFiles } from './import-actions'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { ReadingStep } from './reading-step'
import { RecentImports } from './recent-imports'
import { ResultPanel } from './result-panel'
import { SamplePanel } from './sample-panel'
import { TroubleAlert } from './trouble-alert'
import { UndoneNotice } from './undone-notice'
import { useFileDrop } from './use-file-drop'
import { WorkProgress } from './work-progress'

/** File, how it is read, columns, check and result, on one page that keeps its state while one is elsewhere. */
export function ImportScreen() {
  const { t } = useText()
  const { file, result, work } = useImport()
  const isOver = useFileDrop(useCallback((files: readonly ChosenFile[]) => void openFiles(files), []))
  return (
    <div className={cx(styles.screen)}>
      <PageHeader title={t('importing:title')} />
      <div className={cx(styles.page)}>
        {file === null ? (
          <>
            <DropPlace isOver={isOver} />
            <UndoneNotice canClose />
            <TroubleAlert at="work" />
            {work?.what === 'undo' ? <WorkProgress work={work} rows={null} sentence={t('importing:title')} /> : null}
            <RecentImports />
            <SamplePanel />
          </>
        ) : (
          <>
            <FileStep isOver={isOver} />
            {result === null ? <><ReadingStep key={file.file} /><ColumnsStep key={`${file.file}-columns`} /><CheckStep key={`${file.file}-check`} /></> : <ResultPanel />}
          </>
        )}
      </div>
    </div>
  )
}
