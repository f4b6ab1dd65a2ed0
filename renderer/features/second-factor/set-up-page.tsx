import { Lock } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useActivity } from '../../app/use-activity'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { VaultFrame } from '../vault/vault-frame'
import vault from '../vault/vault.module.css'
import { SetUp } from './set-up'
import { useFactorFailure } from './use-factor-failure'

/** A role demands the second step and this person has none yet: it is set up before anything else. */
export function SetUpPage({ state }: { readonly state: Extract<VaultState, { state: 'waiting' }> }) {
  const { t } = useText()
  const explain = useFactorFailure()
  const { run, failure } = useCommand('secondFactor.enroll')
  const lock = useCommand('vault.lock')
  const [made, setMade] = useState<{ readonly secret: string; readonly uri: string } | null>(null)
  // Finding the phone and the app takes its time: acts here keep the vault from locking as they do inside.
  useActivity()
  useEffect(() => {
    void run({}).then((answer) => { if (answer.ok) setMade(answer.value) })
  }, [run])
  return (
    <VaultFrame wide title={t('twoStep:setUp.title')} lead={t('twoStep:setUp.demanded', { name: state.session.userName, vault: state.vault.name })}>
      {made === null ? null : <SetUp {...made} />}
      {failure === null ? null : <InlineAlert tone="danger" isNew title={explain(failure)} />}
      <div className={cx(vault.foot)}>
        <Button variant="quiet" size="small" icon={Lock} onPress={() => void lock.run({ reason: 'user' })}>{t('shell:lock')}</Button>
      </div>
    </VaultFrame>
  )
}
