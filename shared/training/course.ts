/** One page of a course. */
export interface Card {
  readonly title: string
  readonly text: string
}
/** One possible answer and why it is right or wrong, which is told after every answer. */
export interface Option {
  readonly text: string
  readonly why: string
}
export interface Question {
  readonly ask: string
  readonly options: readonly Option[]
  /** Place of the right one in `options`; they are shown shuffled. */
  readonly right: number
}
/** A course in one language. Both languages have the same cards, questions and right answers, in the same order; a test says so. */
export interface Course {
  readonly title: string
  readonly lead: string
  readonly cards: readonly Card[]
  readonly questions: readonly Question[]
}
