import { isUtf8 } from 'node:buffer'
import type { Encoding } from '../../../shared/importing/channels'
import { utf16Of } from './binary'
import { lastWholeCharacter, type SourceFile } from './source-file'

/**
 * How the file's text is stored: byte order mark, else UTF-16 by its zeroes, else UTF-8 when every byte fits, else a Windows code page.
 * A file that is UTF-8 in some lines only is read line by line, see {@link readText}; `mixed` says so.
 */
export function detectEncoding(source: SourceFile): { readonly encoding: Encoding; readonly mixed: boolean } {
  const wide = utf16Of(source.head)
  if (wide !== null) return { encoding: wide, mixed: false }
  if (source.isUtf8()) return { encoding: 'utf-8', mixed: false }
  const lines = countLines(source)
  if (lines.fitting > 0) return { encoding: 'utf-8', mixed: true }
  return { encoding: lines.central > lines.foreign * 0.2 ? 'windows-1250' : 'windows-1252', mixed: false }
}

/** Lines beyond ASCII: how many fit UTF-8, how many do not, and how many of those look like Central European text. */
function countLines(source: SourceFile): { fitting: number; foreign: number; central: number } {
  const counts = { fitting: 0, foreign: 0, central: 0 }
  for (const line of byteLines(source)) {
    if (isAscii(line)) continue
    if (isUtf8(line)) counts.fitting += 1
    else {
      counts.foreign += 1
      if (looksCentralEuropean(line)) counts.central += 1
    }
  }
  return counts
}

function* byteLines(source: SourceFile): Generator<Uint8Array> {
  let rest = Buffer.alloc(0)
  for (const chunk of source.chunks()) {
    const whole = Buffer.concat([rest, chunk])
    let start = 0
    for (let end = whole.indexOf(10); end !== -1; end = whole.indexOf(10, start)) {
      yield whole.subarray(start, end)
      start = end + 1
    }
    rest = Buffer.from(whole.subarray(start))
  }
  if (rest.length > 0) yield rest
}

function isAscii(line: Uint8Array): boolean {
  return line.every((byte) => byte < 128)
}

// Letters of windows-1250 (ł ą ż ś ź ť ž and capitals) that are signs such as ³ ¹ ¿ in windows-1252, next to a letter.
const CENTRAL = new Set([0xb3, 0xb9, 0xbf, 0x9c, 0x9f, 0xa3, 0xa5, 0xaf, 0x8c, 0x8f, 0x9d, 0xbe])
function looksCentralEuropean(line: Uint8Array): boolean {
  const isLetter = (byte: number | undefined): boolean => byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122))
  return line.some((byte, at) => CENTRAL.has(byte) && (isLetter(line[at - 1]) || isLetter(line[at + 1])))
}

/** The text of the file in pieces, byte order mark dropped, line ends as `\n`. */
export function* readText(source: SourceFile, encoding: Encoding): Generator<string> {
  const pieces = encoding === 'utf-8' ? readUtf8(source) : readWith(source, new TextDecoder(encoding))
  yield* withPlainLineEnds(pieces)
}

function* readWith(source: SourceFile, decoder: InstanceType<typeof TextDecoder>): Generator<string> {
  for (const chunk of source.rawChunks()) yield decoder.decode(chunk, { stream: true })
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

const legacy = new TextDecoder('windows-1252')
const utf8 = new TextDecoder('utf-8')

function* readUtf8(source: SourceFile): Generator<string> {
  let rest = Buffer.alloc(0)
  let first = true
  for (const chunk of source.chunks()) {
    let whole = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    if (first && whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf) whole = whole.subarray(3)
    first = false
    const end = lastWholeCharacter(whole)
    if (isUtf8(whole.subarray(0, end))) {
      yield whole.toString('utf8', 0, end)
      rest = Buffer.from(whole.subarray(end))
    } else {
      // Line by line: the foreign line alone is read as windows-1252.
      const lineEnd = whole.lastIndexOf(10) + 1 || whole.length
      yield decodeLines(whole.subarray(0, lineEnd))
      rest = Buffer.from(whole.subarray(lineEnd))
    }
  }
  if (rest.length > 0) yield decodeLines(rest)
}

function decodeLines(bytes: Uint8Array): string {
  const lines: string[] = []
  let start = 0
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start)
    const end = found === -1 ? bytes.length : found + 1
    const line = bytes.subarray(start, end)
    lines.push((isUtf8(line) ? utf8 : legacy).decode(line))
    start = end
  }
  return lines.join('')
}

/** `\r\r\n` (an iPhone's export), `\r\n` and, in files that know no `\n`, `\r` become `\n`. */
function* withPlainLineEnds(pieces: Iterable<string>): Generator<string> {
  let held = ''
  let oldMac: boolean | null = null
  for (const piece of pieces) {
    let text = held + piece
    held = ''
    if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    if (!text.includes('\r')) {
      yield text
      continue
    }
    oldMac ??= !text.includes('\n') && /\r[^\r]/.test(text)
    // A line end may be cut between two pieces.
    const tail = oldMac ? null : /\r+$/.exec(text)
    if (tail !== null) {
      held = tail[0]
      text = text.slice(0, -held.length)
    }
    yield oldMac ? text.replaceAll('\r', '\n') : text.replace(/\r+\n/g, '\n')
  }
  if (held !== '') yield held.replace(/\r+/, '\n')
}
