import { FileDown, List, Undo2 } from 'lucide-react'
import type { ImportBatch } from '../../../shared/importing/channels'
import { showRecords } from '../../app/list-memory'
import type { TextKey } from '../../i18n/resources'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Badge } from '../../ui/badge'
import { IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { undoBatch } from './import-actions'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { saveFailures } from './save-failures'
import { dialectKeys } from './plan-words'

/** Imports listed; older ones are in the log. */
const SHOWN = 20
const stateKeys = { 'finished': 'importing:recent.finished', 'undone': 'importing:recent.undone', 'partly-undone': 'importing:recent.partlyUndone' } as const satisfies Readonly<Record<ImportBatch['state'], TextKey>>

/** Earlier imports, each with its counts, its undo and its failed rows. */
export function RecentImports() {
  const { t } = useText()
  const loaded = useQueryOf('import.batches', {})
  if (loaded.state !== 'ready' || loaded.value.items.length === 0) return null
  return (
    <div className={cx(styles.recent)}>
      <h2 className={cx(styles.stepTitle)}>{t('importing:recent.title')}</h2>
      <div className={cx(styles.sample)} role="region" tabIndex={0} aria-label={t('importing:recent.title')}>
        <table className={cx(styles.table)}>
          <thead>
            <tr>
              <th scope="col">{t('importing:recent.file')}</th><th scope="col">{t('importing:recent.when')}</th>
              {(['rows', 'created', 'updated', 'skipped', 'failed'] as const).map((name) => <th key={name} scope="col" className={cx(styles.amount)}>{t(`importing:recent.${name}`)}</th>)}
              <th scope="col">{t('importing:recent.state')}</th><th scope="col">{t('importing:recent.actions')}</th>
            </tr>
          </thead>
          <tbody>{loaded.value.items.slice(0, SHOWN).map((batch) => <BatchRow key={batch.batchId} batch={batch} />)}</tbody>
        </table>
      </div>
    </div>
  )
}

function BatchRow({ batch }: { readonly batch: ImportBatch }) {
  const words = useText()
  const { t, format } = words
  const isBusy = useImport((state) => state.work !== null)
  return (
    <tr>
      <th scope="row"><span className={cx(styles.batchName)}>{batch.fileName}</span> <span className={cx(styles.muted)}>{t(dialectKeys[batch.dialect])}</span></th>
      <td>{format.dateTime(batch.startedAt)}</td>
      {[batch.rows, batch.created, batch.updated, batch.skipped, batch.failed].map((value, place) => <td key={place} className={cx(styles.amount, value === 0 && styles.faint)}>{format.number(value)}</td>)}
      <td><Badge tone={batch.state === 'finished' ? 'success' : 'neutral'}>{t(stateKeys[batch.state])}</Badge></td>
      <td>
        <span className={cx(styles.rowTools)}>
          {batch.state === 'undone' || batch.created + batch.updated === 0 ? null : <IconButton icon={List} size="small" label={t('importing:recent.showOf', { name: batch.fileName })} onPress={() => { showRecords(batch.object, [{ field: 'batch', op: 'is', value: batch.batchId }]) }} />}
          {batch.state === 'undone' ? null : <IconButton icon={Undo2} size="small" label={t('importing:recent.undoOf', { name: batch.fileName })} isDisabled={isBusy} onPress={() => void undoBatch(batch.batchId, batch.fileName)} />}
          {batch.failed === 0 ? null : <IconButton icon={FileDown} size="small" label={t('importing:recent.saveFailedOf', { name: batch.fileName })} onPress={() => void saveFailures(batch.batchId, batch.fileName, words)} />}
        </span>
      </td>
    </tr>
  )
}
