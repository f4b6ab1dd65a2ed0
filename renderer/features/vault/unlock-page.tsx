import { FolderOpen, KeyRound, ShieldAlert, ShieldCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { VaultState } from '../../../shared/vault/vault'
import { usePreferences } from '../../app/preferences'
import { useText } from '../../i18n/use-text'
import { on } from '../../ipc/client'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { InlineAlert } from '../../ui/inline-alert'
import { PassphraseField } from '../../ui/passphrase-field'
import { RecoverPage } from './recover-page'
import { RestorePage } from './restore-page'
import { isRestorable, TroubleNotice, type TroubleKind } from './trouble-notice'
import { useCountdown } from './use-countdown'
import { UserChoice } from './user-choice'
import { useVaultFailure } from './use-vault-failure'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** The locked page: the vault's name, a passphrase, the keychain's state in words, and the wait after failures counting down. */
export function UnlockPage({ state }: { readonly state: Extract<VaultState, { state: 'locked' }> }) {
  const { t, format } = useText()
  const explain = useVaultFailure()
  const unlock = useCommand('vault.unlock')
  const leave = useCommand('vault.leave')
  const again = useCommand('vault.chooseRecent')
  const [page, setPage] = useState<'unlock' | 'recover' | 'restore'>('unlock')
  const [{ lastUser }, prefer] = usePreferences()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const isAsked = state.users.length > 1
  const user = state.users.find(({ id }) => id === (chosenId ?? lastUser)) ?? state.users[0]
  const [passphrase, setPassphrase] = useState('')
  const isUpgrading = useUpgrading() && unlock.isRunning
  const { failure } = unlock
  const refused = failure?.kind === 'wrong-passphrase' || failure?.kind === 'must-wait' ? failure.waitMs : null
  const chosen = user ?? state
  const waitMs = useCountdown(refused ?? chosen.waitMs)
  const failedAttempts = Math.max(chosen.failedAttempts, failure?.kind === 'wrong-passphrase' ? failure.failedAttempts : 0)
  if (page === 'recover') return <RecoverPage users={state.users.map((user) => user.name)} vaultName={state.vault.name} onBack={() => { setPage('unlock') }} />
  if (page === 'restore') return <RestorePage onBack={() => { setPage('unlock') }} />
  /** What was typed and said about one person's attempt is not said about another. */
  const chooseUser = (id: string): void => {
    unlock.clearFailure()
    setPassphrase('')
    setChosenId(id)
  }
  const submit = async (accepted: { readonly rollback?: boolean; readonly takeOver?: boolean } = {}): Promise<void> => {
    if (passphrase === '' || waitMs > 0 || unlock.isRunning) return
    if (user === undefined) return
    const answer = await unlock.run({ userName: user.name, passphrase, acceptRollback: accepted.rollback === true, takeOver: accepted.takeOver === true })
    if (answer.ok && isAsked) prefer({ lastUser: user.id })
    // What may be opened anyway needs it again.
    if (!answer.ok && answer.failure.kind !== 'log-refused' && answer.failure.kind !== 'in-use') setPassphrase('')
  }
  const toRecover = <Button variant="primary" autoFocus onPress={() => { setPage('recover') }}>{t('vault:unlock.useCode')}</Button>
  const other = <Button variant="quiet" onPress={() => void leave.run({})}>{t('vault:unlock.other')}</Button>
  const tryAgain = (variant: 'plain' | 'primary') => <Button variant={variant} autoFocus={variant === 'primary'} isPending={again.isRunning} onPress={() => { unlock.clearFailure(); void again.run({ path: state.vault.path }) }}>{t('vault:trouble.again')}</Button>
  const toRestore = <Button variant="primary" autoFocus onPress={() => { setPage('restore') }}>{t('vault:welcome.restore')}</Button>
  const somebodyElse = isAsked ? <Button variant="quiet" onPress={unlock.clearFailure}>{t('vault:unlock.somebodyElse')}</Button> : null
  const isAway = chosen.keychain === 'absent' || chosen.keychain === 'changed'
  // Without its half of the key no passphrase opens the vault; where several may unlock, somebody else's may be there.
  if (!isAsked && (chosen.keychain === 'absent' || chosen.keychain === 'changed')) return <TroubleNotice kind={`keychain-${chosen.keychain}`} vault={state.vault} actions={<>{other}{tryAgain('plain')}{toRecover}</>} />
  if (failure?.kind === 'log-refused') return <TroubleNotice kind="log-refused" vault={state.vault} actions={<>{other}<Button variant="danger" isPending={unlock.isRunning} onPress={() => void submit({ rollback: true })}>{t('vault:unlock.openAnyway')}</Button>{toRestore}</>} />
  if (failure?.kind === 'in-use' && failure.host !== null) return <TroubleNotice kind="in-use-elsewhere" host={failure.host} vault={state.vault} actions={<>{other}<Button variant="danger" isPending={unlock.isRunning} onPress={() => void submit({ takeOver: true })}>{t('vault:unlock.takeOver')}</Button>{tryAgain('primary')}</>} />
  // Another person, or the recovery code, still opens it.
  if (failure?.kind === 'people-edited' || failure?.kind === 'slots-outdated' || failure?.kind === 'slot-foreign') return <TroubleNotice kind={failure.kind} vault={state.vault} actions={<>{other}{somebodyElse}{tryAgain('plain')}{toRecover}</>} />
  const trouble = failure === null ? null : troubleOf(failure.kind)
  if (trouble !== null) return <TroubleNotice kind={trouble} vault={state.vault} actions={<>{other}{isRestorable(trouble) ? <>{tryAgain('plain')}{toRestore}</> : tryAgain('primary')}</>} />
  const keychainTrouble = isAway || chosen.keychain === 'locked' || chosen.keychain === 'unavailable'
  return (
    <VaultFrame title={state.vault.name} lead={t(`vault:unlock.reason.${state.reason === 'switch' && !isAsked ? 'user' : state.reason}`)}>
      <form className={cx(styles.form)} onSubmit={(event: { preventDefault(): void }) => { event.preventDefault(); void submit() }}>
        {isAsked && user !== undefined ? <UserChoice users={state.users} value={user.id} autoFocus={state.reason === 'switch'} onChange={chooseUser} onDone={() => field.current?.focus()} /> : null}
        {keychainTrouble ? (
          <InlineAlert tone="warning" title={t(`vault:keychain.${chosen.keychain}`)} actions={<Button size="small" isPending={again.isRunning} onPress={() => void again.run({ path: state.vault.path })}>{t('vault:trouble.again')}</Button>}>{t(`vault:keychain.${chosen.keychain}Detail`)}</InlineAlert>
        ) : null}
        <PassphraseField label={isAsked && user !== undefined ? t('vault:unlock.passphraseOf', { name: user.name }) : t('vault:passphrase.label')} value={passphrase} onChange={setPassphrase} autoFocus={!isAsked || state.reason !== 'switch'} inputRef={field} isDisabled={waitMs > 0 || isAway} error={failure === null ? undefined : explain(failure)} />
        {isUpgrading ? <InlineAlert tone="info" isNew title={t('vault:unlock.upgrading')}>{t('vault:unlock.upgradingDetail')}</InlineAlert> : null}
        {waitMs > 0 ? <InlineAlert tone="warning" title={t('vault:unlock.wait', { time: format.duration(waitMs) })}>{t('vault:unlock.waitDetail', { count: failedAttempts })}</InlineAlert> : null}
        <Button type="submit" variant="primary" wide isPending={unlock.isRunning} isDisabled={passphrase === '' || waitMs > 0}>{t('vault:unlock.submit')}</Button>
      </form>
      {keychainTrouble ? null : (
        <p className={cx(styles.keychain)}>
          <Icon shape={chosen.keychain === 'present' ? ShieldCheck : ShieldAlert} size={16} />
          {t(`vault:keychain.${chosen.keychain}Short`)}
        </p>
      )}
      <div className={cx(styles.foot)}>
        <Button variant="quiet" size="small" icon={KeyRound} onPress={() => { setPage('recover') }}>{t('vault:unlock.useCode')}</Button>
        <Button variant="quiet" size="small" icon={FolderOpen} onPress={() => void leave.run({})}>{t('vault:unlock.other')}</Button>
      </div>
    </VaultFrame>
  )
}

/** Failures of an attempt that no other passphrase would mend. */
function troubleOf(kind: string): TroubleKind | null {
  switch (kind) {
    case 'vault-damaged': case 'slots-older': case 'vault-missing': case 'vault-empty': case 'vault-plaintext': case 'slots-missing': case 'slots-damaged': case 'newer-version': case 'in-use': case 'no-access':
      return kind
    default:
      return null
  }
}

/** Whether the engine said that the vault is of an earlier version and is being prepared. */
function useUpgrading(): boolean {
  const [isUpgrading, setUpgrading] = useState(false)
  useEffect(() => on('vault.upgrading', () => { setUpgrading(true) }), [])
  return isUpgrading
}
