import { Lock } from 'lucide-react'
import { useState } from 'react'
import type { VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { PassphraseField } from '../../ui/passphrase-field'
import { SecondStepPage } from '../second-factor/second-step-page'
import { SetUpPage } from '../second-factor/set-up-page'
import { isReady, NewPassphraseFields, noPassphrase } from './new-passphrase'
import { useVaultFailure } from './use-vault-failure'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

type Waiting = Extract<VaultState, { state: 'waiting' }>

/** After the right passphrase, before the vault is open: what the person must do first. */
export function WaitingPage({ state }: { readonly state: Waiting }) {
  switch (state.due) {
    case 'second-factor':
      return <SecondStepPage state={state} />
    case 'passphrase':
      return <OwnPassphrasePage state={state} />
    case 'second-factor-setup':
      return <SetUpPage state={state} />
  }
}

/** Somebody else set the passphrase: the person chooses one that only they know. */
function OwnPassphrasePage({ state }: { readonly state: Waiting }) {
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
