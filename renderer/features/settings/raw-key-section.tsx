import { Copy, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { notify } from '../../ui/toast'
import { AskPassphrase } from './ask-passphrase'
import { Section } from './section'
import styles from './settings.module.css'

interface ShownKey {
  readonly rawKeyHex: string
  readonly file: string
}

/** The raw SQLCipher key after the passphrase, with what it means to have it. It is on this page only, and goes with it. */
export function RawKeySection() {
  const { t } = useText()
  const show = useCommand('vault.showKey')
  const [isOpen, setOpen] = useState(false)
  const [key, setKey] = useState<ShownKey | null>(null)
  const submit = async (passphrase: string): Promise<void> => {
    const answer = await show.run({ passphrase })
    if (!answer.ok) return
    setKey(answer.value)
    setOpen(false)
  }
  const close = (): void => {
    show.clearFailure()
    setOpen(false)
  }
  const copy = async (text: string): Promise<void> => {
    const answer = await call('app.copy', { text })
    if (answer.ok) notify({ text: ({ t }) => t('settings:key.copied'), tone: 'success' })
  }
  return (
    <Section id="key" title={t('settings:key.title')} lead={t('settings:key.lead')}>
      {isOpen || key !== null ? <InlineAlert tone="warning">{t('settings:key.warning')}</InlineAlert> : null}
      {key === null ? null : (
        <>
          <p className={cx(styles.key)} aria-label={t('settings:key.value')} role="group" data-selectable>{key.rawKeyHex}</p>
          <dl className={cx(styles.facts)} data-selectable><dt>{t('settings:key.file')}</dt><dd>{key.file}</dd></dl>
          <div className={cx(styles.buttons)}>
            <Button icon={Copy} onPress={() => void copy(key.rawKeyHex)}>{t('settings:key.copy')}</Button>
            <Button icon={EyeOff} autoFocus onPress={() => { setKey(null) }}>{t('settings:key.hide')}</Button>
          </div>
        </>
      )}
      {isOpen ? <AskPassphrase variant="danger" label={t('settings:key.confirm')} submit={t('settings:key.submit')} failed={t('settings:key.failed')} failure={show.failure} isRunning={show.isRunning} onSubmit={submit} onCancel={close} /> : null}
      {isOpen || key !== null ? null : <Button onPress={() => { setOpen(true) }}>{t('settings:key.show')}</Button>}
    </Section>
  )
}
