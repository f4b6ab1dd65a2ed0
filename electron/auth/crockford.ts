/** Crockford's base 32: no I, L, O or U, so that a code survives paper and a hurried hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What a person typed, in the letters of the alphabet: any case, spaces and dashes anywhere, O for 0, I and L for 1, full-width forms. Other signs stay. */
export function settleLetters(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}_.·\u200b\ufeff]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

/** Letters as they are shown and printed: groups of four with dashes between. */
export function inGroups(letters: string): string {
  return (letters.match(/.{1,4}/g) ?? []).join('-')
}

/** Five bits a letter, most significant first; bits left over at the end are not written. */
export function toLetters(bytes: Uint8Array): string {
  let letters = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      letters += ALPHABET.charAt((held >>> bits) & 31)
    }
    held &= 0xff
  }
  return letters
}

/** The bytes behind letters whose bits make whole bytes; null when one is not of the alphabet. */
export function fromLetters(letters: string): Uint8Array | null {
  const bytes = new Uint8Array((letters.length * 5) / 8)
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >>> bits) & 0xff
    }
  }
  return bytes
}

/** Whether all letters are of the alphabet. */
export function areLetters(letters: string): boolean {
  return [...letters].every((letter) => ALPHABET.includes(letter))
}
