/** Record numbers by match key, in memory: what was created in this run and is not in the vault's own key table yet. Six keys of each of a million take 150 MB. */
export interface KeyTable {
  /** `number` is at least 1 and below 2^32. */
  add(key: number, number: number): void
  /** Numbers under a key, oldest first. Hash neighbours are not among them, but two texts may share a key. */
  numbersOf(key: number): number[]
}

/** Above this share of taken places a search goes through too many neighbours. */
const FULLEST = 0.7
const GROWTH = 1.5

/** An open-addressing table over typed arrays: a Map of arrays would cost five times the memory. Number 0 marks a free place. */
export function createKeyTable(): KeyTable {
  let keys = new Float64Array(1024)
  let numbers = new Uint32Array(1024)
  let length = 0
  const place = (key: number, number: number): void => {
    let at = key % keys.length
    while (numbers[at] !== 0) at = at + 1 === keys.length ? 0 : at + 1
    keys[at] = key
    numbers[at] = number
  }
  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers]
    keys = new Float64Array(Math.ceil(oldKeys.length * GROWTH))
    numbers = new Uint32Array(keys.length)
    for (const [index, number] of oldNumbers.entries()) if (number !== 0) place(oldKeys[index] ?? 0, number)
  }
  return {
    add(key, number) {
      if (length >= keys.length * FULLEST) grow()
      place(key, number)
      length += 1
    },
    numbersOf(key) {
      const found: number[] = []
      for (let at = key % keys.length; numbers[at] !== 0; at = at + 1 === keys.length ? 0 : at + 1) {
        if (keys[at] === key) found.push(numbers[at] ?? 0)
      }
      return found.length < 2 ? found : found.sort((a, b) => a - b)
    },
  }
}
