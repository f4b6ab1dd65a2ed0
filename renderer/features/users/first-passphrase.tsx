import { Copy, RefreshCw } from 'lucide-react'
import type { Dispatch, SetStateAction } from 'react'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { RadioGroup } from '../../ui/radio-group'
import { notify } from '../../ui/toast'
import { isReady, NewPassphraseFields, noPassphrase, type NewPassphrase } from '../vault/new-passphrase'
import { madeUpPassphrase } from './made-up-passphrase'
import styles from './users.module.css'

/** A passphrase that an administrator gives somebody: made up here, or typed. */
export interface FirstPassphrase {
  readonly how: 'generate' | 'type'
  readonly made: string
  readonly typed: NewPassphrase
}

export const newFirstPassphrase = (): FirstPassphrase => ({ how: 'generate', made: madeUpPassphrase(), typed: noPassphrase })

/** The passphrase as it will be; null while it cannot be taken. */
export function passphraseOf({ how, made, typed }: FirstPassphrase): string | null {
  if (how === 'generate') return made
  return isReady(typed) ? typed.text : null
}

/** Chooses between a made-up passphrase and a typed one. */
export function FirstPassphraseFields({ userName, value, onChange }: { readonly userName: string; readonly value: FirstPassphrase; readonly onChange: Dispatch<SetStateAction<FirstPassphrase>> }) {
  const { t } = useText()
  return (
    <>
      <RadioGroup
        label={t('users:invite.how')} value={value.how} onChange={(how) => { onChange((now) => ({ ...now, how })) }}
        options={[{ key: 'generate', text: t('users:invite.generate'), detail: t('users:invite.generateText') }, { key: 'type', text: t('users:invite.type') }]}
      />
      {value.how === 'generate' ? (
        <div className={cx(styles.secretLine)}>
          <output className={cx(styles.secret)} data-selectable>{value.made}</output>
          <Button size="small" variant="quiet" icon={RefreshCw} onPress={() => { onChange((now) => ({ ...now, made: madeUpPassphrase() })) }}>{t('users:invite.again')}</Button>
        </div>
      ) : (
        <NewPassphraseFields userName={userName} value={value.typed} onChange={(next) => { onChange((now) => ({ ...now, typed: typeof next === 'function' ? next(now.typed) : next })) }} />
      )}
    </>
  )
}

/** Shows a passphrase to hand on, once. */
export function ShownPassphrase({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useText()
  const copy = async (): Promise<void> => {
    const answer = await call('app.copy', { text, secret: true })
    if (answer.ok) notify({ text: ({ t }) => t('users:invite.copied'), tone: 'success' })
  }
  return (
    <div className={cx(styles.secretLine)} role="group" aria-label={label}>
      <output className={cx(styles.secret)} data-selectable>{text}</output>
      <Button size="small" icon={Copy} onPress={() => void copy()}>{t('users:invite.copy')}</Button>
    </div>
  )
}
