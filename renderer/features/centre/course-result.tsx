import { useEffect, useRef, useState } from 'react'
import type { CourseName } from '../../../shared/training/courses'
import { navigate } from '../../app/navigation'
import { beginnings } from '../../app/route'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { SkeletonLines } from '../../ui/skeleton'
import styles from './centre.module.css'

interface Judged {
  readonly right: number
  readonly questions: number
  readonly passed: boolean
}

/** Hands the answers in, once, and says how it went. */
export function CourseResult({ course, answers, onAgain }: { readonly course: CourseName; readonly answers: readonly number[]; readonly onAgain: () => void }) {
  const { t, format } = useText()
  const [judged, setJudged] = useState<Judged | null>(null)
  const { run, failure } = useCommand('training.finish')
  const handedIn = useRef(false)
  useEffect(() => {
    if (handedIn.current) return
    handedIn.current = true
    void run({ course, answers: [...answers] }).then((answer) => { if (answer.ok) setJudged(answer.value) })
  }, [run, course, answers])
  if (failure !== null) return <InlineAlert tone="danger" isNew title={t('centre:course.notKept')} actions={<Button size="small" onPress={onAgain}>{t('centre:course.once')}</Button>}>{failureText(failure, t)}</InlineAlert>
  if (judged === null) return <SkeletonLines count={3} label={t('ui:loading')} />
  return (
    <>
      <div role="status" className={cx(styles.card)}>
        <h2 className={cx(styles.cardTitle)}>{t('centre:course.resultRight', { right: format.number(judged.right), questions: format.number(judged.questions) })}</h2>
        <p className={cx(styles.cardText)}>{t(judged.passed ? 'centre:course.passed' : 'centre:course.failed')}</p>
      </div>
      <div className={cx(styles.buttons)}>
        <Button onPress={onAgain}>{t('centre:course.once')}</Button>
        <Button variant="primary" autoFocus onPress={() => { navigate(beginnings.security) }}>{t('centre:course.toOverview')}</Button>
      </div>
    </>
  )
}
