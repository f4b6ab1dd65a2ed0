import { useMemo, useState } from 'react'
import type { Course } from '../../../shared/training/course'
import type { CourseName } from '../../../shared/training/courses'
import { shuffled } from '../../../shared/training/shuffle'
import { CourseResult } from './course-result'
import { QuizQuestion } from './quiz-question'

/** The questions of a course in an order of their own, then the result. The answers are kept by the question's own place, as the engine judges them. */
export function CourseQuiz({ course, content, seed, onAgain }: { readonly course: CourseName; readonly content: Course; readonly seed: number; readonly onAgain: () => void }) {
  const order = useMemo(() => shuffled(content.questions.map((_, place) => place), seed), [content, seed])
  const [answers, setAnswers] = useState<readonly { readonly question: number; readonly option: number }[]>([])
  const number = order[answers.length]
  const question = number === undefined ? undefined : content.questions[number]
  if (question === undefined || number === undefined) return <CourseResult course={course} answers={content.questions.map((_, place) => answers.find((answer) => answer.question === place)?.option ?? 0)} onAgain={onAgain} />
  return <QuizQuestion key={number} question={question} seed={seed + number} place={answers.length + 1} total={order.length} onDone={(option) => { setAnswers([...answers, { question: number, option }]) }} />
}
