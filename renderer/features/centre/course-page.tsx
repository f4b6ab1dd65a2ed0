import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { courses, type CourseName } from '../../../shared/training/courses'
import { navigate } from '../../app/navigation'
import { beginnings } from '../../app/route'
import { useText } from '../../i18n/use-text'
import { IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { PageHeader } from '../../ui/page-header'
import styles from './centre.module.css'
import { CourseCards } from './course-cards'
import { CourseQuiz } from './course-quiz'

/** A course: cards to read at one's own pace, then the questions. */
export function CoursePage({ course }: { readonly course: CourseName }) {
  const { t, language } = useText()
  const [part, setPart] = useState<{ readonly name: 'cards' } | { readonly name: 'quiz'; readonly seed: number }>({ name: 'cards' })
  const content = courses[language][course]
  return (
    <div className={cx(styles.screen)}>
      <PageHeader title={content.title} lead={<IconButton icon={ArrowLeft} label={t('centre:back')} onPress={() => { navigate(beginnings.security) }} />} />
      <div className={cx(styles.scroll)}>
        <div className={cx(styles.reading)}>
          {part.name === 'cards'
            ? <CourseCards content={content} onQuiz={() => { setPart({ name: 'quiz', seed: newSeed() }) }} />
            : <CourseQuiz key={part.seed} course={course} content={content} seed={part.seed} onAgain={() => { setPart({ name: 'cards' }) }} />}
        </div>
      </div>
    </div>
  )
}

function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
