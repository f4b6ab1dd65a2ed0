import { createReadStream } from 'node:fs'

/**
 * Lines of a file with the bytes they stand in, newline included, so that a signature over the bytes can be checked. No line is longer than `most` bytes: of a
 * longer one the beginning is the last that is given, which is no line of anybody.
 */
export async function* linesOf(file: string, most = 64 * 1024 * 1024): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(file)) {
    if (!(chunk instanceof Buffer)) continue
    const bytes = Buffer.from(Uint8Array.from(chunk).buffer)
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield Buffer.concat([...held, bytes.subarray(from, end + 1)])
      held = []
      length = 0
      from = end + 1
    }
    held.push(bytes.subarray(from))
    length += bytes.length - from
    if (length > most) break
  }
  if (length > 0) yield Buffer.concat(held)
}
