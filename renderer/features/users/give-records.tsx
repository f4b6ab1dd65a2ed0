import { useState } from 'react'
import type { Person } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { useJob } from '../../ipc/use-job'
import { cx } from '../../ui/cx'
import { Progress } from '../../ui/progress'
import { NOBODY } from '../records/owner-row'
import { ActDialog } from './act-dialog'
import { HeirSelect } from './heir-select'
import { noteGiven } from './note-given'
import { ownedWords, useOwnedRecords } from './owned-records'
import styles from './users.module.css'

/** Gives all records of a user to somebody else: before a leave, or after they were removed. */
export function GiveRecords({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useText()
  const give = useJob('records.give')
  const owned = useOwnedRecords(person.id)
  const [heir, setHeir] = useState<{ readonly key: string; readonly name: string } | null>(null)
  const { name } = person
  const isRunning = give.progress !== null
  const submit = async (): Promise<void> => {
    if (heir === null) return
    const answer = await give.run({ from: person.id, to: heir.key === NOBODY ? null : heir.key })
    if (!answer.ok) return
    noteGiven(answer.value, heir)
    onClose()
  }
  return (
    <ActDialog title={t('users:giveDialog.title', { name })} submit={t('records:give')} failed={t('users:giveDialog.failed')} failure={give.failure} isRunning={isRunning} isReady={heir !== null} asksPassphrase={false} onSubmit={submit} onClose={onClose}>
      <p className={cx(styles.text)}>{owned === null ? null : t('users:owned.owns', { name, what: ownedWords(owned, t) })}</p>
      <HeirSelect person={person} value={heir?.key ?? null} onChange={(key, chosen) => { setHeir({ key, name: chosen }) }} isDisabled={isRunning} description={t('users:giveDialog.text')} />
      {give.progress === null ? null : <Progress sentence={t('users:owned.giving')} done={give.progress.done} total={give.progress.total} onCancel={give.cancel} isCancelling={give.isCancelling} />}
    </ActDialog>
  )
}
