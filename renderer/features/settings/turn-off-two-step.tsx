import { useState, type SyntheticEvent } from 'react'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { PassphraseField } from '../../ui/passphrase-field'
import { TextField } from '../../ui/text-field'
import { useFactorFailure } from '../second-factor/use-factor-failure'
import styles from './settings.module.css'

/** Turns the second step off: asks for both steps once more (SECURITY.md K13). */
export function TurnOffTwoStep({ onBack }: { readonly onBack: () => void }) {
  const { t } = useText()
  const explain = useFactorFailure()
  const disable = useCommand('secondFactor.disable')
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState('')
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (passphrase === '' || code.trim() === '' || disable.isRunning) return
    const answer = await disable.run({ passphrase, code })
    if (answer.ok) onBack()
    else setCode('')
  }
  return (
    <form className={cx(styles.form)} onSubmit={(event) => void submit(event)}>
      <PassphraseField label={t('twoStep:settings.passphrase')} value={passphrase} onChange={setPassphrase} autoFocus />
      <TextField label={t('twoStep:settings.anyCode')} description={t('twoStep:settings.anyCodeHint')} value={code} onChange={setCode} fixedWidth maxLength={200} />
      {disable.failure === null ? null : <InlineAlert tone="danger" isNew title={t('twoStep:settings.stillOn')}>{explain(disable.failure)}</InlineAlert>}
      <div className={cx(styles.buttons)}>
        <Button type="submit" variant="danger" isPending={disable.isRunning} isDisabled={passphrase === '' || code.trim() === ''}>{t('twoStep:settings.turnOff')}</Button>
        <Button variant="quiet" onPress={onBack}>{t('ui:cancel')}</Button>
      </div>
    </form>
  )
}
