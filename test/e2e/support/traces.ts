import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Ways in which a text may lie in a file without being seen: UTF-8, UTF-16, base64 at each alignment, hexadecimal. */
export function spellings(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8')
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // The first and last signs depend on the neighbours.
    return encoded.slice(shift === 0 ? 0 : 4, encoded.length - 4)
  })
  return [bytes, Buffer.from(text, 'utf16le'), Buffer.from(bytes.toString('hex')), ...base64.map((part) => Buffer.from(part))]
}

/** Every file below `folder` that holds one of `texts` in any spelling, as `file: text`. */
export function findTraces(folder: string, texts: readonly string[]): string[] {
  const wanted = texts.flatMap((text) => spellings(text).map((bytes) => ({ text, bytes })))
  return filesBelow(folder).flatMap((file) => {
    const content = readFileSync(file)
    return wanted.filter(({ bytes }) => content.includes(bytes)).map(({ text }) => `${file}: ${text}`)
  })
}

/** All regular files below `folder`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
}
