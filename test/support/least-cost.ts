import type { KdfCost } from '../../electron/vault/kdf'

/**
 * In place of `electron/vault/tools`, by `vi.mock`: the least that a slot file may ask for, where a test asks nothing of the cost of a guess. It is Argon2id
 * all the same; the real costs are `vault-life`'s, `cli/vault-commands`' and the window's.
 */
export function costFor(): KdfCost {
  return { memoryKib: 19 * 1024, passes: 2, lanes: 1 }
}
