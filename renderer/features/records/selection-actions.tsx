import { RotateCcw, Tag, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { MassAction } from '../../../shared/contacts/channels'
import type { ListFilter, ObjectType, Selection } from '../../../shared/list'
import { noteChange } from '../../app/undo'
import { useText } from '../../i18n/use-text'
import { useJob } from '../../ipc/use-job'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { nothingSelected, type GridSelection } from '../../ui/grid/selection'
import { Progress } from '../../ui/progress'
import { TextField } from '../../ui/text-field'
import { notify } from '../../ui/toast'
import { failureKey } from './failure-text'

/** What can be done with the selected rows. Each is one step that undo takes back whole. */
export function SelectionActions({ object, filter, selection, onDone }: { readonly object: ObjectType; readonly filter: ListFilter; readonly selection: GridSelection; readonly onDone: (selection: GridSelection) => void }) {
  const { t } = useText()
  const job = useJob(object === 'contact' ? 'contacts.mass' : 'companies.mass')
  const [tagging, setTagging] = useState(false)
  const [tag, setTag] = useState('')
  const run = async (action: MassAction, text: 'records:massDeleted' | 'records:massRestored' | 'records:massTagged'): Promise<void> => {
    const answer = await job.run({ selection: selectionOf(selection, filter), action })
    if (!answer.ok) {
      notify({ text: t(failureKey(answer.failure)), tone: answer.failure.kind === 'cancelled' ? 'info' : 'danger' })
      return
    }
    onDone(nothingSelected)
    if (answer.value.changed === 0) notify({ text: t('records:massNothing'), tone: 'info' })
    else noteChange({ transactionId: answer.value.transactionId, text: t(text, { count: answer.value.changed }) }, t)
  }
  const addTag = (): void => {
    if (tag.trim() === '') return
    setTagging(false)
    void run({ kind: 'add-tag', tag: tag.trim() }, 'records:massTagged')
  }
  if (job.progress !== null) return <Progress sentence={t('records:changing')} done={job.progress.done} total={job.progress.total} onCancel={job.cancel} isCancelling={job.isCancelling} />
  if (filter.bin) return <Button size="small" icon={RotateCcw} onPress={() => void run({ kind: 'restore' }, 'records:massRestored')}>{t('records:restore')}</Button>
  return (
    <>
      <Button size="small" icon={Tag} onPress={() => { setTagging(true) }}>{t('records:addTag')}</Button>
      <Button size="small" icon={Trash2} onPress={() => void run({ kind: 'delete' }, 'records:massDeleted')}>{t('records:delete')}</Button>
      <Dialog
        isOpen={tagging} onClose={() => { setTagging(false) }} title={t('records:addTag')} size="small"
        actions={<Button variant="primary" isDisabled={tag.trim() === ''} onPress={addTag}>{t('records:addTag')}</Button>}
      >
        <form onSubmit={(event) => { event.preventDefault(); addTag() }}>
          <TextField label={t('records:tag')} value={tag} onChange={setTag} autoFocus maxLength={100} />
        </form>
      </Dialog>
    </>
  )
}

/** The grid's selection as the contract takes it. */
export function selectionOf(selection: GridSelection, filter: ListFilter): Selection {
  return selection.mode === 'some' ? { mode: 'some', ids: [...selection.ids] } : { mode: 'all', filter, except: [...selection.except] }
}
