import { fold } from '../../shared/fold'

const ASCII = /^[\x20-\x7e]*$/
const NOT_WORD = /[^\p{L}\p{N}]+/gu
// Written without spaces between words: each sign is a word of its own.
const SIGN_SCRIPTS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/**
 * Text as the search index is fed: folded, with a space between words. What a person types is split by the same function,
 * so that the index and the question can never disagree about where a word ends.
 * The index is told the same text again when a record leaves it: a change here needs every record indexed anew.
 */
export function searchText(text: string): string {
  if (text === '') return ''
  const folded = fold(text)
  // The index splits ASCII at signs by itself.
  if (ASCII.test(folded)) return folded
  return folded.replace(SIGN_SCRIPTS, ' $& ').replace(NOT_WORD, ' ').trim()
}

/** The words of a text, at most `most`. */
export function wordsOf(text: string, most: number): string[] {
  const words: string[] = []
  for (const word of searchText(text).replace(NOT_WORD, ' ').split(' ')) {
    if (word === '') continue
    words.push(word)
    if (words.length === most) break
  }
  return words
}

/** Search text of several fields, empty ones left out. */
export function searchTextOf(parts: readonly string[]): string {
  let joined = ''
  for (const part of parts) if (part !== '') joined = joined === '' ? part : `${joined} ${part}`
  return searchText(joined)
}
