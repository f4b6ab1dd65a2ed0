import { Check, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Question } from '../../../shared/training/course'
import { shuffled } from '../../../shared/training/shuffle'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { RadioGroup } from '../../ui/radio-group'
import styles from './centre.module.css'

/** One question: chosen, answered, and then every option with its reason. */
export function QuizQuestion({ question, seed, place, total, onDone }: { readonly question: Question; readonly seed: number; readonly place: number; readonly total: number; readonly onDone: (option: number) => void }) {
  const { t } = useText()
  const order = useMemo(() => shuffled(question.options.map((_, at) => at), seed), [question, seed])
  const [chosen, setChosen] = useState<number | null>(null)
  const [isAnswered, setAnswered] = useState(false)
  const frame = useRef<HTMLFormElement>(null)
  useEffect(() => { frame.current?.querySelector('input')?.focus() }, [])
  return (
    <form ref={frame} className={cx(styles.quiz)} onSubmit={(event) => { event.preventDefault(); if (chosen !== null) setAnswered(true) }}>
      <p className={cx(styles.note)}>{t('centre:course.question', { place, total })}</p>
      <h2 className={cx(styles.cardTitle)}>{question.ask}</h2>
      {isAnswered && chosen !== null ? <Explained question={question} order={order} chosen={chosen} /> : (
        <RadioGroup label={t('centre:course.answers')} hideLabel options={order.map((at) => ({ key: String(at), text: question.options[at]?.text ?? '' }))} value={chosen === null ? null : String(chosen)} onChange={(key) => { setChosen(Number(key)) }} />
      )}
      <div className={cx(styles.buttons)}>
        {isAnswered && chosen !== null
          ? <Button key="next" variant="primary" autoFocus onPress={() => { onDone(chosen) }}>{t(place === total ? 'centre:course.last' : 'centre:course.next')}</Button>
          : <Button key="answer" variant="primary" type="submit" isDisabled={chosen === null}>{t('centre:course.answer')}</Button>}
      </div>
    </form>
  )
}

function Explained({ question, order, chosen }: { readonly question: Question; readonly order: readonly number[]; readonly chosen: number }) {
  const { t } = useText()
  const isRight = chosen === question.right
  return (
    <>
      <p role="status" className={cx(styles.judged, isRight ? styles.good : styles.attention)}><Icon shape={isRight ? Check : X} />{t(isRight ? 'centre:course.right' : 'centre:course.wrong')}</p>
      <ul className={cx(styles.reasons)}>
        {order.map((at) => (
          <li key={at} className={cx(styles.reason, at === question.right && styles.rightOne)}>
            <span className={cx(at === question.right ? styles.check : styles.cross)}><Icon shape={at === question.right ? Check : X} size={14} /></span>
            <div>
              <p className={cx(styles.name)}>{question.options[at]?.text}{at === chosen ? <span className={cx(styles.muted)}> ({t('centre:course.yours')})</span> : null}</p>
              <p className={cx(styles.sentence)}>{question.options[at]?.why}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
