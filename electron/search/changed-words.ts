// What the index's tokenizer splits at: every ASCII sign that is neither letter nor digit.
const SIGNS = '[\\u0000-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007f]'
const BETWEEN_WORDS = new RegExp(`${SIGNS}+`)

/** Texts per column, holding only the words an index must forget and learn when a record changes from one to the other. */
export interface ChangedWords {
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/**
 * The words that differ, and with them every word that starts with the same letter: the index keeps prefixes of words by record,
 * and forgetting "coffee" also forgets that a word with "c" is there. A word differs also when it is there more often:
 * the index counts words, and takes a count below zero for damage.
 */
export function changedWords(before: readonly string[], after: readonly string[]): ChangedWords {
  const letters = new Set<string>()
  for (const [column, text] of before.entries()) {
    if (text === after[column]) continue
    const old = counted(text)
    const young = counted(after[column] ?? '')
    for (const [word, count] of old) if (young.get(word) !== count) letters.add(firstLetter(word))
    for (const word of young.keys()) if (!old.has(word)) letters.add(firstLetter(word))
  }
  if (letters.size === 0) return { gone: before.map(() => ''), come: after.map(() => '') }
  const some = anyStart([...letters].join(''))
  const only = (text: string): string => (some.test(text) ? wordsIn(text).filter((word) => letters.has(firstLetter(word))).join(' ') : '')
  return { gone: before.map(only), come: after.map(only) }
}

/** Finds a word that starts with one of these letters: most columns hold none, and need not be taken apart. Kept, since a change of many asks for the same. */
function anyStart(letters: string): RegExp {
  if (lastAsked.letters !== letters) lastAsked = { letters, pattern: new RegExp(`(?:^|${SIGNS})[${letters}]`, 'u') }
  return lastAsked.pattern
}
let lastAsked = { letters: '', pattern: /(?!)/u }

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function wordsIn(text: string): string[] {
  return text.split(BETWEEN_WORDS).filter((word) => word !== '')
}

function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0)
}
