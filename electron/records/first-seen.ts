/** Remembers for each key who came with it first, in two flat arrays: a Map of a million keys would take a hundred megabytes. */
export interface FirstSeen {
  /** Who came with this key before; 0 when nobody, and then `number` is remembered. Keys and numbers are above 0. */
  of(key: number, number: number): number
}

/** For at most `most` keys. */
export function createFirstSeen(most: number): FirstSeen {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, most * 2)))
  const keys = new Float64Array(size)
  const firsts = new Uint32Array(size)
  return {
    of(key, number) {
      // Keys are hashes or digits; the multiplication spreads the latter as well.
      let place = (Math.imul(key % 4_294_967_296, 2_654_435_761) ^ Math.floor(key / 65_536)) & (size - 1)
      for (let known = keys[place] ?? 0; known !== 0; known = keys[place] ?? 0) {
        if (known === key) return firsts[place] ?? 0
        place = (place + 1) & (size - 1)
      }
      keys[place] = key
      firsts[place] = number
      return 0
    },
  }
}
