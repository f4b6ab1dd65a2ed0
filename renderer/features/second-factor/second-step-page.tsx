import { KeyRound, Lock, Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { TextField } from '../../ui/text-field'
import { useCountdown } from '../vault/use-countdown'
import { VaultFrame } from '../vault/vault-frame'
import vault from '../vault/vault.module.css'
import { DigitsField, isComplete } from './digits-field'
import { sayUsedUp } from './used-up'
import { useFactorFailure } from './use-factor-failure'

/** The second step after the right passphrase: six digits of the app, or a one-use code (SECURITY.md T1). */
export function SecondStepPage({ state }: { readonly state: Extract<VaultState, { state: 'waiting' }> }) {
  const { t } = useText()
  const lock = useCommand('vault.lock')
  const [way, setWay] = useState<'app' | 'one-use'>('app')
  const isApp = way === 'app'
  return (
    <VaultFrame title={t(isApp ? 'twoStep:title' : 'twoStep:oneUse.title')} lead={t(isApp ? 'twoStep:lead' : 'twoStep:oneUse.lead', { vault: state.vault.name, name: state.session.userName })}>
      {isApp ? <AppCode /> : <OneUseCode />}
      <div className={cx(vault.foot)}>
        <Button variant="quiet" size="small" icon={isApp ? KeyRound : Smartphone} onPress={() => { setWay(isApp ? 'one-use' : 'app') }}>{t(isApp ? 'twoStep:toOneUse' : 'twoStep:toApp')}</Button>
        <Button variant="quiet" size="small" icon={Lock} onPress={() => void lock.run({ reason: 'user' })}>{t('shell:lock')}</Button>
      </div>
    </VaultFrame>
  )
}

function AppCode() {
  const { t, format } = useText()
  const explain = useFactorFailure()
  const verify = useCommand('secondFactor.verify')
  const [code, setCode] = useState('')
  const { failure } = verify
  const waitMs = useCountdown(failure?.kind === 'second-factor-refused' || failure?.kind === 'second-factor-wait' ? failure.waitMs : 0)
  const submit = async (typed: string): Promise<void> => {
    if (waitMs > 0 || verify.isRunning) return
    const answer = await verify.run({ code: typed })
    if (!answer.ok) setCode('')
  }
  return (
    <form className={cx(vault.form)} onSubmit={(event: { preventDefault(): void }) => { event.preventDefault(); void submit(code) }}>
      <DigitsField value={code} onChange={setCode} onComplete={(typed) => void submit(typed)} isDisabled={waitMs > 0} error={failure === null || failure.kind === 'second-factor-wait' ? undefined : explain(failure)} />
      {waitMs > 0 ? <InlineAlert tone="warning" title={t('twoStep:wait', { time: format.duration(waitMs) })}>{t('twoStep:waitDetail')}</InlineAlert> : null}
      <Button type="submit" variant="primary" wide isPending={verify.isRunning} isDisabled={!isComplete(code) || waitMs > 0}>{t('twoStep:submit')}</Button>
    </form>
  )
}

function OneUseCode() {
  const { t } = useText()
  const explain = useFactorFailure()
  const use = useCommand('secondFactor.useRecoveryCode')
  const [code, setCode] = useState('')
  const submit = async (): Promise<void> => {
    if (code.trim() === '' || use.isRunning) return
    const answer = await use.run({ code })
    if (answer.ok) sayUsedUp(answer.value)
  }
  return (
    <form className={cx(vault.form)} onSubmit={(event: { preventDefault(): void }) => { event.preventDefault(); void submit() }}>
      <TextField label={t('twoStep:oneUse.code')} description={t('twoStep:oneUse.hint')} value={code} onChange={setCode} fixedWidth autoFocus maxLength={200} error={use.failure === null ? undefined : explain(use.failure)} />
      <Button type="submit" variant="primary" wide isPending={use.isRunning} isDisabled={code.trim() === ''}>{t('twoStep:submit')}</Button>
    </form>
  )
}
