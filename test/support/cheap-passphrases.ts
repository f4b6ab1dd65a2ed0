import { createHash } from 'node:crypto'

/** Stands in for Argon2id where a test unlocks hundreds of times and asks nothing of the cost of a passphrase. */
export async function hashRaw(password: Uint8Array, { salt }: { readonly salt: Uint8Array }): Promise<Buffer> {
  return createHash('sha256').update(salt).update(password).digest()
}

/** In place of the lists of words that judge a new passphrase, which take a quarter of a second to unpack: such a test sets none. */
export const dictionary = {}
export const adjacencyGraphs = {}
export function ZxcvbnFactory(): never {
  throw new Error('no new passphrase is set here')
}
