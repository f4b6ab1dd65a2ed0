import { useState, type SyntheticEvent } from 'react'
import { useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { PassphraseField } from '../../ui/passphrase-field'
import { isReady, NewPassphraseFields, noPassphrase } from '../vault/new-passphrase'
import { useVaultFailure } from '../vault/use-vault-failure'
import { Section } from './section'
import styles from './settings.module.css'

/** Changes the passphrase of the person who is signed in, after the one that holds now. */
export function PassphraseSection() {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  return (
    <Section id="passphrase" title={t('settings:passphrase.title')} lead={t('settings:passphrase.lead')}>
      {isDone ? <InlineAlert tone="success" isNew title={t('settings:passphrase.done')}>{t('settings:passphrase.oldBackups')}</InlineAlert> : null}
      {isOpen ? (
        <ChangeForm onDone={() => { setDone(true); setOpen(false) }} onCancel={() => { setOpen(false) }} />
      ) : <Button onPress={() => { setOpen(true); setDone(false) }}>{t('settings:passphrase.change')}</Button>}
    </Section>
  )
}

function ChangeForm({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const { t } = useText()
  const explain = useVaultFailure()
  const { session } = useOpenVault()
  const change = useCommand('vault.changePassphrase')
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState(noPassphrase)
  const canSubmit = current !== '' && isReady(next)
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (!canSubmit || change.isRunning) return
    const answer = await change.run({ passphrase: current, newPassphrase: next.text })
    if (answer.ok) onDone()
    else setCurrent('')
  }
  return (
    <form className={cx(styles.form)} onSubmit={(event) => void submit(event)}>
      <PassphraseField label={t('settings:passphrase.current')} value={current} onChange={setCurrent} autoFocus />
      <NewPassphraseFields userName={session.userName} value={next} onChange={setNext} />
      {change.failure === null ? null : <InlineAlert tone="danger" isNew title={t('settings:passphrase.failed')}>{explain(change.failure)}</InlineAlert>}
      <div className={cx(styles.buttons)}>
        <Button type="submit" variant="primary" isPending={change.isRunning} isDisabled={!canSubmit}>{t('settings:passphrase.submit')}</Button>
        <Button variant="quiet" onPress={onCancel}>{t('ui:cancel')}</Button>
      </div>
    </form>
  )
}
