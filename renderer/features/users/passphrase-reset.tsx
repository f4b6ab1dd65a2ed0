import { useState } from 'react'
import type { Person } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { ActDialog } from './act-dialog'
import { FirstPassphraseFields, newFirstPassphrase, passphraseOf } from './first-passphrase'
import { HandOver } from './hand-over'
import { useUsersCommand } from './use-users-command'
import styles from './users.module.css'

/** A new passphrase for somebody who forgot theirs. */
export function PassphraseReset({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useText()
  const reset = useUsersCommand('users.resetPassphrase')
  const [first, setFirst] = useState(newFirstPassphrase)
  const [isDone, setDone] = useState(false)
  const newPassphrase = passphraseOf(first)
  const { name } = person
  const submit = async (passphrase: string): Promise<void> => {
    if (newPassphrase !== null && (await reset.run({ userId: person.id, newPassphrase, passphrase })).ok) setDone(true)
  }
  if (isDone) return <HandOver title={t('users:resetDialog.doneTitle', { name })} name={name} passphrase={first.how === 'generate' ? first.made : null} onClose={onClose} />
  return (
    <ActDialog title={t('users:resetDialog.title', { name })} submit={t('users:resetDialog.submit')} failed={t('users:resetDialog.failed')} failure={reset.failure} isRunning={reset.isRunning} isReady={newPassphrase !== null} onSubmit={submit} onClose={onClose}>
      <p className={cx(styles.text)}>{t('users:resetDialog.text', { name })}</p>
      <FirstPassphraseFields userName={name} value={first} onChange={setFirst} />
    </ActDialog>
  )
}
