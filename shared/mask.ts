/** What stands for a value that is masked: always the same length, so that it does not tell the value's. */
export const MASK = '•••'

// An address with its first sign, a number with its last two digits, or nothing but the mask.
const MASKED = new RegExp(`^(?:${MASK}(?: \\d{2})?|.${MASK}@${MASK})$`, 'u')

/** Whether a text is a masked value, as somebody's export holds it: no value at all, and never to be written over one. */
export function isMasked(text: string): boolean {
  return text.includes(MASK) && MASKED.test(text)
}
