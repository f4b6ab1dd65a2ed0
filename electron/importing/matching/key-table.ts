/** Record numbers by match key, in memory: what was created in this run and is not in the vault's own key table yet. A million fit 50 MB. */
export interface KeyTable {
  add(key: number, number: number): void
  /** Numbers under a key, oldest first. Hash neighbours are not among them, but two texts may share a key. */
  numbersOf(key: number): number[]
}

/** An open-addressing table over typed arrays: a Map of arrays would cost five times the memory. */
export function createKeyTable(): KeyTable {
  let keys = new Float64Array(1024).fill(-1)
  let numbers = new Float64Array(1024)
  let length = 0
  const place = (into: Float64Array, key: number): number => {
    let at = key % into.length
    while (into[at] !== -1) at = (at + 1) % into.length
    return at
  }
  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers]
    keys = new Float64Array(oldKeys.length * 2).fill(-1)
    numbers = new Float64Array(oldKeys.length * 2)
    for (const [index, key] of oldKeys.entries()) {
      if (key === -1) continue
      const at = place(keys, key)
      keys[at] = key
      numbers[at] = oldNumbers[index] ?? 0
    }
  }
  return {
    add(key, number) {
      if (length * 2 >= keys.length) grow()
      const at = place(keys, key)
      keys[at] = key
      numbers[at] = number
      length += 1
    },
    numbersOf(key) {
      const found: number[] = []
      for (let at = key % keys.length; keys[at] !== -1; at = (at + 1) % keys.length) {
        if (keys[at] === key) found.push(numbers[at] ?? 0)
      }
      return found.sort((a, b) => a - b)
    },
  }
}
