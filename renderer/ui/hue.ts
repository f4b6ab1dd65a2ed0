/** One of the eight hues of `tokens.css`, always the same for the same text. */
export function hueOf(text: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hues[(hash >>> 8) & 7] ?? 1
}

const hues = [1, 2, 3, 4, 5, 6, 7, 8] as const
