import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { PassphraseAdvice, PassphraseProblem } from '../../shared/vault/channels'
import { blocklist, PRODUCT_WORDS, type Blocklist } from './blocklist'

/** What is known about whoever chooses a passphrase. */
export interface PassphraseContext {
  /** Names that must not make up the passphrase: the person's, the vault's. */
  readonly names: readonly string[]
  /** Whether a device secret in the keychain stands beside the passphrase; only then twelve characters can do. */
  readonly keychain: boolean
}

const MIN_LENGTH = 15
/** Enough with a strength of 3 or more and a keychain (SECURITY.md 1.7). */
const MIN_LENGTH_WITH_KEYCHAIN = 12
const MAX_LENGTH = 1_024
const MIN_SCORE_WHEN_SHORT = 3
const MIN_SCORE = 2
/** So many characters are looked at, which can only underestimate: the estimator takes a third of a second of computing for 200. */
const ESTIMATED_LENGTH = 100
/** So much must be left of a passphrase without the names and product words in it. */
const MIN_LENGTH_BESIDE_NAMES = 10

/**
 * Strength and plain advice for a passphrase while it is typed; keeps nothing. No rules of composition and no expiry, as NIST SP 800-63B
 * asks; length counts in characters of the NFKC form. `hints` are the codes listed in this room's README, for the screen to translate.
 */
export async function advisePassphrase(typed: string, context: PassphraseContext): Promise<PassphraseAdvice> {
  const passphrase = typed.normalize('NFKC')
  const [estimator, blocked] = await Promise.all([estimatorOnce(), blocklist()])
  const estimate = estimator.check(passphrase.slice(0, ESTIMATED_LENGTH), [...context.names.flatMap(wordsOf), ...PRODUCT_WORDS])
  const problem = problemOf(passphrase, estimate.score, context, blocked)
  const hints = [estimate.feedback.warning, ...estimate.feedback.suggestions].filter((hint) => hint !== null && hint !== '')
  return { score: estimate.score, guessesLog10: Math.round(estimate.guessesLog10 * 10) / 10, acceptable: problem === null, problem, hints: [...new Set(hints.map(String))] }
}

/** Why a passphrase is refused, or null. */
export async function passphraseProblem(typed: string, context: PassphraseContext): Promise<PassphraseProblem | null> {
  return (await advisePassphrase(typed, context)).problem
}

function problemOf(passphrase: string, score: number, context: PassphraseContext, blocked: Blocklist): PassphraseProblem | null {
  const length = lengthOf(passphrase)
  if (length > MAX_LENGTH) return 'too-long'
  if (length < MIN_LENGTH_WITH_KEYCHAIN) return 'too-short'
  if (lengthOf(withoutWords(passphrase, [...context.names, ...context.names.flatMap(wordsOf)])) < MIN_LENGTH_BESIDE_NAMES) return 'contains-name'
  if (blocked.isCommon(passphrase)) return 'common'
  if (length < MIN_LENGTH && !(context.keychain && score >= MIN_SCORE_WHEN_SHORT)) return 'too-short'
  return score < MIN_SCORE ? 'too-weak' : null
}

/** Characters as people count them: a letter with its accent, or one symbol beyond 16 bits, is one. */
function lengthOf(text: string): number {
  return Array.from(text).length
}

function withoutWords(text: string, words: readonly string[]): string {
  let left = text.toLocaleLowerCase('en')
  for (const word of words) if (lengthOf(word) >= 3) left = left.replaceAll(word.normalize('NFKC').toLocaleLowerCase('en'), '')
  return left
}

function wordsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 3)
}

let made: Promise<ZxcvbnFactory> | null = null

/** Made at first use: its dictionaries are two thirds of the engine's code and take some tenths of a second to read and unpack. Without translations it answers in codes. */
function estimatorOnce(): Promise<ZxcvbnFactory> {
  made ??= makeEstimator()
  return made
}

async function makeEstimator(): Promise<ZxcvbnFactory> {
  const [{ adjacencyGraphs, dictionary: common }, { dictionary: english }, { dictionary: german }] = await Promise.all([
    import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-en'), import('@zxcvbn-ts/language-de'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common, ...english, 'commonWords-de': german.commonWords, 'firstnames-de': german.firstnames, 'lastnames-de': german.lastnames, 'wikipedia-de': german.wikipedia },
    graphs: adjacencyGraphs,
  })
}
