import type { Company } from '../../../shared/companies/company'
import type { Contact } from '../../../shared/contacts/contact'
import type { Dialect } from '../../../shared/importing/channels'

/** A file as a certain program writes it, and the records it stands for. All names are made up. */
export interface ProgramFile {
  readonly name: string
  readonly fileName: string
  readonly content: Uint8Array
  readonly dialect: Dialect
  /** Rows of the file that hold a record. */
  readonly rows: number
  readonly contacts: readonly Expected<Contact>[]
  readonly companies: readonly Expected<Company>[]
}
/** Only what matters of a record; lists in their whole length. */
export type Expected<R> = { readonly [K in keyof R]?: unknown }

export interface TableLook {
  readonly delimiter?: string
  readonly lineEnd?: string
  /** Every cell in quotes, also blank ones. */
  readonly quoteAll?: boolean
  readonly encoding?: 'utf8' | 'windows-1252' | 'windows-1250' | 'utf16le'
  readonly mark?: boolean
  /** Lines before the header and behind the last row, as they are. */
  readonly before?: string
  readonly after?: string
  /** The header line is left out. */
  readonly headless?: boolean
}

/** A table under `header` (joined by commas); each row names the columns it fills. A column that the header has not is a mistake of the test. */
export function tableOf(header: string, rows: readonly Readonly<Record<string, string>>[], look: TableLook = {}): Uint8Array {
  const { delimiter = ',', lineEnd = '\r\n', quoteAll = false, encoding = 'utf8', mark = false, before = '', after = '', headless = false } = look
  const columns = header.split(',')
  const cellOf = (cell: string): string => (quoteAll || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const lines = rows.map((row) => {
    for (const name of Object.keys(row)) if (!columns.includes(name)) throw new Error(`the header has no column ${name}`)
    return columns.map((column) => cellOf(row[column] ?? '')).join(delimiter)
  })
  const text = [...(headless ? [] : [columns.map(cellOf).join(delimiter)]), ...lines].join(lineEnd)
  return encoded(`${mark ? '\uFEFF' : ''}${before}${text}${lineEnd}${after}`, encoding)
}

const BEYOND_LATIN1: Readonly<Record<'windows-1252' | 'windows-1250', Readonly<Record<string, number>>>> = {
  'windows-1252': { '€': 0x80, '–': 0x96, '’': 0x92, 'Š': 0x8a, 'š': 0x9a, 'ž': 0x9e },
  'windows-1250': { 'ł': 0xb3, 'ą': 0xb9, 'ż': 0xbf, 'ś': 0x9c, 'ź': 0x9f, 'Ł': 0xa3, 'ć': 0xe6, 'ę': 0xea, 'ń': 0xf1, 'š': 0x9a, 'ž': 0x9e, 'č': 0xe8, 'ř': 0xf8, 'ě': 0xec, 'ů': 0xf9 },
}

/** Text in the bytes of an encoding. */
export function encoded(text: string, encoding: NonNullable<TableLook['encoding']>): Uint8Array {
  if (encoding === 'utf8' || encoding === 'utf16le') return Buffer.from(text, encoding)
  return Uint8Array.from([...text].map((sign) => {
    const byte = BEYOND_LATIN1[encoding][sign] ?? sign.charCodeAt(0)
    if (byte > 0xff) throw new Error(`${sign} is not in ${encoding}`)
    return byte
  }))
}

export const mail = (address: string, label = '', more: object = {}): object => ({ address, label, ...more })
export const tel = (number: string, label = '', more: object = {}): object => ({ number, label, ...more })
