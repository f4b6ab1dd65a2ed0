import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import styles from './records.module.css'

export interface ConflictChoiceProps {
  /** What was changed on both sides: "Notes". */
  readonly label: string
  readonly theirs: string
  readonly mine: string
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
  /** The person tried to save: the question takes the focus. Else it comes up beside what is being typed. */
  readonly takesFocus: boolean
}

/** Shows both values of something that changed elsewhere while it was edited, and asks which one shall stay. */
export function ConflictChoice({ label, theirs, mine, onKeepMine, onTakeTheirs, takesFocus }: ConflictChoiceProps) {
  const { t } = useText()
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!takesFocus) return undefined
    // After the key or press that asked for it is through.
    const timer = setTimeout(() => { keep.current?.focus() }, 0)
    return () => { clearTimeout(timer) }
  }, [takesFocus])
  return (
    <div role="group" aria-label={t('records:conflictOf', { label })} className={cx(styles.conflict)}>
      <InlineAlert
        tone="warning" isNew title={t('records:conflictOf', { label })}
        actions={<><Button ref={keep} size="small" onPress={onKeepMine}>{t('records:keepMine')}</Button><Button size="small" onPress={onTakeTheirs}>{t('records:takeTheirs')}</Button></>}
      >
        <dl className={cx(styles.sides)}>
          <dt>{t('records:theirs')}</dt>
          <dd>{theirs === '' ? t('records:none') : theirs}</dd>
          <dt>{t('records:mine')}</dt>
          <dd>{mine === '' ? t('records:none') : mine}</dd>
        </dl>
      </InlineAlert>
    </div>
  )
}
