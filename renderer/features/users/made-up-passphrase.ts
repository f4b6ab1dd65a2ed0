const consonants = 'bdfghjklmnprstvz'
const vowels = 'aiou'
const WORDS = 5

/**
 * A passphrase that can be read out over the phone: five words of five letters, each 16 random bits, 80 in all.
 * The words are proquints (arXiv:0901.4016): they need no dictionary, mean nothing in any language and are spelled as they sound.
 */
export function madeUpPassphrase(): string {
  return [...crypto.getRandomValues(new Uint16Array(WORDS))].map(proquint).join(' ')
}

/** Sixteen bits as consonant, vowel, consonant, vowel, consonant. */
export function proquint(bits: number): string {
  const consonant = (shift: number): string => consonants.charAt((bits >> shift) & 15)
  const vowel = (shift: number): string => vowels.charAt((bits >> shift) & 3)
  return `${consonant(12)}${vowel(10)}${consonant(6)}${vowel(4)}${consonant(0)}`
}
