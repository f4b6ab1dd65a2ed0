import { randomBytes } from 'node:crypto'
import type { CourseStanding, TrainingReportRow } from '../../shared/centre/channels'
import { createIdSource, idToBytes, type UserId } from '../../shared/ids'
import { CLOCK_STEP_MS } from '../../shared/time'
import { COURSE_VERSION, courseNames, courses, DUE_AFTER_MS, PASS_MARK, rightAnswers, type CourseName } from '../../shared/training/courses'
import { commitChange, type ChangeContext } from '../changes/commit-change'
import type { ReadDb } from '../db/database'
import { activePeople } from './people'

export interface QuizResult {
  readonly right: number
  readonly questions: number
  readonly passed: boolean
}

/** Judges the answers of a quiz and records the result, passed or not. Answers that are missing are wrong. */
export function finishCourse(context: ChangeContext, userId: UserId, course: CourseName, answers: readonly number[]): QuizResult {
  const questions = courses.en[course].questions.length
  const right = rightAnswers(course, answers)
  const passed = right >= PASS_MARK
  const ids = createIdSource(() => context.clock.now(), randomBytes)
  commitChange(context, (change, db) => {
    context.safeguards?.keep(change, db, 'trainings')
    db.run('INSERT INTO training_results (id, course, version, user, finished_at, right_answers, questions, passed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      idToBytes(ids.next()), course, COURSE_VERSION, idToBytes(userId), change.now, right, questions, passed ? 1 : 0)
    change.record({ action: 'training.finished', objectType: 'user', objectId: userId, detail: { facts: { course, right, questions, passed } } })
  })
  return { right, questions, passed }
}

/** Where one person stands with every course. */
export function trainingOf(db: ReadDb, userId: UserId, now: number): readonly CourseStanding[] {
  return courseNames.map((course) => standing(db, userId, course, now))
}

function standing(db: ReadDb, userId: UserId, course: CourseName, now: number): CourseStanding {
  const user = idToBytes(userId)
  const last = db.get<{ at: number; right: number; questions: number; passed: number }>(
    'SELECT finished_at AS at, right_answers AS right, questions, passed FROM training_results WHERE user = ? AND course = ? ORDER BY finished_at DESC, id DESC LIMIT 1', user, course)
  // Passed at a time that lies ahead, by a clock that was wrong, would be passed for ever.
  const passedAt = db.get<{ at: number | null }>('SELECT max(finished_at) AS at FROM training_results WHERE user = ? AND course = ? AND passed = 1 AND finished_at <= ?', user, course, now + CLOCK_STEP_MS)?.at ?? null
  const dueAgainAt = passedAt === null ? null : passedAt + DUE_AFTER_MS
  return { course, passedAt, dueAgainAt, isDue: dueAgainAt === null || dueAgainAt <= now, last: last === undefined ? null : { ...last, passed: last.passed === 1 } }
}

/** Every active person with every course, by name. */
export function trainingReport(db: ReadDb, now: number): readonly TrainingReportRow[] {
  return activePeople(db).flatMap(({ userId, name }) => trainingOf(db, userId, now).map((each) => ({ userId, name, ...each })))
}
