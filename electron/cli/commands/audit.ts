import { Option, type Command } from 'commander'
import { auditActions, type AuditAction } from '../../../shared/audit/entry'
import type { AuditView } from '../../../shared/audit/channels'
import type { Cli, Run } from '../cli'
import { describeFinding } from '../messages'
import { done, stopped, type CliFailure, type Outcome } from '../outcome'
import { outputPlace } from '../output-place'
import { count, facts, moment, table } from '../text'
import { openVault } from '../vault-access'
import { parseLimit } from './objects'

interface ListOptions {
  readonly limit: number
  readonly before?: number
  readonly action?: readonly AuditAction[]
  readonly id?: string
}
const PAGE = 500

/** audit list, verify and export. */
export function addAuditCommands(program: Command, run: Run): void {
  const audit = program.command('audit').description('the log of everything that happened in the vault')
  audit.command('list').description('entries, newest first')
    .addOption(new Option('--limit <n>', 'at most so many').argParser(parseLimit(1_000_000)).default(50))
    .addOption(new Option('--before <seq>', 'continue below this number').argParser(parseLimit(Number.MAX_SAFE_INTEGER)))
    .addOption(new Option('--action <action...>', 'only these').choices(auditActions))
    .option('--id <id>', 'only what happened to the record with this id')
    .action((options: ListOptions) => run((cli) => list(cli, options)))
  audit.command('verify').description('check every link of the log and what was noted of it elsewhere')
    .option('--log <file>', 'check a file of audit export instead; needs no vault')
    .action(({ log }: { readonly log?: string }) => run((cli) => (log === undefined ? verify(cli) : verifyFile(cli, log))))
  audit.command('export').description('write the log as a file that can be verified without this program')
    .requiredOption('--out <file>', 'the file')
    .option('--force', 'replace an older file there')
    .action(({ out, force }: { readonly out: string; readonly force?: true }) => run((cli) => exportLog(cli, out, force === true)))
}

async function list(cli: Cli, { limit, before, action, id }: ListOptions): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const filter = { ...(action === undefined ? {} : { actions: [...action] }), ...(id === undefined ? {} : { objectId: id.toLowerCase() }) }
  const entries: AuditView[] = []
  let next: number | null = before ?? null
  let total = 0
  do {
    const page = await cli.call('audit.page', { filter, limit: Math.min(PAGE, limit - entries.length), ...(next === null ? {} : { before: next }) })
    if (!page.ok) return page
    entries.push(...page.value.items)
    total = page.value.total
    next = page.value.next
  } while (next !== null && entries.length < limit)
  const rows = table(['entry', 'at', 'who', 'what', 'of', 'id'], entries.map((entry) => [entry.seq, moment(entry.at), entry.actorName, entry.action, entry.objectType, entry.objectId]))
  return done({ entries, total, next }, entries.length === 0 ? 'No entries.' : rows)
}

async function verify(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return refusal(vault.failure)
  const verified = await cli.job('audit.verify', {})
  if (!verified.ok) return verified
  const { ok, firstBad, class: fault, entries, headSeq, headHash, anchors, findings, erasedDetails } = verified.value
  const json = { entries, firstBad, class: fault, headSeq, headHash, erasedDetails, anchors, findings }
  const text = facts([
    ['entries', entries], ['first bad', firstBad], ['class', fault], ['head', `${headSeq} ${headHash}`],
    ...anchors.map(({ anchor, state, seq }): readonly [string, string] => [`anchor (${anchor})`, seq === null ? state : `${state} at ${seq}`]),
    ...findings.map((finding): readonly [string, string] => ['finding', describeFinding(finding)]),
  ])
  return ok ? done(json, `${text}\nThe log is intact: ${count(entries, 'entry', 'entries')}.`) : stopped({ kind: 'log-not-intact', firstBad, class: fault }, { json, text })
}

/** An exported log, by itself: whoever is given the file can check it without the vault. */
async function verifyFile(cli: Cli, log: string): Promise<Outcome> {
  const verified = await cli.job('audit.verifyFile', { from: await cli.file(log) })
  if (!verified.ok) return verified
  const { ok, entries, firstBad, class: fault, headSeq, headHash, vaultId, exportedAt } = verified.value
  const json = { entries, firstBad, class: fault, headSeq, headHash, vaultId, exportedAt }
  const text = facts([['entries', entries], ['first bad', firstBad], ['class', fault], ['head', `${headSeq} ${headHash}`], ['of vault', vaultId], ['exported', moment(exportedAt)]])
  return ok ? done(json, `${text}\nThe file is intact. Compare its head with one noted elsewhere, such as audit verify in the vault: who can write the file can also write another.`) : stopped({ kind: 'log-not-intact', firstBad, class: fault }, { json, text })
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

async function exportLog(cli: Cli, out: string, force: boolean): Promise<Outcome> {
  const place = outputPlace(cli.path(out), force)
  if (!place.ok) return place
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const exported = await cli.job('audit.export', { to: await cli.file(out) })
  if (!exported.ok) return exported
  const { entries, file } = exported.value
  return done({ entries, file }, `${count(entries, 'entry', 'entries')} written to ${file}. The file is not encrypted.`)
}
