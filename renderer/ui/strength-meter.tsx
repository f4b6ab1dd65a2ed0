import { Meter } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import styles from './strength-meter.module.css'

/** Strength of a passphrase as estimated by the engine, in a word and five steps. `score` null: nothing typed yet. */
export function StrengthMeter({ score }: { readonly score: 0 | 1 | 2 | 3 | 4 | null }) {
  const { t } = useText()
  const word = score === null ? '' : t(`ui:strength.s${score}`)
  return (
    <Meter aria-label={t('ui:strength.label')} minValue={0} maxValue={5} value={score === null ? 0 : score + 1} valueLabel={word} className={cx(styles.meter)}>
      <span className={cx(styles.steps, score !== null && styles[`s${score}`])} aria-hidden>
        {[0, 1, 2, 3, 4].map((step) => <span key={step} className={cx(styles.step, score !== null && step <= score && styles.on)} />)}
      </span>
      <span className={cx(styles.word)}>{word}</span>
    </Meter>
  )
}
