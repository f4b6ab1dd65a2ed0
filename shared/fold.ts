const MARKS = /\p{M}+/gu
const SPACES = /[\s\u00a0\u3000]+/gu
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', þ: 'th', ð: 'd' }
const SPECIAL = /[ßæœøđłıþð]/gu
const ASCII = /^[\x20-\x7e]*$/

/** Text as compared and searched: without case, accents and runs of white space. `Müller` and `MULLER` fold alike. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(SPACES, ' ').trim()
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replace(SPACES, ' ')
    .trim()
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
