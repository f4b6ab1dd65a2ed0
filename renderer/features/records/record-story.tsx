import type { ReactNode } from 'react'
import type { ObjectType } from '../../../shared/list'
import type { RecordSource } from '../../../shared/record-fields'
import { openScreen } from '../../app/navigation'
import { useMay } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { RecordHistory } from '../audit/record-history'
import { DetailGroup } from './detail-frame'
import { EditableText } from './editable-text'
import type { AskEdit } from './save-edit'
import { SourceRow } from './source-row'

interface Told {
  readonly id: string
  readonly notes: string
  readonly source: RecordSource
  readonly sourceRaw: string | null
  readonly createdAt: number
}

/** Notes, then what happened to the record down to where it came from: the answer to "where did you get my data?" stands at the end. */
export function RecordStory({ object, record, onNotes }: { readonly object: ObjectType; readonly record: Told; readonly onNotes: (notes: string, ask: AskEdit) => Promise<boolean> }) {
  const { t } = useText()
  const may = useMay()
  return (
    <>
      <DetailGroup title={t('records:notes')}>
        <EditableText label={t('records:notes')} value={record.notes} lines={record.notes === '' ? 2 : 5} maxLength={100_000} placeholder={t('records:notesHint')} onSave={onNotes} />
      </DetailGroup>
      <DetailGroup title={t('records:timeline')}>
        {may('see-audit') ? <RecordHistory object={object} id={record.id} beginning={<Beginning record={record} />} at={record.createdAt} /> : <Beginning record={record} />}
        {record.sourceRaw === null ? null : <SourceRow raw={record.sourceRaw} />}
      </DetailGroup>
    </>
  )
}

/** Where it came from, in words. */
function Beginning({ record: { source } }: { readonly record: Told }): ReactNode {
  const { t } = useText()
  switch (source.kind) {
    case 'import':
      return <>{source.row === null ? t('records:fromFilePlain', { name: source.fileName }) : t('records:fromFile', { name: source.fileName, row: source.row })} <Button variant="quiet" size="small" onPress={() => { openScreen('import') }}>{t('records:showImports')}</Button></>
    case 'sample':
      return t('records:fromSample')
    case 'manual':
      return t('records:fromHand')
  }
}
