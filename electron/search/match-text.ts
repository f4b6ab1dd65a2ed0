import { wordsOf } from './words'

/** More words than this say nothing more about whom somebody looks for. */
export const MOST_WORDS = 12
/** Three digits are the shortest run the phone index knows. */
export const SHORTEST_DIGITS = 3

/** A word as the index's query language takes it. Words hold letters and digits only, so nothing needs escaping. */
const quoted = (word: string): string => `"${word}"`

/** Asks for records with every word of `text`, each as the start of a word, in any order; null when there is no word in it. Words after `most` do not count. */
export function matchAll(text: string, column: string | null = null, most = MOST_WORDS): string | null {
  return joined(wordsOf(text, most).map((word) => `${quoted(word)} *`), column)
}

/** The same with whole words. */
export function matchWholeWords(column: string | null, text: string): string | null {
  return joined(wordsOf(text, MOST_WORDS).map(quoted), column)
}

/** Asks for phones that may hold this run of digits: every three of it. Null below three digits. What it finds must be compared with the number. */
export function phoneMatch(digits: string): string | null {
  if (digits.length < SHORTEST_DIGITS) return null
  const runs = new Set<string>()
  for (let at = 0; at + SHORTEST_DIGITS <= digits.length && at < 30; at++) runs.add(quoted(digits.slice(at, at + SHORTEST_DIGITS)))
  return [...runs].join(' AND ')
}

function joined(terms: readonly string[], column: string | null): string | null {
  if (terms.length === 0) return null
  const all = terms.join(' AND ')
  return column === null ? all : `{${column}} : (${all})`
}
