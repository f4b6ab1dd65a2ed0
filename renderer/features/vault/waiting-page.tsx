import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { PassphraseField } from '../../ui/passphrase-field'
import { isReady, NewPassphraseFields, noPassphrase } from './new-passphrase'
import { useVaultFailure } from './use-vault-failure'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** After the right passphrase, before the vault is open: what the person must do first. */
export function WaitingPage({ state }: { readonly state: Extract<VaultState, { state: 'waiting' }> }) {
  const { t } = useText()
  const explain = useVaultFailure()
  const change = useCommand('vault.changePassphrase')
  const lock = useCommand('vault.lock')
  const [passphrase, setPassphrase] = useState('')
  const [next, setNext] = useState(noPassphrase)
  const submit = async (): Promise<void> => {
    if (passphrase !== '' && isReady(next) && !change.isRunning) await change.run({ passphrase, newPassphrase: next.text })
  }
  return (
    <VaultFrame title={t('vault:due.passphrase.title')} lead={t('vault:due.passphrase.lead', { name: state.session.userName, vault: state.vault.name })}>
      <form className={cx(styles.form)} onSubmit={(event: { preventDefault(): void }) => { event.preventDefault(); void submit() }}>
        <PassphraseField label={t('vault:due.passphrase.current')} value={passphrase} onChange={setPassphrase} autoFocus />
        <NewPassphraseFields userName={state.session.userName} value={next} onChange={setNext} />
        {change.failure === null ? null : <InlineAlert tone="danger" isNew title={explain(change.failure)} />}
        <Button type="submit" variant="primary" wide isPending={change.isRunning} isDisabled={passphrase === '' || !isReady(next)}>{t('vault:due.passphrase.submit')}</Button>
      </form>
      <div className={cx(styles.foot)}>
        <Button variant="quiet" size="small" icon={Lock} onPress={() => void lock.run({ reason: 'user' })}>{t('shell:lock')}</Button>
      </div>
    </VaultFrame>
  )
}
