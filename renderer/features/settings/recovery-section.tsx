import { useState } from 'react'
import { useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { usePendingCode } from '../vault/pending-code'
import { AskPassphrase } from './ask-passphrase'
import { Section } from './section'
import styles from './settings.module.css'

/** Makes a new recovery code; the page that shows it once follows by itself. */
export function RecoverySection() {
  const { t } = useText()
  const { recoveryDue } = useOpenVault()
  const renew = useCommand('vault.renewRecoveryCode')
  const showCode = usePendingCode((pending) => pending.show)
  const [isOpen, setOpen] = useState(false)
  const submit = async (passphrase: string): Promise<void> => {
    const answer = await renew.run({ passphrase })
    if (answer.ok) showCode(answer.value.recoveryCode)
  }
  const close = (): void => {
    renew.clearFailure()
    setOpen(false)
  }
  return (
    <Section id="recovery" title={t('settings:recovery.title')} lead={t('settings:recovery.lead')}>
      {recoveryDue ? <InlineAlert tone="warning" title={t('settings:recovery.due')}>{t('settings:recovery.dueText')}</InlineAlert> : <p className={cx(styles.text)}>{t('settings:recovery.kept')}</p>}
      {isOpen ? (
        <AskPassphrase label={t('settings:recovery.confirm')} submit={t('settings:recovery.submit')} failed={t('settings:recovery.failed')} failure={renew.failure} isRunning={renew.isRunning} onSubmit={submit} onCancel={close}>
          <p className={cx(styles.text)}>{t('settings:recovery.explain')}</p>
        </AskPassphrase>
      ) : <Button onPress={() => { setOpen(true) }}>{t('settings:recovery.renew')}</Button>}
    </Section>
  )
}
