const MARKS = /\p{M}+/gu
const SPACES = /[\s\u00a0\u3000]+/gu
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', þ: 'th', ð: 'd' }
const SPECIAL = /[ßæœøđłıþð]/gu
const ASCII = /^[\x20-\x7e]*$/
// Texts whose letters fold each by itself: most that are not plain ASCII.
const LATIN = /^[\t\n\r\x20-\x7e\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff]*$/
const LATIN_END = 0x1f00
const UNTIDY = /[\t\n\r]| {2}/

/** Text as compared and searched: without case, accents and runs of white space. `Müller` and `MULLER` fold alike. */
export function fold(text: string): string {
  if (ASCII.test(text)) return tidied(text.toLowerCase())
  if (LATIN.test(text)) return tidied(foldLatin(text))
  return foldLetters(text).replace(SPACES, ' ').trim()
}

function tidied(text: string): string {
  return (UNTIDY.test(text) ? text.replace(SPACES, ' ') : text).trim()
}

function foldLetters(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
}

const latin: (string | undefined)[] = Array.from({ length: LATIN_END })

// A name is folded many times in an import, and taking a text apart by Unicode's tables costs three times as much as this one.
function foldLatin(text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    folded += latin[code] ??= foldLetters(String.fromCharCode(code))
  }
  return folded
}

/** The digits of a phone number as typed, letters and signs dropped, any script's digits read as 0–9. */
export function digitsOf(text: string): string {
  if (ASCII.test(text)) return text.replace(/\D+/g, '')
  return text.normalize('NFKC').replace(/\p{Nd}/gu, digitValue).replace(/\D+/g, '')
}

const DECIMAL = /^\p{Nd}$/u

// Unicode keeps the ten digits of a script in a row that starts with its zero.
function digitValue(digit: string): string {
  if (digit >= '0' && digit <= '9') return digit
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (DECIMAL.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
