import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'
import type { PassphraseAdvice } from '../../../shared/vault/channels'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { cx } from '../../ui/cx'
import { PassphraseField } from '../../ui/passphrase-field'
import { StrengthMeter } from '../../ui/strength-meter'
import styles from './vault.module.css'

export interface NewPassphrase {
  readonly text: string
  readonly again: string
  readonly advice: PassphraseAdvice | null
}
export const noPassphrase: NewPassphrase = { text: '', again: '', advice: null }

/** Whether it can be taken as it stands. */
export function isReady(passphrase: NewPassphrase): boolean {
  return passphrase.advice?.acceptable === true && passphrase.text === passphrase.again
}

/** Two fields for a new passphrase, with its strength and plain advice from the engine, which has the last word. */
export function NewPassphraseFields({ userName, value, onChange, autoFocus = false }: { readonly userName: string; readonly value: NewPassphrase; readonly onChange: Dispatch<SetStateAction<NewPassphrase>>; readonly autoFocus?: boolean }) {
  const { t } = useText()
  const [left, setLeft] = useState(false)
  const { text } = value
  // At the first question the engine reads its lists of words: better while somebody still looks at the page than after the first letters.
  useEffect(() => { void call('vault.advise', { passphrase: '', userName: '' }) }, [])
  useEffect(() => {
    if (text === '') return undefined
    let current = true
    const timer = setTimeout(() => {
      void call('vault.advise', { passphrase: text, userName }).then((answer) => {
        if (current && answer.ok) onChange((now) => ({ ...now, advice: answer.value }))
      })
    }, 120)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, userName, onChange])
  const problem = value.advice?.problem ?? null
  return (
    <>
      <PassphraseField
        label={t('vault:passphrase.label')} value={text} autoFocus={autoFocus}
        onChange={(next) => { onChange((now) => ({ ...now, text: next, advice: null })) }}
        description={t('vault:passphrase.hint')}
        error={left && problem !== null ? t(`vault:passphrase.problem.${problem}`) : undefined}
      />
      <StrengthMeter score={value.advice?.score ?? null} />
      {problem === null ? null : <p className={cx(styles.facts)} role="status">{t(`vault:passphrase.problem.${problem}`)}</p>}
      <PassphraseField
        label={t('vault:passphrase.again')} value={value.again}
        onChange={(again) => {
          setLeft(true)
          onChange((now) => ({ ...now, again }))
        }}
        error={value.again !== '' && value.again !== text && !text.startsWith(value.again) ? t('vault:passphrase.differs') : undefined}
      />
    </>
  )
}
