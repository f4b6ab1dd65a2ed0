/** What two records are compared by before they are compared in full. */
export type MatchKind = 'email' | 'name' | 'domain'

const SEED: Readonly<Record<MatchKind, number>> = { email: 1, name: 2, domain: 3 }

/**
 * A 52-bit hash of folded text under a kind, as stored in `contact_keys` and `company_keys`. Two texts may share a key:
 * a hit is a candidate, and the caller compares the text itself.
 */
export function matchKey(kind: MatchKind, folded: string): number {
  let a = 0xdeadbeef ^ SEED[kind]
  let b = 0x41c6ce57 ^ SEED[kind]
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (b >>> 12) * 0x1_0000_0000 + (a >>> 0)
}
