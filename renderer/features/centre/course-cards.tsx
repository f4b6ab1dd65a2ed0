import { useState } from 'react'
import type { Course } from '../../../shared/training/course'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import styles from './centre.module.css'

/** The cards of a course, one at a time; the way on has the focus, so that Enter turns the page. */
export function CourseCards({ content: { lead, cards }, onQuiz }: { readonly content: Course; readonly onQuiz: () => void }) {
  const { t } = useText()
  const [place, setPlace] = useState(0)
  const card = cards[place]
  const isLast = place === cards.length - 1
  return (
    <>
      <p className={cx(styles.note)}>{place === 0 ? lead : t('centre:course.card', { place: place + 1, total: cards.length })}</p>
      <article key={place} className={cx(styles.card)} aria-live="polite">
        <h2 className={cx(styles.cardTitle)}>{card?.title}</h2>
        <p className={cx(styles.cardText)}>{card?.text}</p>
      </article>
      <div className={cx(styles.buttons)}>
        {place === 0 ? null : <Button onPress={() => { setPlace(place - 1) }}>{t('centre:course.previous')}</Button>}
        <Button key={place} variant="primary" autoFocus onPress={() => { if (isLast) onQuiz(); else setPlace(place + 1) }}>{t(isLast ? 'centre:course.toQuiz' : 'centre:course.next')}</Button>
      </div>
    </>
  )
}
