/** One property of a card, decoded as far as its encoding goes; `;`, `,` and `\` in the value are still as written. */
export interface CardLine {
  readonly name: string
  /** `item1` of `item1.EMAIL`, else ''. */
  readonly group: string
  /** Parameters by upper-case name; bare 2.1 ones (`TEL;WORK;VOICE`) are under TYPE. Values in lower case. */
  readonly types: ReadonlySet<string>
  readonly parameters: ReadonlyMap<string, string>
  readonly value: string
}

/** Properties that hold pictures, sounds and keys: kept in the raw card, never decoded. */
const BULKY = /^(PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN)$/
const LINE = /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)[ \t]*((?:;(?:[^":;]|"[^"]*")*)*):([\s\S]*)$/
// A quote in a parameter that is never closed.
const LOOSE_LINE = /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)(;[^:]*):([\s\S]*)$/
const BARE_ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT'])

/**
 * The properties of one card's text, `\n` line ends, folds and soft breaks undone. Lines that are no property are left out, and so are those
 * that say an earlier one again in another language (ALTID, RFC 6350 5.4).
 */
export function readCardLines(card: string): CardLine[] {
  const lines: CardLine[] = []
  const said = new Set<string>()
  const inner: string[] = []
  let depth = 0
  for (const text of unfold(card)) {
    const match = LINE.exec(text) ?? LOOSE_LINE.exec(text)
    if (match === null) continue
    const name = (match[2] ?? '').toUpperCase()
    if (name === 'BEGIN') depth += 1
    if (name === 'END') depth -= 1
    // A card inside the card (AGENT of 2.1) is somebody else; 3.0 writes it as the value.
    if (depth > 1 || (name === 'END' && depth === 1)) {
      inner.push(text)
      continue
    }
    if (name === 'END' && inner.length > 0) lines.push({ name: 'AGENT', group: '', types: new Set(), parameters: new Map(), value: inner.join('\n').replaceAll('\\', '\\\\') })
    if (name === 'BEGIN' || name === 'END' || BULKY.test(name)) continue
    const { types, parameters } = readParameters(match[3] ?? '')
    const alternative = parameters.get('ALTID')
    if (alternative !== undefined && said.has(`${name} ${alternative}`)) continue
    if (alternative !== undefined) said.add(`${name} ${alternative}`)
    lines.push({ name, group: (match[1] ?? '').toLowerCase(), types, parameters, value: decodeValue(match[4] ?? '', parameters) })
  }
  return lines
}

/** Joins folded lines (a space or tab starts the next one) and quoted-printable soft breaks (`=` ends the line). Costs no more than the card is long. */
function unfold(card: string): string[] {
  const properties: string[] = []
  const lines = card.split('\n')
  let pieces: string[] = []
  let head = ''
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const isFold = pieces.length > 0 && /^[ \t]/.test(line)
    if (!isFold && pieces.length > 0) properties.push(pieces.join(''))
    const piece = isFold ? line.slice(1) : line
    if (!isFold) head = piece
    else if (head.length < LONGEST_HEAD && !head.includes(':')) head += piece
    pieces = isFold ? pieces : []
    if (line.endsWith('=') && QUOTED_PRINTABLE.test(head)) {
      const soft = [piece]
      while (soft.at(-1)?.endsWith('=') === true && at + 1 < lines.length && !/^END:VCARD\s*$/i.test(lines[at + 1] ?? '')) soft.push(lines[++at] ?? '')
      pieces.push(withoutSoftBreaks(soft))
    } else pieces.push(piece)
  }
  properties.push(pieces.join(''))
  return properties
}
/** Name and parameters of a property are shorter. */
const LONGEST_HEAD = 1_000
const QUOTED_PRINTABLE = /^[^:]*[;=]QUOTED-PRINTABLE/i

/** After a soft break white space is text; a writer that folds as well puts some before every line, and more than one line shows it. */
function withoutSoftBreaks([first = '', ...rest]: readonly string[]): string {
  const isFolded = rest.length > 1 && rest.every((line) => /^[ \t]/.test(line))
  return [first, ...(isFolded ? rest.map((line) => line.slice(1)) : rest)].map((line) => line.replace(/=$/, '')).join('')
}

function readParameters(text: string): { types: Set<string>; parameters: Map<string, string> } {
  const types = new Set<string>()
  const parameters = new Map<string, string>()
  for (const part of text.match(/;(?:[^";]|"[^"]*")*/g) ?? []) {
    const plain = part.slice(1)
    const equals = plain.indexOf('=')
    if (equals === -1) {
      const bare = plain.toUpperCase()
      const own = /^X-(.+)$/i.exec(plain)?.[1]
      if (own !== undefined) parameters.set('X-KIND', own)
      else if (BARE_ENCODINGS.has(bare)) parameters.set('ENCODING', bare)
      else if (bare !== '') types.add(bare.toLowerCase())
      continue
    }
    const name = plain.slice(0, equals).toUpperCase()
    const value = plain.slice(equals + 1).replace(/^"|"$/g, '')
    if (name === 'TYPE') for (const type of value.split(',')) types.add(type.trim().replace(/^"|[\\"]$/g, '').toLowerCase())
    else parameters.set(name, value)
  }
  return { types, parameters }
}

function decodeValue(value: string, parameters: ReadonlyMap<string, string>): string {
  const encoding = parameters.get('ENCODING')?.toUpperCase()
  if (encoding === 'QUOTED-PRINTABLE') return decodeQuotedPrintable(value, parameters.get('CHARSET'))
  return encoding === 'BASE64' || encoding === 'B' ? decodeBase64(value, parameters.get('CHARSET')) : value
}

/** Text that a writer put into base64 whole; anything else that is so encoded (a picture under a name of its own) stays as it is. */
function decodeBase64(value: string, charset: string | undefined): string {
  const plain = value.replace(/\s+/g, '')
  if (plain === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return value
  const text = decodeBytes(Buffer.from(plain, 'base64'), charset).replace(/\r\n?/g, '\n')
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? value : text
}

/** Bytes behind `=XX` in the named charset; without one, UTF-8 when they fit it, else windows-1252. */
export function decodeQuotedPrintable(text: string, charset: string | undefined): string {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === '=' ? /^[0-9A-Fa-f]{2}/.exec(text.slice(i + 1, i + 3))?.[0] : undefined
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16))
      i += 2
    } else for (const byte of Buffer.from(text[i] ?? '', 'utf8')) bytes.push(byte)
  }
  return decodeBytes(Uint8Array.from(bytes), charset).replace(/\r\n?/g, '\n')
}

function decodeBytes(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A parameter's value without its escapes: `^n`, `^'` and `^^` (RFC 6868). */
export function unescapeParameter(value: string): string {
  return value.replace(/\^(['n^])/g, (_whole, sign: string) => (sign === 'n' ? '\n' : sign === "'" ? '"' : '^'))
}

/** Splits at a separator that is not escaped, then undoes the escapes: `\,` `\;` `\n` `\\`, and Google's `\:` and `\"`. */
export function splitValue(value: string, separator: ';' | ','): string[] {
  return splitEscaped(value, separator).map(unescapeValue)
}

/** The parts of N; a part may be a list (RFC 6350 6.2.2: `Philip,Paul`), which is read as it is spoken. A comma before a space is text. */
export function splitNames(value: string): string[] {
  return splitEscaped(value, ';').map((part, at) => unescapeValue(part.replace(/(?<!\\),(?=\S)/g, at === SUFFIX ? ', ' : ' ')))
}
const SUFFIX = 4

function splitEscaped(value: string, separator: ';' | ','): string[] {
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < value.length; i++) {
    const sign = value[i] ?? ''
    if (sign === '\\' && i + 1 < value.length) {
      part += sign + (value[i + 1] ?? '')
      i += 1
    } else if (sign === separator) {
      parts.push(part)
      part = ''
    } else part += sign
  }
  parts.push(part)
  return parts
}

/** Text without its escapes. */
export function unescapeValue(value: string): string {
  if (!value.includes('\\')) return value
  return value.replace(/\\([\s\S])/g, (whole, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : /[,;:"\\]/.test(sign) ? sign : whole))
}
