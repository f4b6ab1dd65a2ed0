import { digitsOf, fold } from '../../shared/fold'
import type { SearchHit } from '../../shared/search/channels'
import { wordsOf } from './words'
import type { Question } from './candidates'

/** A field of a candidate, best first: text that was found in it explains the hit. */
export interface FoundText {
  readonly matched: SearchHit['matched']
  readonly text: string
}

const EXCERPT_BEFORE = 30
const EXCERPT_LENGTH = 120
const WORDS_COMPARED = 5_000

/** How well a name answers the question: higher is better, 0 when some word is missing from it. */
export function nameScore(question: Question, name: string): number {
  const key = fold(name)
  if (question.start === '') return 0
  if (key === question.start) return 100
  const words = wordsOf(name, WORDS_COMPARED)
  const asked = question.words
  if (asked.length === 0) return 0
  // All words whole, in any order, beats a beginning: "lee" finds Ann Lee before Ann Leeman.
  if (asked.every((word) => words.includes(word))) return asked.length === words.length ? 95 : key.startsWith(question.start) ? 90 : 80
  if (key.startsWith(question.start)) return 70
  if (asked.every((word) => words.some((of) => of.startsWith(word)))) return words.some((of) => of === asked[0]) ? 60 : 50
  return 0
}

/** The first field that holds words of the question the name does not, with words around them; null when the name says it all. */
export function explain(question: Question, name: string, fields: readonly FoundText[]): { matched: SearchHit['matched']; excerpt: string } | null {
  if (nameScore(question, name) > 0) return null
  const inName = wordsOf(name, WORDS_COMPARED)
  const missing = question.words.filter((word) => !inName.some((of) => of.startsWith(word)))
  let best: { field: FoundText; score: number } | null = null
  for (const field of fields) {
    const score = field.matched === 'phone' ? phoneScore(question, field.text) : wordScore(missing, field.text)
    if (score > (best?.score ?? 0)) best = { field, score }
  }
  if (best === null) return null
  return { matched: best.field.matched, excerpt: excerptOf(best.field.text, best.field.matched === 'phone' ? [] : missing) }
}

function phoneScore(question: Question, phone: string): number {
  const digits = digitsOf(phone)
  // More than any number of words: somebody who types digits means the phone.
  return question.digits.some((run) => digits.includes(run)) ? 100 : 0
}

/** How many of the words begin a word of the text. */
function wordScore(words: readonly string[], text: string): number {
  const of = wordsOf(text, WORDS_COMPARED)
  return words.filter((word) => of.some((candidate) => candidate.startsWith(word))).length
}

/** A line of the text around the first of `words`. */
function excerptOf(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= EXCERPT_LENGTH) return line
  const parts = [...line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
  const hit = parts.find(([part]) => wordsOf(part, 1).some((folded) => words.some((word) => folded.startsWith(word))))
  const from = Math.max(0, (hit?.index ?? 0) - EXCERPT_BEFORE)
  // Cut between words, so that no letter pair is torn.
  const start = from === 0 ? 0 : line.indexOf(' ', from) + 1
  const end = start + EXCERPT_LENGTH >= line.length ? line.length : Math.max(start + 1, line.lastIndexOf(' ', start + EXCERPT_LENGTH))
  return `${start > 0 ? '… ' : ''}${line.slice(start, end)}${end < line.length ? ' …' : ''}`
}
