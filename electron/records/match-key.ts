/** What two records are compared by before they are compared in full. */
export type MatchKind = 'email' | 'name' | 'domain'

const SEED: Readonly<Record<MatchKind, number>> = { email: 1, name: 2, domain: 3 }

/**
 * A 52-bit hash of folded text under a kind, as stored in `contact_keys` and `company_keys`. Two texts may share a key:
 * a hit is a candidate, and the caller compares the text itself.
 */
export function matchKey(kind: MatchKind, folded: string): number {
  return keyAfter(stateOf(kind), folded)
}

/** Keys of texts that start alike: `matchKeysBehind(kind, start)(text)` is `matchKey(kind, start + text)`, without hashing the start each time. */
export function matchKeysBehind(kind: MatchKind, start: string): (text: string) => number {
  const state = mix(stateOf(kind), start)
  return (text) => keyAfter(state, text)
}

interface HashState {
  readonly a: number
  readonly b: number
}

function stateOf(kind: MatchKind): HashState {
  return { a: 0xdeadbeef ^ SEED[kind], b: 0x41c6ce57 ^ SEED[kind] }
}

function mix(state: HashState, text: string): HashState {
  let { a, b } = state
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  return { a, b }
}

function keyAfter(state: HashState, text: string): number {
  let { a, b } = mix(state, text)
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (b >>> 12) * 0x1_0000_0000 + (a >>> 0)
}
