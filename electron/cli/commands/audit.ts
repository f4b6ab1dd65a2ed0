import { InvalidArgumentError, Option, type Command } from 'commander'
import type { ArchivedThrough, AuditView, LogExportKind, LogFault, LogFileReport, NotChecked, SealsChecked } from '../../../shared/audit/channels'
import { ok, type Result } from '../../../shared/result'
import type { Cli, Run } from '../cli'
import { describeFinding } from '../messages'
import { done, stopped, usage, type CliFailure, type Outcome } from '../outcome'
import { readSecretFile } from '../secrets'
import { count, facts, moment, plain, table } from '../text'
import { openVault } from '../vault-access'
import { filterOf, parseMoment, withFilter, type FilterOptions } from './audit-filter'
import { anchorLog, archiveLog, exportLog, reportLog, type OutOptions } from './audit-leave'
import { parseLimit } from './objects'

interface ListOptions extends FilterOptions {
  readonly limit: number
  readonly before?: number
  readonly after?: number
}
interface VerifyOptions {
  readonly log?: readonly string[]
  readonly publicKey?: string
  readonly anchor?: { readonly seq: number; readonly hash: string }
}
const PAGE = 500

/** Everything about the log: audit list, verify, anchor, export, report and archive. */
export function addAuditCommands(program: Command, run: Run): void {
  const audit = program.command('audit').description('the log of everything that happened in the vault')
  withFilter(audit.command('list').description('entries, newest first'))
    .addOption(new Option('--limit <n>', 'at most so many').argParser(parseLimit(1_000_000)).default(50))
    .addOption(new Option('--after <seq>', 'continue after this number, which the page before gave as "next"').argParser(parseLimit(Number.MAX_SAFE_INTEGER)))
    .addOption(new Option('--before <seq>').argParser(parseLimit(Number.MAX_SAFE_INTEGER)).hideHelp())
    .action((options: ListOptions) => run((cli) => list(cli, options)))
  audit.command('verify').description('check every link of the log and what was noted of it elsewhere; with --recovery-file every seal as well')
    .option('--log <file...>', 'check files of audit export or audit archive instead, in their order; needs no vault')
    .option('--public-key <fingerprint>', 'the fingerprint of the key that must have signed the files')
    .addOption(new Option('--anchor <seq:hash>', 'what audit anchor printed').argParser(parseAnchor))
    .action((options: VerifyOptions) => run((cli) => (options.log === undefined ? verify(cli, options) : verifyFiles(cli, options.log, options))))
  audit.command('anchor').description('the last entry and the signing key, to be printed or noted elsewhere').action(() => run((cli) => anchorLog(cli)))
  withFilter(audit.command('export').description('write the log, or a part of it, as a signed file that can be verified without the vault'))
    .requiredOption('--out <file>', 'the file').option('--force', 'replace an older file there')
    .action((options: OutOptions & FilterOptions) => run((cli) => exportLog(cli, options)))
  withFilter(audit.command('report').description('write a page to print, without scripts'))
    .requiredOption('--out <file>', 'the HTML file').option('--force', 'replace an older file there')
    .action((options: OutOptions & FilterOptions) => run((cli) => reportLog(cli, options)))
  audit.command('archive').description('move the oldest entries into a signed file; never the last 90 days or 1000 entries')
    .addOption(new Option('--before <date>', 'entries before this day (else as the setting says how long they are kept)').argParser(parseMoment(0)))
    .requiredOption('--out <file>', 'the file').option('--force', 'replace an older file there')
    .action((options: OutOptions & { readonly before?: number }) => run((cli) => archiveLog(cli, options)))
}

function parseAnchor(text: string): { readonly seq: number; readonly hash: string } {
  const match = /^(\d{1,15}):([0-9a-fA-F]{8,64})$/.exec(text.trim())
  if (match?.[1] === undefined || match[2] === undefined || Number(match[1]) < 1) throw new InvalidArgumentError('It must be a number and a hash, as audit anchor prints them: 1234:0a1b….')
  return { seq: Number(match[1]), hash: match[2].toLowerCase() }
}

/** The recovery code of --recovery-file, or undefined without one. */
function recoveryCodeOf(cli: Cli): Result<string | undefined, CliFailure> {
  const { recoveryFile } = cli.options
  return recoveryFile === undefined ? ok(undefined) : readSecretFile(cli.path(recoveryFile), cli.terminal)
}

async function list(cli: Cli, { limit, before, after, ...options }: ListOptions): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const filtered = await filterOf(cli, options)
  if (!filtered.ok) return filtered
  const filter = filtered.value
  const entries: AuditView[] = []
  let next: number | null = after ?? before ?? null
  let total: number | null = null
  let archived: ArchivedThrough | null = null
  do {
    const page = await cli.call('audit.page', { filter, limit: Math.min(PAGE, limit - entries.length), ...(next === null ? {} : { before: next }) })
    if (!page.ok) return page
    entries.push(...page.value.items)
    total = page.value.total ?? total
    archived = page.value.archived
    next = page.value.next
  } while (next !== null && entries.length < limit)
  const rows = table(['entry', 'at', 'who', 'what', 'of', 'id'], entries.map((entry) => [entry.seq, moment(entry.at), entry.actorName, entry.action, entry.objectType, entry.objectId]))
  const more = next === null ? (archived === null ? '' : `\nWhat came before entry ${archived.seq + 1} was archived: ${plain(archived.fileName)}`) : `\nThere is more: --after ${next}`
  return done({ entries, total, next, archived }, `${entries.length === 0 ? 'No entries.' : rows}${more}`)
}

async function verify(cli: Cli, { anchor }: VerifyOptions): Promise<Outcome> {
  const code = recoveryCodeOf(cli)
  if (!code.ok) return code
  const vault = await openVault(cli)
  if (!vault.ok) return refusal(vault.failure)
  const verified = await cli.job('audit.verify', { ...(code.value === undefined ? {} : { recoveryCode: code.value }), ...(anchor === undefined ? {} : { anchor }) })
  if (!verified.ok) return verified
  const { ok: whole, firstBad, class: fault, entries, headSeq, headHash, anchors, findings, erasedDetails, seals, archivedThrough } = verified.value
  const json = { entries, firstBad, class: fault, headSeq, headHash, erasedDetails, anchors, findings, seals, archivedThrough }
  const text = facts([
    ['entries', entries], ['first bad', firstBad], ['class', fault], ['head', `${headSeq} ${headHash}`],
    ...anchors.map(({ anchor: name, state, seq }): readonly [string, string] => [`anchor (${name})`, seq === null ? state : name === 'noted' && state === 'missing' ? `not compared: entry ${seq} was archived, check its file with audit verify --log FILE --anchor` : `${state} at ${seq}`]),
    ['seals', sealsText(seals)], ['began after', archivedThrough === null ? null : `entry ${archivedThrough}, the last one archived; check its file with audit verify --log`],
    ...findings.map((finding): readonly [string, string] => ['finding', describeFinding(finding)]),
  ])
  return whole ? done(json, `${text}\nThe log is intact: ${count(entries, 'entry', 'entries')}.`) : stopped({ kind: 'log-not-intact', firstBad, class: fault }, { json, text })
}

/** Files of the log, each by itself and one after the other: whoever is given them can check them without the vault. */
async function verifyFiles(cli: Cli, files: readonly string[], { publicKey, anchor }: VerifyOptions): Promise<Outcome> {
  const code = recoveryCodeOf(cli)
  if (!code.ok) return code
  const reports: LogFileReport[] = []
  for (const file of files) {
    const verified = await cli.job('audit.verifyFile', { from: await cli.file(file), ...(code.value === undefined ? {} : { recoveryCode: code.value }), ...(publicKey === undefined ? {} : { fingerprint: publicKey }), ...(anchor === undefined ? {} : { anchor }) })
    if (!verified.ok) return verified
    const report = verified.value
    const earlier = reports.at(-1)
    reports.push(report.ok && earlier !== undefined ? following(earlier, report) : report)
    if (reports.at(-1)?.ok !== true) break
  }
  const last = reports.at(-1)
  if (last === undefined) return usage('Name at least one file after --log.')
  const { ok: whole, firstBad, class: fault, headSeq, headHash, vaultId, exportedAt, exportedBy, kind, fingerprint, seals } = last
  const noted = anchor === undefined ? null : (reports.find((report) => report.anchor !== 'not-here')?.anchor ?? 'not-here')
  const entries = reports.reduce((sum, report) => sum + report.entries, 0)
  // What came before a later file is the file before it.
  const open = new Set(reports.flatMap((report) => report.notChecked))
  const notChecked = [...open].filter((one) => one !== 'what-came-before' || (reports[0]?.before ?? null) !== null)
  const json = { entries, firstBad, class: fault, headSeq, headHash, vaultId, exportedAt, exportedBy, kind, fingerprint, seals, notChecked, files: reports.length, ...(noted === null ? {} : { anchor: noted }) }
  const text = facts([
    ['entries', entries], ['first bad', firstBad], ['class', fault], ['head', `${headSeq} ${headHash}`], ['of vault', vaultId], ['exported', moment(exportedAt)], ['by', exportedBy],
    ['holds', kindTexts[kind]], ['signing key', fingerprint], ['seals', sealsText(seals)], ...(noted === null ? [] : [['anchor (noted)', notedTexts[noted]] as const]), ...notChecked.map((one): readonly [string, string] => ['not checked', notCheckedTexts[one]]),
  ])
  const which = files[reports.length - 1] ?? ''
  return whole ? done(json, `${text}\n${reports.length === 1 ? 'The file is intact.' : `The ${reports.length} files are intact and follow each other.`}`) : stopped({ kind: 'log-not-intact', firstBad, class: fault }, { json, text: files.length === 1 ? text : `file  ${plain(which)}\n${text}` })
}

/** A file after another: of the same vault, signed by the same key, and going on exactly where that one ends, without gaps in either. */
function following(earlier: LogFileReport, report: LogFileReport): LogFileReport {
  const bad = (fault: LogFault, firstBad: number | null): LogFileReport => ({ ...report, ok: false, firstBad, class: fault })
  const isExcerpt = earlier.kind === 'excerpt' || report.kind === 'excerpt'
  if (report.vaultId !== earlier.vaultId || isExcerpt || report.before?.seq !== earlier.headSeq) return bad('missing', earlier.headSeq + 1)
  if (report.before.hash !== earlier.headHash) return bad('anchor-mismatch', earlier.headSeq + 1)
  return report.fingerprint === earlier.fingerprint ? report : bad('forged-signature', null)
}

const notedTexts = { 'matches': 'matches', 'differs': 'differs', 'not-here': 'not compared: none of these files holds that entry' } as const
const kindTexts: Readonly<Record<LogExportKind, string>> = { whole: 'the whole log of the vault', range: 'the entries of a time', excerpt: 'what a filter found', segment: 'archived entries' }
const notCheckedTexts: Readonly<Record<NotChecked, string>> = {
  'unsigned': 'who made the file: it is not signed',
  'whose-key': 'whose key signed it: give the fingerprint noted elsewhere with --public-key',
  'what-came-before': 'what came before its first entry, which is in another file',
  'what-lies-between': 'what lies between its entries, which a filter left out',
  'what-came-after': 'whether more came after it: compare its head with audit anchor in the vault',
  'seals': 'the seals one by one: give the recovery code of their time with --recovery-file',
}

function sealsText({ sealedFrom, generations }: SealsChecked): string {
  if (sealedFrom === null) return 'none'
  const states = { 'recomputed': 'recomputed', 'not-vouched-for': 'recomputed from a first key that no code vouches for', 'other-code': 'of another code, structure only', 'structure-only': 'structure only' } as const
  return generations.map(({ firstSeq, state }) => `from entry ${firstSeq}: ${states[state]}`).join('; ')
}

/** A log that does not fit its anchors is not even opened: opening would write to it. What the check saw is still told as a verification. */
function refusal(failure: CliFailure): Outcome {
  if (failure.kind === 'vault-damaged' || failure.kind === 'damaged') return stopped(failure, { json: { entries: null, firstBad: null, class: 'unreadable' } })
  if (failure.kind !== 'log-refused') return { ok: false, failure }
  const { findings, chain } = failure
  // A link that does not hold says more than an anchor that does not match.
  if (chain.firstBad !== null) return stopped(failure, { json: { ...chain, findings } })
  const cut = findings.find((finding) => finding.kind === 'log-cut')
  if (cut !== undefined) return stopped(failure, { json: { entries: cut.headSeq, firstBad: cut.headSeq + 1, class: 'truncated', findings } })
  const forked = findings.find((finding) => finding.kind === 'log-forked')
  const fault = findings.some(({ kind }) => kind === 'anchor-forged') ? 'forged-anchor' : 'anchor-mismatch'
  return stopped(failure, { json: { entries: chain.entries, firstBad: forked?.seq ?? null, class: fault, findings } })
}
