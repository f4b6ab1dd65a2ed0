import { basename } from 'node:path'
import type { Dialect, ImportNote, ImportPlan, Inspection, ReadFailure } from '../../shared/importing/channels'
import type { ObjectType } from '../../shared/list'
import { err, ok, type Result } from '../../shared/result'
import type { ReadDb } from '../db/database'
import { findHeaderRow } from './dialects/header-row'
import { exportFolderOf, inspectFolder } from './import-folder'
import { guessTargets } from './dialects/guess-targets'
import { headlessHeader } from './dialects/headless'
import { headerKey } from './dialects/header-key'
import { REASON_HEADER } from './dialects/reason-column'
import { recogniseOtherRecords } from './dialects/other-records'
import { proposeTargets, recogniseDialect, recogniseObject } from './dialects/recognise'
import { targetChoices } from './dialects/target-catalogue'
import { evidentOrder, type DateOrder } from './mapping/dates'
import { readCountedReference } from './matching/counted-references'
import { isBlankRow, parseHead } from './read/csv-rows'
import { detectDelimiter, namedDelimiter, withoutSepLine } from './read/delimiter'
import { openSource, type SourceFile } from './read/source-file'
import { rowsOf } from './read/source-rows'
import { detectEncoding, readText } from './read/text-encoding'
import { readCards } from './read/vcard-cards'
import { readCardLines, unescapeValue } from './read/vcard-lines'
import { rememberedTargets } from './mapping-memory'

/** What the person said about how to read a file; undefined is not said. */
export type GivenPlan = { readonly [K in keyof ImportPlan]?: ImportPlan[K] | undefined }

/** Files up to this size are counted at once; larger ones when they are checked. */
const COUNTED_BYTES = 48 * 1024 * 1024
const HEAD_LENGTH = 256 * 1024
const SAMPLE_ROWS = 200
const SHOWN_ROWS = 20
const MOST_DATES = 10_000

/**
 * Reads the head of a file and proposes how to import it: encoding, delimiter, header, dialect, noun, and where each column goes.
 * What `given` names is taken as said; the rest is found out anew. Changes nothing.
 */
export function inspectFile(read: ReadDb, path: string, given: GivenPlan): Result<Inspection, ReadFailure> {
  const folder = exportFolderOf(path)
  if (folder !== null) return inspectFolder(folder, given)
  const opened = openSource(path)
  if (!opened.ok) return opened
  const source = opened.value
  try {
    return inspectSource(read, source, basename(path), given)
  } finally {
    source.close()
  }
}

function inspectSource(read: ReadDb, source: SourceFile, fileName: string, given: GivenPlan): Result<Inspection, ReadFailure> {
  const notes = new Set<ImportNote>()
  const detected = detectEncoding(source)
  if (detected.mixed) notes.add('mixed-encoding')
  const encoding = given.encoding ?? detected.encoding
  const head = headOf(source, encoding)
  if (head.text.trim() === '') return err({ kind: 'no-rows' })
  if (MARKUP.test(head.text)) return err({ kind: 'file-not-text' })
  const format = given.format ?? (isVcard(head.text) ? 'vcard' : 'csv')
  const base = { encoding, format, mode: given.mode ?? 'upsert', tags: given.tags ?? [], ...(given.owner === undefined ? {} : { owner: given.owner }) } as const
  return format === 'vcard' ? inspectCards(source, fileName, head.text, given, base, notes) : inspectTable(read, source, fileName, head, given, base, notes)
}

type Base = Pick<ImportPlan, 'encoding' | 'format' | 'mode' | 'tags' | 'owner'>
interface Head {
  readonly text: string
  readonly whole: boolean
}

function inspectCards(source: SourceFile, fileName: string, text: string, given: GivenPlan, base: Base, notes: Set<ImportNote>): Result<Inspection, ReadFailure> {
  const plan: ImportPlan = { ...base, object: given.object ?? 'contact', delimiter: ',', headerRow: -1, dialect: 'vcard', columns: [{ index: 0, header: 'vCard', target: null }], dateOrder: 'ymd' }
  const shown: string[] = []
  for (const card of readCards([text])) {
    shown.push(card.text)
    if (shown.length === SHOWN_ROWS) break
  }
  const rows = countRows(source, plan, notes)
  if (rows === 0 || shown.length === 0) return err({ kind: 'no-rows' })
  return ok({
    plan, fileName, bytes: source.bytes, rows, samples: [{ index: 0, header: 'vCard', values: shown.slice(0, 3).map(nameOfCard) }],
    firstRows: shown.map((card) => [card]), targets: [], remembered: false, notes: [...notes],
  })
}

function inspectTable(read: ReadDb, source: SourceFile, fileName: string, head: Head, given: GivenPlan, base: Base, notes: Set<ImportNote>): Result<Inspection, ReadFailure> {
  const delimiter = given.delimiter ?? namedDelimiter(head.text) ?? detectDelimiter(head.text, head.whole)
  const text = [...withoutSepLine([head.text])].join('')
  const lines = parseHead(text, delimiter, head.whole)
  const headerRow = given.headerRow ?? findHeaderRow(lines)
  if (headerRow > 0 && lines.slice(0, headerRow).some((line) => !isBlankRow(line))) notes.add('preamble-skipped')
  const body = lines.slice(headerRow + 1).filter((line) => !isBlankRow(line)).slice(0, SAMPLE_ROWS)
  const headless = headerRow === -1 ? headlessHeader(body) : null
  const headers = headersOf(headless ?? (headerRow === -1 ? null : (lines[headerRow] ?? [])), body)
  if (new Set(headers.map(headerKey)).size < headers.length && hasDuplicates(headers)) notes.add('duplicate-headers')
  // Corrected failures are read as the file they come from: without the column that says why.
  const own = headers.at(-1) === REASON_HEADER ? headers.slice(0, -1) : headers
  const dialect = given.dialect ?? (headerRow === -1 && headless === null ? 'generic' : recogniseDialect(own))
  const others = given.object === undefined && headerRow !== -1 ? recogniseOtherRecords(own) : null
  if (others !== null) return err({ kind: 'other-records', records: others })
  const object = given.object ?? (headerRow === -1 ? 'contact' : recogniseObject(own))
  const remembered = rememberedTargets(read, dialect, object, own)
  const targets = remembered ?? (headerRow === -1 && headless === null ? guessTargets(headers.length, body) : named(proposeTargets(dialect, object, own, body), object, headers.length, body))
  const columns = keepsColumns(given, headers) ? (given.columns ?? []) : headers.map((header, index) => ({ index, header: header.slice(0, 10_000), target: targets[index] ?? null }))
  if (given.companyBatch === undefined && countsCompanies(columns, body)) notes.add('counted-companies')
  const plan: ImportPlan = { ...base, object, delimiter, headerRow, dialect, columns, dateOrder: 'ymd', ...(given.companyBatch === undefined ? {} : { companyBatch: given.companyBatch }) }
  const dates = createDateSeeker(columns)
  const rows = countRows(source, plan, notes, dates.look)
  if (rows === 0) return err({ kind: 'no-rows' })
  if (rows === null) for (const line of lines) dates.look(line)
  return ok({
    plan: { ...plan, dateOrder: given.dateOrder ?? orderOf(dialect, dates.found()) }, fileName, bytes: source.bytes, rows, samples: samplesOf(columns, body), firstRows: body.slice(0, SHOWN_ROWS), targets: targetChoices(object),
    remembered: remembered !== null, notes: [...notes],
  })
}

/** Whether people name their company by its row in another file. */
function countsCompanies(columns: ImportPlan['columns'], body: readonly (readonly string[])[]): boolean {
  const places = columns.filter(({ target }) => target === 'positions.companyRef').map(({ index }) => index)
  return places.some((index) => body.some((row) => readCountedReference(row[index]?.trim() ?? '') !== null))
}

/** Text that is no table: web pages, which some programs call .xls, XML, JSON and RTF. */
const MARKUP = /^\s*(?:<(?:!doctype|html|head|body|table|\?xml)\b|<\?xml|\{\\rtf|\{\s*"|\[\s*\{)/i

/** Columns that were chosen for this very header stay; another delimiter, header line or noun asks anew. */
function keepsColumns(given: GivenPlan, headers: readonly string[]): boolean {
  const columns = given.columns
  return columns !== undefined && columns.length > 0 && columns.every(({ index, header }) => (headers[index] ?? null) === header)
}

function headOf(source: SourceFile, encoding: ImportPlan['encoding']): Head {
  let text = ''
  for (const piece of readText(source, encoding)) {
    text += piece
    if (text.length > HEAD_LENGTH) return { text: text.slice(0, HEAD_LENGTH), whole: false }
  }
  return { text, whole: true }
}

function isVcard(text: string): boolean {
  return /^\s*(?:[A-Za-z0-9-]+\.)?BEGIN\s*:\s*VCARD\s*$/im.test(text.slice(0, 4_096))
}

function headersOf(header: readonly string[] | null, body: readonly (readonly string[])[]): string[] {
  const width = Math.min(16_384, header?.length ?? body.reduce((most, row) => Math.max(most, row.length), 0))
  return Array.from({ length: width }, (_, index) => (header === null ? `Column ${String(index + 1)}` : (header[index] ?? '').replace(/^\uFEFF/, '').trim()))
}

function hasDuplicates(headers: readonly string[]): boolean {
  const named = headers.map(headerKey).filter((key) => key !== '')
  return new Set(named).size < named.length
}

const DAY_FIRST: ReadonlySet<Dialect> = new Set<Dialect>(['outlook-de'])
const MONTH_FIRST: ReadonlySet<Dialect> = new Set<Dialect>(['outlook', 'outlook-com', 'salesforce-report', 'act'])
function orderOf(dialect: Dialect, dates: readonly string[]): DateOrder {
  const usual: DateOrder = DAY_FIRST.has(dialect) ? 'dmy' : MONTH_FIRST.has(dialect) ? 'mdy' : 'ymd'
  const found = evidentOrder(dates, usual)
  // Nothing tells: most of the world writes the day first.
  return found === 'ymd' && dates.some((date) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(date)) ? 'dmy' : found
}

/** Gathers the dates of a file that tell which of day and month comes first: of 3/4/1980 one is enough. */
function createDateSeeker(columns: ImportPlan['columns']): { look(cells: readonly string[]): void; found(): readonly string[] } {
  const places = columns.filter(({ target }) => target === 'birthday').map(({ index }) => index)
  const telling: string[] = []
  return {
    look(cells) {
      for (const index of places) {
        const date = cells[index]?.trim() ?? ''
        const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}\b/.exec(date)
        if (parts !== null && (telling.length === 0 || Number(parts[1]) > 12 || Number(parts[2]) > 12) && telling.length < MOST_DATES) telling.push(date)
      }
    },
    found: () => telling,
  }
}

/** A header in words that nobody knows still leaves cells that tell what they are. */
function named(targets: (string | null)[], object: ObjectType, width: number, body: readonly (readonly string[])[]): (string | null)[] {
  if (object === 'company' || targets.some((target) => target !== null && NAMING.test(target))) return targets
  const guessed = guessTargets(width, body)
  return targets.map((target, index) => target ?? guessed[index] ?? null)
}
const NAMING = /^(givenName|familyName|formattedName|nickname|emails|phones|positions\.company)/

function samplesOf(columns: ImportPlan['columns'], body: readonly (readonly string[])[]): Inspection['samples'] {
  return columns.map(({ index, header }) => ({
    index, header, values: body.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '').slice(0, 3).map((value) => value.slice(0, 200)),
  }))
}

function countRows(source: SourceFile, plan: ImportPlan, notes: Set<ImportNote>, look?: (cells: readonly string[]) => void): number | null {
  if (source.bytes > COUNTED_BYTES) return null
  const rows = rowsOf(source, plan, [])
  let count = 0
  for (const { cells } of rows.rows()) {
    count += 1
    if (cells !== null) look?.(cells)
  }
  for (const note of rows.notes) notes.add(note)
  return count
}

/** What a card is recognised by in the preview, as a person reads it. */
function nameOfCard(text: string): string {
  const lines = readCardLines(text).filter(({ value }) => value !== '')
  const line = lines.find(({ name }) => name === 'FN') ?? lines.find(({ name }) => /^(?:N|ORG|EMAIL|TEL)$/.test(name))
  return unescapeValue(line?.value ?? '').slice(0, 200)
}
