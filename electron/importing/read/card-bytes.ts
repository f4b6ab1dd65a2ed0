import { isUtf8 } from 'node:buffer'

/** A property longer than this (a picture, or a file that is no card after all) is handed on in parts, as it is. */
const LONGEST_PROPERTY = 4 * 1024 * 1024
const CARD_BEGINS = /^(?:[A-Za-z0-9-]+\.)?BEGIN\s*:\s*VCARD\s*$/im
// Old writers fold by bytes, between the two bytes of an `ü` as well.
const FOLD_INSIDE_CHARACTER = /(?<=[\x80-\xff])(?:\r*\n|\r)[ \t](?=[\x80-\xbf])/g
// Bounded, so that a hostile line costs no more than a long one.
const DECLARED = /^[^\s:][^\r\n:]{0,500}?;CHARSET="?([^;:"\r\n]{1,40})"?[^\r\n:]{0,500}:[^\r\n]*(?:(?:\r*\n|\r)[ \t][^\r\n]*)*/gim
const BEYOND_ASCII = /[\x80-\xff]/
// In these two letters may happen to look like one of UTF-8.
const TWO_BYTE_CHARSET = /^(?:gb|big5|euc|shift|sjis|ks_c)/i

/** Whether a file that starts like this holds cards in text of bytes, not in UTF-16. */
export function startsLikeCards(head: Uint8Array): boolean {
  return CARD_BEGINS.test(Buffer.from(head.subarray(0, 4_096)).toString('latin1').replace(/\r+\n?/g, '\n'))
}

/**
 * The bytes of a file of cards with what only bytes can tell put right, before anybody asks for their encoding: folds inside a character
 * are gone, and lines that name their charset (RFC 2426 5, vCard 2.1) are UTF-8. Everything else stays as it is.
 */
export function* readCardBytes(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let held = ''
  for (const chunk of chunks) {
    const text = held + Buffer.from(chunk).toString('latin1')
    const end = text.length > LONGEST_PROPERTY ? text.length : lastPropertyStart(text)
    held = text.slice(end)
    if (end > 0) yield repaired(text.slice(0, end))
  }
  if (held !== '') yield repaired(held)
}

/** Where the last property starts: it may go on in the next chunk. */
function lastPropertyStart(text: string): number {
  const lineEnd = text.includes('\n') ? '\n' : '\r'
  let at = text.lastIndexOf(lineEnd)
  while (at !== -1 && /^(?:[ \t\r\n]|$)/.test(text.slice(at + 1, at + 2))) at = at === 0 ? -1 : text.lastIndexOf(lineEnd, at - 1)
  return at + 1
}

function repaired(text: string): Uint8Array {
  if (!BEYOND_ASCII.test(text)) return Buffer.from(text, 'latin1')
  return Buffer.from(text.replace(FOLD_INSIDE_CHARACTER, '').replace(DECLARED, inUtf8), 'latin1')
}

// A file names the same charset in every line, and making a decoder costs more than a line.
let latest: { readonly charset: string; readonly decoder: InstanceType<typeof TextDecoder> } | null = null
function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  if (latest?.charset !== charset) latest = { charset, decoder: new TextDecoder(charset, { fatal: true }) }
  return latest.decoder
}

function inUtf8(line: string, charset: string): string {
  if (!BEYOND_ASCII.test(line)) return line
  const bytes = Buffer.from(line, 'latin1')
  // A file that was converted as a whole still names its old charset.
  if (isUtf8(bytes) && !(TWO_BYTE_CHARSET.test(charset) && !/[\xe0-\xf7]/.test(line))) return line
  try {
    return Buffer.from(decoderOf(charset.trim()).decode(bytes)).toString('latin1')
  } catch {
    return line
  }
}
