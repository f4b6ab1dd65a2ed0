import { createHash } from 'node:crypto'
import { areLetters, inGroups, settleLetters, toLetters } from './crockford'

/** How many there are at a time (SECURITY.md T5). */
export const CODE_COUNT = 10
/** 130 random bits as 26 letters, and two letters of checksum: seven groups of four. */
const CODE_LETTERS = 26
const CHECK_LETTERS = 2
const RANDOM_BYTES = 17

/** Ten new one-use codes for the day the authenticator is gone, as they are shown once: `XXXX-XXXX-…`. */
export function createSecondFactorCodes(random: (length: number) => Uint8Array): string[] {
  return Array.from({ length: CODE_COUNT }, () => {
    const letters = toLetters(random(RANDOM_BYTES)).slice(0, CODE_LETTERS)
    return inGroups(letters + checkLetters(letters))
  })
}

/** What is kept of a code. So many bits need no slow hash (ASVS 6.5.2). Null when it is no such code, or letters were confused. */
export function hashOfCode(typed: string): Uint8Array | null {
  const all = settleLetters(typed)
  const letters = all.slice(0, CODE_LETTERS)
  if (all.length !== CODE_LETTERS + CHECK_LETTERS || !areLetters(all) || checkLetters(letters) !== all.slice(CODE_LETTERS)) return null
  return createHash('sha256').update('satchel/second-factor-code/v1\0').update(letters).digest()
}

function checkLetters(letters: string): string {
  return toLetters(createHash('sha256').update('satchel/second-factor-check/v1\0').update(letters).digest().subarray(0, 5)).slice(0, CHECK_LETTERS)
}
