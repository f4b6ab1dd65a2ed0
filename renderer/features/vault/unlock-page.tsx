import { KeyRound, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { InlineAlert } from '../../ui/inline-alert'
import { PassphraseField } from '../../ui/passphrase-field'
import { Select } from '../../ui/select'
import { RecoverPage } from './recover-page'
import { useVaultFailure } from './use-vault-failure'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** The locked page: the vault's name, a passphrase, the keychain's state in words, and the wait after failures counting down. */
export function UnlockPage({ state }: { readonly state: Extract<VaultState, { state: 'locked' }> }) {
  const { t, format } = useText()
  const explain = useVaultFailure()
  const unlock = useCommand('vault.unlock')
  const leave = useCommand('vault.leave')
  const [recovering, setRecovering] = useState(false)
  const [userName, setUserName] = useState(state.users[0]?.name ?? '')
  const [passphrase, setPassphrase] = useState('')
  const { failure } = unlock
  const refused = failure?.kind === 'wrong-passphrase' || failure?.kind === 'must-wait' ? failure.waitMs : null
  const waitMs = useCountdown(refused ?? state.waitMs)
  if (recovering) return <RecoverPage users={state.users.map((user) => user.name)} vaultName={state.vault.name} onBack={() => { setRecovering(false) }} />
  const submit = async (acceptRollback: boolean): Promise<void> => {
    if (passphrase === '' || waitMs > 0 || unlock.isRunning) return
    const answer = await unlock.run({ userName, passphrase, acceptRollback })
    if (!answer.ok && answer.failure.kind !== 'log-refused') setPassphrase('')
  }
  const keychainTrouble = state.keychain === 'absent' || state.keychain === 'locked' || state.keychain === 'unavailable' || state.keychain === 'changed'
  return (
    <VaultFrame title={state.vault.name} lead={t(`vault:unlock.reason.${state.reason}`)}>
      <form className={cx(styles.form)} onSubmit={(event: { preventDefault(): void }) => { event.preventDefault(); void submit(false) }}>
        {state.users.length < 2 ? null : <Select label={t('vault:unlock.user')} value={userName} onChange={setUserName} options={state.users.map((user) => ({ key: user.name, text: user.name }))} />}
        <PassphraseField label={t('vault:passphrase.label')} value={passphrase} onChange={setPassphrase} autoFocus isDisabled={waitMs > 0} error={failure === null || failure.kind === 'log-refused' ? undefined : explain(failure)} />
        {waitMs > 0 ? <InlineAlert tone="warning" title={t('vault:unlock.wait', { time: format.duration(waitMs) })}>{t('vault:unlock.waitDetail', { count: state.failedAttempts })}</InlineAlert> : null}
        {failure?.kind === 'log-refused' ? (
          <InlineAlert tone="danger" isNew title={t('vault:unlock.logRefused')} actions={<Button variant="danger" size="small" onPress={() => void submit(true)}>{t('vault:unlock.openAnyway')}</Button>}>{t('vault:unlock.logRefusedDetail')}</InlineAlert>
        ) : null}
        {keychainTrouble ? <InlineAlert tone="warning" title={t(`vault:keychain.${state.keychain}`)}>{t(`vault:keychain.${state.keychain}Detail`)}</InlineAlert> : null}
        <Button type="submit" variant="primary" wide isPending={unlock.isRunning} isDisabled={passphrase === '' || waitMs > 0}>{t('vault:unlock.submit')}</Button>
      </form>
      <p className={cx(styles.keychain)}>
        <Icon shape={keychainTrouble ? ShieldAlert : ShieldCheck} size={16} />
        {t(`vault:keychain.${state.keychain}Short`)}
      </p>
      <div className={cx(styles.links)}>
        <Button variant="quiet" size="small" icon={KeyRound} onPress={() => { setRecovering(true) }}>{t('vault:unlock.useCode')}</Button>
        <Button variant="quiet" size="small" onPress={() => void leave.run({})}>{t('vault:unlock.other')}</Button>
      </div>
    </VaultFrame>
  )
}

/** Counts `ms` down to nothing, a second at a time, and starts again when it changes. */
function useCountdown(ms: number): number {
  const [left, setLeft] = useState(ms)
  useEffect(() => {
    setLeft(ms)
    if (ms <= 0) return undefined
    const until = performance.now() + ms
    const timer = setInterval(() => {
      const remaining = Math.max(0, Math.ceil((until - performance.now()) / 1000) * 1000)
      setLeft(remaining)
      if (remaining === 0) clearInterval(timer)
    }, 500)
    return () => { clearInterval(timer) }
  }, [ms])
  return left
}
