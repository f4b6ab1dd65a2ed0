import { useState, type ReactNode } from 'react'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { InlineAlert } from '../../ui/inline-alert'
import { PassphraseField } from '../../ui/passphrase-field'
import { useCountdown } from '../vault/use-countdown'
import styles from './users.module.css'
import { useUsersFailure } from './use-users-failure'

export interface ActDialogProps {
  readonly title: string
  readonly submit: string
  /** Heading over what went wrong: what did not happen. */
  readonly failed: string
  readonly failure: { readonly kind: string; readonly waitMs?: number } | null
  readonly isRunning: boolean
  /** Everything but the passphrase is there. */
  readonly isReady?: boolean
  readonly variant?: 'primary' | 'danger'
  readonly size?: 'small' | 'normal'
  /** False: the act asks for no passphrase, and `onSubmit` gets an empty one. */
  readonly asksPassphrase?: boolean
  /** Nothing else is to be filled in: the passphrase has the focus at once. */
  readonly isOnlyPassphrase?: boolean
  readonly onSubmit: (passphrase: string) => Promise<void>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** An act on somebody: what it means, one's own passphrase where it could be misused (SECURITY.md K13), and what came of it. The passphrase is forgotten after every attempt. */
export function ActDialog({ title, submit, failed, failure, isRunning, isReady = true, variant = 'primary', size = 'normal', asksPassphrase = true, isOnlyPassphrase = false, onSubmit, onClose, children }: ActDialogProps) {
  const { t } = useText()
  const explain = useUsersFailure()
  const [passphrase, setPassphrase] = useState('')
  const waitMs = useCountdown(failure?.waitMs ?? 0)
  const canSend = isReady && waitMs === 0 && !isRunning && (!asksPassphrase || passphrase !== '')
  const send = async (): Promise<void> => {
    if (!canSend) return
    const typed = passphrase
    setPassphrase('')
    await onSubmit(typed)
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={title} size={size} isAlert={variant === 'danger'} mustAnswer={isRunning}
      actions={
        <>
          <Button variant="quiet" isDisabled={isRunning} onPress={onClose}>{t('ui:cancel')}</Button>
          <Button variant={variant} isPending={isRunning} isDisabled={!canSend && !isRunning} onPress={() => void send()}>{submit}</Button>
        </>
      }
    >
      <form className={cx(styles.form)} onSubmit={(event: { preventDefault(): void }) => { event.preventDefault(); void send() }}>
        {children}
        {asksPassphrase ? <PassphraseField label={t('users:own')} description={t('users:ownHint')} value={passphrase} onChange={setPassphrase} isDisabled={waitMs > 0} autoFocus={isOnlyPassphrase} /> : null}
        {failure === null || (failure.kind === 'must-wait' && waitMs === 0) ? null : <InlineAlert tone="danger" isNew title={failed}>{explain({ ...failure, waitMs })}</InlineAlert>}
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}
