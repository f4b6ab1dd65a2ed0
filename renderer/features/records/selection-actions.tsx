import { RotateCcw, Tag, Trash2, UserRound } from 'lucide-react'
import { useState } from 'react'
import type { MassAction } from '../../../shared/contacts/channels'
import type { ListFilter, ObjectType, Selection } from '../../../shared/list'
import { useOwners, useUserNames } from '../../app/people-names'
import { useMay } from '../../app/session'
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
import { GiveDialog } from './give-dialog'

/** What can be done with the selected rows. Each is one step that undo takes back whole. */
export function SelectionActions({ object, filter, selection, onDone }: { readonly object: ObjectType; readonly filter: ListFilter; readonly selection: GridSelection; readonly onDone: (selection: GridSelection) => void }) {
  const { t } = useText()
  const may = useMay()
  const job = useJob(object === 'contact' ? 'contacts.mass' : 'companies.mass')
  const [tagging, setTagging] = useState(false)
  const [tag, setTag] = useState('')
  const [giving, setGiving] = useState(false)
  const owners = useOwners(object)
  const hasOthers = useUserNames().length > 1 && owners.length > 1
  const run = async (action: MassAction, text: 'records:massDeleted' | 'records:massRestored' | 'records:massTagged' | 'records:massGiven' | 'records:massUnowned', name = ''): Promise<void> => {
    const answer = await job.run({ selection: selectionOf(selection, filter), action })
    if (!answer.ok) {
      notify({ text: ({ t }) => t(failureKey(answer.failure)), tone: answer.failure.kind === 'cancelled' ? 'info' : 'danger' })
      return
    }
    onDone(nothingSelected)
    if (answer.value.changed === 0 && answer.value.notAllowed === 0) notify({ text: ({ t }) => t('records:massNothing'), tone: 'info' })
    if (answer.value.notAllowed > 0) notify({ text: ({ t }) => t('records:massNotAllowed', { count: answer.value.notAllowed }), tone: 'warning' })
    if (answer.value.changed > 0) noteChange({ transactionId: answer.value.transactionId, text: ({ t }) => t(text, { count: answer.value.changed, name }) })
  }
  const addTag = (): void => {
    if (tag.trim() === '') return
    setTagging(false)
    void run({ kind: 'add-tag', tag: tag.trim() }, 'records:massTagged')
  }
  if (job.progress !== null) return <Progress sentence={t('records:changing')} done={job.progress.done} total={job.progress.total} onCancel={job.cancel} isCancelling={job.isCancelling} />
  if (filter.bin) return !may('mass-delete') ? null : <Button size="small" icon={RotateCcw} onPress={() => void run({ kind: 'restore' }, 'records:massRestored')}>{t('records:restore')}</Button>
  return (
    <>
      {may('mass-update') ? <Button size="small" icon={Tag} onPress={() => { setTagging(true) }}>{t('records:addTag')}</Button> : null}
      {may('mass-update') && hasOthers ? <Button size="small" icon={UserRound} onPress={() => { setGiving(true) }}>{t('records:owner')}</Button> : null}
      {may('mass-delete') ? <Button size="small" icon={Trash2} onPress={() => void run({ kind: 'delete' }, 'records:massDeleted')}>{t('records:delete')}</Button> : null}
      <Dialog
        isOpen={tagging} onClose={() => { setTagging(false) }} title={t('records:addTag')} size="small"
        actions={<Button variant="primary" isDisabled={tag.trim() === ''} onPress={addTag}>{t('records:addTag')}</Button>}
      >
        <form onSubmit={(event) => { event.preventDefault(); addTag() }}>
          <TextField label={t('records:tag')} value={tag} onChange={setTag} autoFocus maxLength={100} />
        </form>
      </Dialog>
      <GiveDialog object={object} isOpen={giving} onClose={() => { setGiving(false) }} onGive={(ownerId, name) => void run({ kind: 'set-owner', ownerId }, ownerId === null ? 'records:massUnowned' : 'records:massGiven', name)} />
    </>
  )
}

/** The grid's selection as the contract takes it. */
export function selectionOf(selection: GridSelection, filter: ListFilter): Selection {
  return selection.mode === 'some' ? { mode: 'some', ids: [...selection.ids] } : { mode: 'all', filter, except: [...selection.except] }
}
