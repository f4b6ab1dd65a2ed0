import { useState } from 'react'
import type { Person } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { ActDialog } from './act-dialog'
import { FirstPassphraseFields, newFirstPassphrase, passphraseOf } from './first-passphrase'
import { HandOver } from './hand-over'
import { useUsersCommand } from './use-users-command'
import styles from './users.module.css'

/** A new passphrase for somebody who forgot theirs, or was invited and did not come in. */
export function PassphraseReset({ person, words, onClose }: { readonly person: Person; readonly words: 'reset' | 'renew'; readonly onClose: () => void }) {
  const { t } = useText()
  const reset = useUsersCommand('users.resetPassphrase')
  const [first, setFirst] = useState(newFirstPassphrase)
  const [endsAt, setEndsAt] = useState<number | null>(null)
  const newPassphrase = passphraseOf(first)
  const { name } = person
  const submit = async (passphrase: string): Promise<void> => {
    if (newPassphrase === null) return
    const answer = await reset.run({ userId: person.id, newPassphrase, passphrase })
    if (answer.ok) setEndsAt(answer.value.invitationEndsAt)
  }
  if (endsAt !== null) return <HandOver title={t(`users:handDialog.${words}.doneTitle`, { name })} endsAt={endsAt} name={name} passphrase={first.how === 'generate' ? first.made : null} onClose={onClose} />
  return (
    <ActDialog title={t(`users:handDialog.${words}.title`, { name })} submit={t(`users:handDialog.${words}.submit`)} failed={t(`users:handDialog.${words}.failed`)} failure={reset.failure} isRunning={reset.isRunning} isReady={newPassphrase !== null} onSubmit={submit} onClose={onClose}>
      <p className={cx(styles.text)}>{t(`users:handDialog.${words}.text`, { name })}</p>
      <FirstPassphraseFields userName={name} value={first} onChange={setFirst} />
    </ActDialog>
  )
}
