import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { usePendingCodes } from '../second-factor/pending-codes'
import { SetUp } from '../second-factor/set-up'
import { AskPassphrase } from './ask-passphrase'
import { Section } from './section'
import styles from './settings.module.css'
import { TurnOffTwoStep } from './turn-off-two-step'

type Step = 'none' | 'turn-on' | 'renew' | 'turn-off'

/** The second step at unlock of the person who is signed in: on, off, new one-use codes. Says plainly what it does not protect. */
export function TwoStepSection() {
  const { t, format } = useText()
  const found = useQueryOf('secondFactor.state', {})
  const [step, setStep] = useState<Step>('none')
  const back = (): void => { setStep('none') }
  if (found.state !== 'ready') return null
  const { isOn, isDemanded, confirmedAt, codesLeft, wasPutBack } = found.value
  return (
    <Section id="two-step" title={t('twoStep:settings.title')} lead={t('twoStep:settings.lead')}>
      <p className={cx(styles.text)}>{isOn ? t('twoStep:settings.on', { date: format.day(confirmedAt ?? 0) }) : t('twoStep:settings.off')}</p>
      {step === 'turn-on' && !isOn ? null : <InlineAlert tone="info" title={t('twoStep:limit')}>{t('twoStep:limitDetail')}</InlineAlert>}
      {isDemanded ? <p className={cx(styles.text)}>{t('twoStep:settings.demanded')}</p> : null}
      {isOn ? <p className={cx(styles.text)}>{t('twoStep:settings.codesLeft', { count: codesLeft })}</p> : null}
      {wasPutBack ? <InlineAlert tone="warning" title={t('twoStep:putBack')}>{t('twoStep:putBackDetail')}</InlineAlert> : null}
      {step === 'turn-on' && !isOn ? <TurnOn onBack={back} /> : null}
      {step === 'renew' && isOn ? <Renew onBack={back} /> : null}
      {step === 'turn-off' && isOn ? <TurnOffTwoStep onBack={back} /> : null}
      {isOn && (step === 'none' || step === 'turn-on') ? (
        <div className={cx(styles.buttons)}>
          <Button onPress={() => { setStep('renew') }}>{t('twoStep:settings.renew')}</Button>
          <Button onPress={() => { setStep('turn-off') }}>{t('twoStep:settings.turnOff')}</Button>
        </div>
      ) : null}
      {isOn || step === 'turn-on' ? null : <Button onPress={() => { setStep('turn-on') }}>{t('twoStep:settings.turnOn')}</Button>}
    </Section>
  )
}

function TurnOn({ onBack }: { readonly onBack: () => void }) {
  const { t } = useText()
  const enroll = useCommand('secondFactor.enroll')
  const [made, setMade] = useState<{ readonly secret: string; readonly uri: string } | null>(null)
  if (made !== null) return <SetUp {...made} onCancel={onBack} />
  const submit = async (passphrase: string): Promise<void> => {
    const answer = await enroll.run({ passphrase })
    if (answer.ok) setMade(answer.value)
  }
  return <AskPassphrase label={t('twoStep:settings.passphrase')} submit={t('twoStep:settings.next')} failed={t('twoStep:settings.nothingChanged')} failure={enroll.failure} isRunning={enroll.isRunning} onSubmit={submit} onCancel={onBack} />
}

function Renew({ onBack }: { readonly onBack: () => void }) {
  const { t } = useText()
  const renew = useCommand('secondFactor.renewCodes')
  const show = usePendingCodes((pending) => pending.show)
  const submit = async (passphrase: string): Promise<void> => {
    const answer = await renew.run({ passphrase })
    if (!answer.ok) return
    show(answer.value.recoveryCodes)
    onBack()
  }
  return (
    <AskPassphrase label={t('twoStep:settings.passphrase')} submit={t('twoStep:settings.renewSubmit')} failed={t('twoStep:settings.nothingChanged')} failure={renew.failure} isRunning={renew.isRunning} onSubmit={submit} onCancel={onBack}>
      <p className={cx(styles.text)}>{t('twoStep:settings.renewExplain')}</p>
    </AskPassphrase>
  )
}
