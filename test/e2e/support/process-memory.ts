import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

const LARGEST_REGION = 512 * 1024 * 1024

/** The private writable memory of a process of ours, region by region, as far as it can be read. Linux only. */
export function readMemory(pid: number): Buffer[] {
  const file = openSync(`/proc/${pid}/mem`, 'r')
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n').flatMap((line) => {
      const region = /^([0-9a-f]+)-([0-9a-f]+) rw.p/.exec(line)
      if (region === null) return []
      const from = Number.parseInt(region[1] ?? '', 16)
      const size = Number.parseInt(region[2] ?? '', 16) - from
      return size > LARGEST_REGION ? [] : readRegion(file, from, size)
    })
  } finally {
    closeSync(file)
  }
}

/** How often `text` occurs: as UTF-8 and as UTF-16, the two ways V8 keeps strings. */
export function countText(memory: readonly Buffer[], text: string): number {
  return countBytes(memory, Buffer.from(text, 'utf8')) + countBytes(memory, Buffer.from(text, 'utf16le'))
}

/** How often `bytes` occur. */
export function countBytes(memory: readonly Buffer[], bytes: Buffer): number {
  let found = 0
  for (const region of memory) {
    for (let at = region.indexOf(bytes); at !== -1; at = region.indexOf(bytes, at + 1)) found++
  }
  return found
}

function readRegion(file: number, from: number, size: number): Buffer[] {
  const bytes = Buffer.alloc(size)
  try {
    return [bytes.subarray(0, readSync(file, bytes, 0, size, from))]
  } catch {
    // A region that went away or holds no pages.
    return []
  }
}
