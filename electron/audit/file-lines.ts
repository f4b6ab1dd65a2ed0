import { createReadStream } from 'node:fs'

/** Lines of a file with the bytes they stand in, newline included, so that a signature over the bytes can be checked. No line is longer than `most` bytes: a longer one ends the reading. */
export async function* linesOf(file: string, most = 64 * 1024 * 1024): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    if (!(chunk instanceof Buffer)) continue
    rest = Buffer.concat([rest, Uint8Array.from(chunk)])
    let from = 0
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      yield rest.subarray(from, end + 1)
      from = end + 1
    }
    rest = rest.subarray(from)
    if (rest.length > most) return
  }
  if (rest.length > 0) yield rest
}
