import { useState } from 'react'
import { fits, type AlertRule, type Threshold } from '../../../shared/alerts/rules'
import { english } from '../../i18n/resources'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { TextField } from '../../ui/text-field'
import styles from './alerts.module.css'

type ThresholdName = keyof typeof english.alerts.threshold
const isNamed = (name: string): name is ThresholdName => Object.hasOwn(english.alerts.threshold, name)

interface ThresholdFieldProps {
  readonly rule: AlertRule
  readonly name: string
  readonly threshold: Threshold
  readonly value: number
  readonly isDisabled: boolean
  readonly onSet: (value: number) => void
}

/** One number of a rule in words. Taken when it is left or by Enter; Esc gives back what was there. */
export function ThresholdField({ rule, name, threshold, value, isDisabled, onSet }: ThresholdFieldProps) {
  const { t, format } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const number = typed === null ? value : /^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : Number.NaN
  const isWrong = !fits(threshold, number)
  const take = (): void => {
    if (typed === null || isWrong) return
    setTyped(null)
    if (number !== value) onSet(number)
  }
  return (
    <div className={cx(styles.threshold)} data-rule={rule}>
      <TextField
        label={isNamed(name) ? t(`alerts:threshold.${name}`) : name} value={typed ?? String(value)} onChange={setTyped} onBlur={take} isDisabled={isDisabled}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take()
          if (key === 'Escape') setTyped(null)
        }}
        {...(isWrong ? { error: t('alerts:outOfBounds', { least: format.number(threshold.least), most: format.number(threshold.most) }) } : {})}
      />
    </div>
  )
}
