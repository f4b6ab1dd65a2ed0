import { isMasked } from '../../../shared/mask'
import { TEXT_LIMIT } from '../../../shared/record-fields'

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const EDGES = /^[\s\u00a0\u3000\ufeff\u200b]+|[\s\u00a0\u3000\ufeff\u200b]+$/g
// A cell with nothing to clean: printable ASCII, no space at either end. Most are; the test is cheaper than three replacements.
const CLEAN = /^[!-~](?:[ -~]*[!-~])?$/

/** What a cell says: padding and control characters dropped, a database's NULL and what a role's export masked as nothing. `exact` keeps all but control characters: our own file. */
export function cleanCell(cell: string, exact = false): { readonly text: string; readonly hadControls: boolean } {
  if (cell === '') return NONE
  if (CLEAN.test(cell)) return !exact && (cell === 'NULL' || cell === '\\N' || cell === '#N/A' || cell === '(null)') ? NONE : { text: cell, hadControls: false }
  const plain = cell.replace(CONTROL, '')
  const hadControls = plain.length !== cell.length
  const text = exact ? plain : plain.replace(EDGES, '')
  if (isMasked(text)) return NONE
  return { text, hadControls }
}
const NONE = { text: '', hadControls: false } as const

/** Several values in one cell, as Google (` ::: `) and people (`;`) write them. */
export function splitValues(text: string): string[] {
  if (text.includes(' ::: ')) return text.split(' ::: ').map((part) => part.trim()).filter((part) => part !== '')
  if (!/[;\n]/.test(text)) return [text]
  return text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== '')
}

/** Email addresses in one cell: `a@b.c; d@e.f`, `Name <a@b.c>`, `mailto:a@b.c`. */
export function splitEmails(text: string): string[] {
  if (PLAIN_EMAIL.test(text)) return [text]
  const parts = text.includes('@') && text.indexOf('@') !== text.lastIndexOf('@') ? text.split(/\s+:::\s+|[;,\n]|\s+(?=\S+@)/) : [text]
  return parts.map((part) => (/<([^<>]+@[^<>]+)>/.exec(part)?.[1] ?? part).trim().replace(/^mailto:/i, '').replace(/^['"]|['"]$/g, '')).filter((part) => part !== '')
}

// One address and nothing else: most cells.
const PLAIN_EMAIL = /^(?!mailto:)[\w.+-]+@[\w.-]+$/i

/** A spreadsheet turned the number into `1.60922E+10`: digits are lost for good. */
export function hasLostDigits(phone: string): boolean {
  return /^\d(?:[.,]\d+)?E\+?\d+$/i.test(phone)
}

/**
 * Tags in one cell: our own JSON when a tag has a comma in it, else joined by ` ::: `, `;` or `,`. Google (`joined` only) writes no other sign
 * between them, so that its labels may hold commas; its system groups lose their star.
 */
export function splitTags(text: string, joined = false): string[] {
  if (text.startsWith('[')) {
    const own = jsonTexts(text)
    if (own !== null) return own
  }
  return text
    .split(joined || text.includes(' ::: ') ? ' ::: ' : /[;,\n]/)
    .map((tag) => tag.trim().replace(/^\*\s*(?:my ?contacts$)?/i, ''))
    .filter((tag) => tag !== '' && tag !== 'myContacts' && tag.length <= 100)
}

function jsonTexts(text: string): string[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null
  } catch {
    return null
  }
}

/** `true`, `1`, `yes`, `ja`, `x` and the like. */
export function isYes(text: string): boolean {
  return text !== '' && /^(true|1|yes|y|ja|j|oui|si|sí|x|wahr|opted out)$/i.test(text)
}

/** A whole number as `1,234`, `1.234`, `117.0`; null when it is none or a range. */
export function parseCount(text: string): number | null {
  const plain = text.replace(/\s/g, '').replace(/\.0+$/, '')
  const digits = /^\d{1,3}([.,']\d{3})+$/.test(plain) ? plain.replace(/[.,']/g, '') : plain
  return /^\d{1,9}$/.test(digits) && Number(digits) <= 100_000_000 ? Number(digits) : null
}

/** A label as stored: the usual ones in lower case, others as typed; `* Work` marks the primary one (Google). */
export function readLabel(text: string): { readonly label: string; readonly primary: boolean } {
  if (text === '') return NO_LABEL
  const primary = text.startsWith('*')
  const plain = (primary ? text.replace(/^\*\s*/, '') : text).slice(0, 100)
  return { label: LABELS.get(plain.toLowerCase()) ?? plain, primary }
}
const NO_LABEL = { label: '', primary: false } as const
const LABELS: ReadonlyMap<string, string> = new Map(Object.entries({
  work: 'work', home: 'home', mobile: 'mobile', cell: 'mobile', other: 'other', main: 'main', pager: 'pager', 'work fax': 'work-fax', workfax: 'work-fax', 'home fax': 'home-fax', homefax: 'home-fax',
  fax: 'fax', private: 'home', business: 'work', iphone: 'iphone', 'other fax': 'other-fax',
}))

export const isTooLong = (text: string, limit = TEXT_LIMIT): boolean => text.length > limit
