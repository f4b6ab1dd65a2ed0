import { useState, type SyntheticEvent, type ReactNode } from 'react'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { PassphraseField } from '../../ui/passphrase-field'
import { useVaultFailure } from '../vault/use-vault-failure'
import styles from './settings.module.css'

interface AskPassphraseProps {
  readonly label: string
  readonly submit: string
  /** Heading over what went wrong. */
  readonly failed: string
  readonly failure: { readonly kind: string } | null
  readonly isRunning: boolean
  readonly variant?: 'primary' | 'danger'
  readonly onSubmit: (passphrase: string) => Promise<void>
  readonly onCancel: () => void
  readonly children?: ReactNode
}

/** Asks for the passphrase again before something that could be misused at an unattended machine. Forgets it after every attempt. */
export function AskPassphrase({ label, submit, failed, failure, isRunning, variant = 'primary', onSubmit, onCancel, children }: AskPassphraseProps) {
  const { t } = useText()
  const explain = useVaultFailure()
  const [passphrase, setPassphrase] = useState('')
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (passphrase === '' || isRunning) return
    const typed = passphrase
    setPassphrase('')
    await onSubmit(typed)
  }
  return (
    <form className={cx(styles.form)} onSubmit={(event) => void send(event)}>
      {children}
      <PassphraseField label={label} value={passphrase} onChange={setPassphrase} autoFocus />
      {failure === null ? null : <InlineAlert tone="danger" isNew title={failed}>{explain(failure)}</InlineAlert>}
      <div className={cx(styles.buttons)}>
        <Button type="submit" variant={variant} isPending={isRunning} isDisabled={passphrase === ''}>{submit}</Button>
        <Button variant="quiet" onPress={onCancel}>{t('ui:cancel')}</Button>
      </div>
    </form>
  )
}
