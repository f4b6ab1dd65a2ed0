import { Check, Circle } from 'lucide-react'
import type { CourseStanding, PolicyStanding } from '../../../shared/centre/channels'
import { navigate } from '../../app/navigation'
import type { Route } from '../../app/route'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { courses } from '../../../shared/training/courses'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import styles from './centre.module.css'

/** What is the person's own to read and to learn; what is open says so, and nothing stands in the way of the work. */
export function MineSection() {
  const { t } = useText()
  const policies = useQueryOf('policy.list', {})
  const training = useQueryOf('training.mine', {})
  if (policies.state !== 'ready' || training.state !== 'ready') return null
  return (
    <section aria-labelledby="centre-mine" className={cx(styles.block)}>
      <h2 id="centre-mine" className={cx(styles.heading)}>{t('centre:mine.title')}</h2>
      <p className={cx(styles.note)}>{t('centre:yourOwn')}</p>
      <div className={cx(styles.pair)}>
        <ul aria-label={t('centre:mine.policies')} className={cx(styles.rows)}>{policies.value.items.map((standing) => <PolicyRow key={standing.policy} standing={standing} />)}</ul>
        <ul aria-label={t('centre:mine.courses')} className={cx(styles.rows)}>{training.value.items.map((standing) => <CourseRow key={standing.course} standing={standing} />)}</ul>
      </div>
    </section>
  )
}

function PolicyRow({ standing: { policy, acknowledgedAt } }: { readonly standing: PolicyStanding }) {
  const { t, format } = useText()
  const name = t(`centre:policy.${policy}`)
  return (
    <Item page={policy} name={name} isDone={acknowledgedAt !== null} detail={acknowledgedAt === null ? t('centre:mine.notYet') : t('centre:mine.acknowledged', { when: format.day(acknowledgedAt) })} action={t(acknowledgedAt === null ? 'centre:mine.read' : 'centre:mine.again')} />
  )
}

function CourseRow({ standing: { course, passedAt, isDue, last } }: { readonly standing: CourseStanding }) {
  const { t, format, language } = useText()
  const passed = passedAt === null ? t('centre:mine.due') : t(isDue ? 'centre:mine.dueAgain' : 'centre:mine.passed', { when: format.day(passedAt) })
  const tried = last === null || last.passed ? '' : ` · ${t('centre:mine.tried', { right: last.right, questions: last.questions })}`
  return <Item page={course} name={courses[language][course].title} isDone={!isDue} detail={`${passed}${tried}`} action={t(last === null ? 'centre:mine.begin' : 'centre:mine.repeat')} />
}

function Item({ page, name, isDone, detail, action }: { readonly page: Extract<Route, { screen: 'security' }>['page']; readonly name: string; readonly isDone: boolean; readonly detail: string; readonly action: string }) {
  return (
    <li className={cx(styles.row, styles.tight)}>
      <span className={cx(styles.mark, isDone && styles.done)}><Icon shape={isDone ? Check : Circle} size={14} /></span>
      <div className={cx(styles.words)}>
        <p className={cx(styles.name)}>{name}</p>
        <p className={cx(styles.sentence)}>{detail}</p>
      </div>
      <Button size="small" variant={isDone ? 'quiet' : 'plain'} onPress={() => { navigate({ screen: 'security', page }) }}>{action}<span className={cx(styles.unseen)}>{name}</span></Button>
    </li>
  )
}
