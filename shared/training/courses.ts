import { z } from 'zod'
import type { Course } from './course'
import { customerDataDe } from './de/customer-data'
import { phishingDe } from './de/phishing'
import { socialEngineeringDe } from './de/social-engineering'
import { customerDataEn } from './en/customer-data'
import { phishingEn } from './en/phishing'
import { socialEngineeringEn } from './en/social-engineering'

export const courseNames = ['phishing', 'social-engineering', 'customer-data'] as const
export const courseName = z.enum(courseNames)
export type CourseName = z.output<typeof courseName>

/** Rises with every change of meaning: results name the version they are of. */
export const COURSE_VERSION = 1
/** Right answers of the six that pass. */
export const PASS_MARK = 5
/** What was learnt fades: after a year the course is due again. */
export const DUE_AFTER_MS = 365 * 86_400_000

export const courses: Readonly<Record<'en' | 'de', Readonly<Record<CourseName, Course>>>> = {
  en: { 'phishing': phishingEn, 'social-engineering': socialEngineeringEn, 'customer-data': customerDataEn },
  de: { 'phishing': phishingDe, 'social-engineering': socialEngineeringDe, 'customer-data': customerDataDe },
}

/** How many of these answers (places in `options`, question by question) are right. */
export function rightAnswers(course: CourseName, answers: readonly number[]): number {
  return courses.en[course].questions.filter(({ right }, place) => answers[place] === right).length
}
