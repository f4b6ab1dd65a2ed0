import { InvalidArgumentError, Option, type Command } from 'commander'
import { existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { delimiters, dialects, encodings, type ImportCounts, type ImportNote, type ImportPlan, type Inspection } from '../../../shared/importing/channels'
import type { ObjectType } from '../../../shared/list'
import { err, ok, type Result } from '../../../shared/result'
import type { Cli, Run } from '../cli'
import { done, stopped, type CliFailure, type Outcome } from '../outcome'
import { outputPlace } from '../output-place'
import { personNamed } from '../people-names'
import { count, facts, moment, table } from '../text'
import { openVault } from '../vault-access'
import { parseObject } from './objects'

interface ImportOptions {
  readonly object?: ObjectType
  readonly format: string
  readonly mode?: ImportPlan['mode']
  readonly dryRun?: true
  readonly failuresOut?: string
  readonly force?: true
  readonly delimiter?: ImportPlan['delimiter']
  readonly encoding?: ImportPlan['encoding']
  readonly dateOrder?: ImportPlan['dateOrder']
  readonly tag?: readonly string[]
  readonly owner?: string
}

/** What one file came to. `batchId` null for a dry run. */
interface FileReport extends ImportCounts {
  readonly file: string
  readonly batchId: string | null
  readonly object: ObjectType
  readonly format: string
  readonly companiesCreated: number
  /** Rows written that name an owner whom nobody is called, and records that keep theirs for want of a right to take it. */
  readonly owners: { readonly unknown: number; readonly kept: number }
  readonly notes: readonly string[]
  readonly problems: readonly { readonly row: number; readonly blocking: boolean; readonly codes: readonly string[] }[]
}

const formats = ['auto', 'csv', 'tsv', ...dialects] as const
const delimiterNames: ReadonlyMap<string, ImportPlan['delimiter']> = new Map([['comma', ','], ['semicolon', ';'], ['tab', '\t'], ['pipe', '|'], ['\\t', '\t']])

/** import, import batches and import-undo. */
export function addImportCommands(program: Command, run: Run): void {
  program.command('import')
    .description('import CSV, TSV or vCard files; "import batches" lists earlier imports')
    .argument('<file...>', 'files to import, or the word "batches"')
    .addOption(new Option('--object <object>', 'auto, contacts or companies').argParser(parseImportObject))
    .addOption(new Option('--format <format>', 'how the file is laid out').choices(formats).default('auto'))
    .addOption(new Option('--mode <mode>', 'create: never change what is there (a row imported before is skipped); upsert: update what matches, else create; update: never create').choices(['create', 'upsert', 'update']))
    .option('--dry-run', 'count what would happen and change nothing')
    .option('--failures-out <file>', 'where rows that failed go, with their reasons, to be corrected and imported again')
    .option('--force', 'replace an older file of --failures-out')
    .addOption(new Option('--delimiter <sign>', 'comma, semicolon, tab, pipe or the sign itself').argParser(parseDelimiter))
    .addOption(new Option('--encoding <name>', 'how the text is encoded').choices(encodings))
    .addOption(new Option('--date-order <order>', 'how dates such as 03/04/2025 are meant').choices(['ymd', 'dmy', 'mdy']))
    .option('--tag <tag...>', 'tags for every imported record')
    .option('--owner <name>', 'whose the new records are that the file names no known owner of (else nobody’s)')
    .action((files: readonly string[], options: ImportOptions) =>
      run((cli) => (files.length === 1 && files[0] === 'batches' && !existsSync(cli.path('batches')) ? listBatches(cli) : importFiles(cli, files, options))))
  program.command('import-undo')
    .description('take an import back, as far as its records were not changed since')
    .argument('<batch>', 'id of the batch')
    .action((batch: string) => run((cli) => undo(cli, batch)))
}

async function importFiles(cli: Cli, files: readonly string[], options: ImportOptions): Promise<Outcome> {
  const failuresOut = options.failuresOut === undefined ? null : cli.path(options.failuresOut)
  const place = failuresOut === null ? ok(null) : outputPlace(failuresOut, options.force === true)
  if (!place.ok) return place
  for (const file of files) if (!existsSync(cli.path(file))) return stopped({ kind: 'file-gone' }, { json: { file } })
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const owner = options.owner === undefined ? undefined : await personNamed(cli, options.owner)
  if (owner?.ok === false) return owner
  // Every file is looked at before the first is imported: a wrong one among many stops all.
  const inspected: { readonly file: string; readonly token: string; readonly inspection: Inspection }[] = []
  for (const file of files) {
    const token = await cli.file(file)
    const inspection = await cli.call('import.inspect', { file: token, plan: planOf(options, owner?.value.id) })
    if (!inspection.ok && files.length > 1) cli.terminal.say(`Stopped at ${file}, before anything was imported.`)
    if (!inspection.ok) return stopped(inspection.failure, { json: { file } })
    inspected.push({ file, token, inspection: inspection.value })
  }
  // Companies first, whatever the order on the line: people are linked to them.
  inspected.sort((a, b) => Number(b.inspection.plan.object === 'company') - Number(a.inspection.plan.object === 'company'))
  const reports: FileReport[] = []
  for (const { file, token, inspection: { plan: proposed, ...rest } } of inspected) {
    const companyBatch = reports.findLast(({ object, batchId }) => object === 'company' && batchId !== null)?.batchId
    const inspection = companyBatch === undefined || companyBatch === null
      ? { ...rest, plan: proposed }
      : { ...rest, plan: { ...proposed, companyBatch }, notes: rest.notes.filter((note) => note !== 'counted-companies') }
    const report = options.dryRun === true ? await check(cli, file, token, inspection) : await importOne(cli, file, token, inspection)
    if (!report.ok && files.length > 1) cli.terminal.say(`Stopped at ${file}. Files before it are imported, those after it are not.`)
    if (!report.ok) return stopped(report.failure, { json: { file, ...summary(reports, options) }, text: reports.length === 0 ? '' : describe(reports, options) })
    reports.push(report.value)
  }
  const saved = failuresOut === null ? ok([]) : await saveFailures(cli, reports, failuresOut, options.force === true)
  if (!saved.ok) return stopped(saved.failure, { json: summary(reports, options), text: describe(reports, options) })
  return done({ ...summary(reports, options), failureFiles: saved.value }, describe(reports, options))
}

/** What the options say about every file; the rest is detected. */
function planOf({ format, object, mode, delimiter, encoding, dateOrder, tag }: ImportOptions, owner: string | undefined): Partial<ImportPlan> {
  const dialect = dialects.find((known) => known === format)
  const plan: Record<string, unknown> = { object, mode, delimiter, encoding, dateOrder, tags: tag, owner }
  if (format === 'vcard') Object.assign(plan, { format: 'vcard', dialect })
  else if (format === 'csv') plan['format'] = 'csv'
  else if (format === 'tsv') Object.assign(plan, { format: 'csv', delimiter: '\t' })
  else if (dialect !== undefined) Object.assign(plan, { format: 'csv', dialect })
  return Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined))
}

async function check(cli: Cli, file: string, token: string, { plan, notes }: Inspection): Promise<Result<FileReport, CliFailure>> {
  const checked = await cli.job('import.check', { file: token, plan, fixes: [] })
  if (!checked.ok) return checked
  const { rows, created, updated, skipped, failed, companiesCreated, owners: { unknown, kept }, problems } = checked.value
  return ok({ file, batchId: null, object: plan.object, format: plan.dialect, rows, created, updated, skipped, failed, companiesCreated, owners: { unknown, kept }, notes, problems: problems.map(withoutCells) })
}

async function importOne(cli: Cli, file: string, token: string, { plan, notes }: Inspection): Promise<Result<FileReport, CliFailure>> {
  const imported = await cli.job('import.run', { file: token, plan, fixes: [] })
  if (!imported.ok) return imported
  const { batchId, object, dialect, rows, created, updated, skipped, failed, companiesCreated, owners: { unknown, kept }, problems } = imported.value
  return ok({ file, batchId, object, format: dialect, rows, created, updated, skipped, failed, companiesCreated, owners: { unknown, kept }, notes, problems: problems.map(withoutCells) })
}

/** Row numbers and reasons; the cells themselves belong in the failures file, not on a terminal. */
function withoutCells(problem: { readonly row: number; readonly blocking: boolean; readonly problems: readonly { readonly code: string }[] }): FileReport['problems'][number] {
  return { row: problem.row, blocking: problem.blocking, codes: [...new Set(problem.problems.map(({ code }) => code))] }
}

/** One file of failed rows per batch that has some; from the second on numbered. */
async function saveFailures(cli: Cli, reports: readonly FileReport[], path: string, force: boolean): Promise<Result<readonly string[], CliFailure>> {
  const written: string[] = []
  for (const { batchId, failed } of reports) {
    if (batchId === null || failed === 0) continue
    const extension = extname(path)
    const to = written.length === 0 ? path : `${path.slice(0, path.length - extension.length)}-${written.length + 1}${extension}`
    const place = outputPlace(to, force)
    if (!place.ok) return place
    const saved = await cli.call('import.saveFailures', { batchId, to: await cli.file(to) })
    if (!saved.ok) return saved
    written.push(to)
  }
  return ok(written)
}

/** The sums over all files. `batchId` is the last batch: undo takes them back from there. */
function summary(reports: readonly FileReport[], options: ImportOptions): Readonly<Record<string, unknown>> {
  const sum = (of: (report: FileReport) => number): number => sumOf(reports, of)
  const distinct = [...new Set(reports.map(({ format }) => format))]
  return {
    batchId: reports.at(-1)?.batchId ?? null,
    rows: sum((report) => report.rows), created: sum((report) => report.created), updated: sum((report) => report.updated),
    skipped: sum((report) => report.skipped), failed: sum((report) => report.failed), companiesCreated: sum((report) => report.companiesCreated),
    owners: { unknown: sum(({ owners }) => owners.unknown), kept: sum(({ owners }) => owners.kept) },
    format: distinct.length === 1 ? distinct[0] : distinct.length === 0 ? null : 'mixed',
    dryRun: options.dryRun === true, files: reports,
  }
}

function sumOf(reports: readonly FileReport[], of: (report: FileReport) => number): number {
  return reports.reduce((total, report) => total + of(report), 0)
}

function describe(reports: readonly FileReport[], options: ImportOptions): string {
  const lines = [table(['file', 'format', 'rows', 'created', 'updated', 'skipped', 'failed', options.dryRun === true ? '' : 'batch'],
    reports.map((report) => [basename(report.file), report.format, report.rows, report.created, report.updated, report.skipped, report.failed, report.batchId ?? '']))]
  const companies = sumOf(reports, ({ companiesCreated }) => companiesCreated)
  const [unknown, kept] = [sumOf(reports, ({ owners }) => owners.unknown), sumOf(reports, ({ owners }) => owners.kept)]
  if (unknown > 0) lines.push(`${count(unknown, 'row names', 'rows name')} an owner who is no user here; none was made of it.`)
  if (kept > 0) lines.push(`${count(kept, 'record keeps its', 'records keep their')} owner: your role may not take them from whoever has them.`)
  if (companies > 0) lines.push(`${count(companies, 'company', 'companies')} made along the way.`)
  const bad = reports.flatMap((report) => report.problems.filter(({ blocking }) => blocking).map(({ row, codes }) => `${basename(report.file)} row ${row}: ${codes.join(', ')}`))
  if (bad.length > 0) lines.push(`Rows that failed:\n${bad.slice(0, 20).map((line) => `  ${line}`).join('\n')}${bad.length > 20 ? `\n  and ${bad.length - 20} more` : ''}`)
  for (const { file, notes } of reports) lines.push(...notes.flatMap((note) => (NOTES[note] === undefined ? [] : [`${basename(file)}: ${NOTES[note]}`])))
  if (options.dryRun === true && reports.length > 1) lines.push('Each file was counted against the vault as it is now; files that build on one another may come to other numbers.')
  lines.push(options.dryRun === true ? 'Nothing was changed: this was a dry run.' : 'Take it back with import-undo and the batch.')
  return lines.join('\n')
}

const NOTES: Readonly<Partial<Record<string, string>>> = {
  'preamble-skipped': 'lines before the column names were left out.', 'footer-skipped': 'lines behind the last row, such as a copyright, were left out.', 'mixed-encoding': 'part of the text is in another encoding; look for odd letters.',
  'duplicate-headers': 'some column names occur twice.', 'ragged-rows': 'some rows have fewer or more cells than there are columns.', 'truncated': 'a quote is opened and never closed, or the file is cut off; look at its last rows.',
  'counted-companies': 'companies are found by their row in the file of companies that was imported last.',
} satisfies Partial<Record<ImportNote, string>>

async function undo(cli: Cli, batchId: string): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const undone = await cli.job('import.undo', { batchId })
  if (!undone.ok) return undone.failure.kind === 'not-found' ? err({ kind: 'no-such-import' }) : undone
  const { reversed, kept, errors, keptRecords } = undone.value
  const json = { batchId, reversed, kept, errors, keptRecords }
  const text = facts([['reversed', reversed], ['kept, because changed since', kept], ['errors', errors]])
  return errors === 0 ? done(json, text) : stopped({ kind: 'undo-incomplete', errors }, { json, text })
}

async function listBatches(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const batches = await cli.call('import.batches', {})
  if (!batches.ok) return batches
  const { items } = batches.value
  if (items.length === 0) return done({ items }, 'Nothing was imported yet.')
  return done({ items }, table(['batch', 'started', 'file', 'format', 'rows', 'created', 'updated', 'skipped', 'failed', 'state'],
    items.map((batch) => [batch.batchId, moment(batch.startedAt), batch.fileName, batch.dialect, batch.rows, batch.created, batch.updated, batch.skipped, batch.failed, batch.state])))
}

function parseImportObject(text: string): ObjectType | undefined {
  return text === 'auto' ? undefined : parseObject(text)
}

function parseDelimiter(text: string): ImportPlan['delimiter'] {
  const sign = delimiterNames.get(text) ?? delimiters.find((known) => known === text)
  if (sign === undefined) throw new InvalidArgumentError('It must be comma, semicolon, tab or pipe.')
  return sign
}

