import { writeFileSync } from 'node:fs'
import type { LogReportData } from '../../../shared/audit/channels'
import { reportHtml } from '../../../shared/audit/report-page'
import type { Cli } from '../cli'
import { done, type Outcome } from '../outcome'
import { outputPlace } from '../output-place'
import { count, facts, moment, plain } from '../text'
import { openVault } from '../vault-access'
import { filterOf, type FilterOptions } from './audit-filter'

export interface OutOptions {
  readonly out: string
  readonly force?: true
}
const MOST_IN_REPORT = 5_000

/** audit export: the log, or what the filter finds of it, as a signed file. */
export async function exportLog(cli: Cli, { out, force, ...options }: OutOptions & FilterOptions): Promise<Outcome> {
  const place = outputPlace(cli.path(out), force === true)
  if (!place.ok) return place
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const filter = await filterOf(cli, options)
  if (!filter.ok) return filter
  const exported = await cli.job('audit.export', { to: await cli.file(out), filter: filter.value })
  if (!exported.ok) return exported
  const { entries, file, kind, fingerprint } = exported.value
  return done({ entries, file, kind, fingerprint }, `${count(entries, 'entry', 'entries')} written to ${file}, signed with the key ${fingerprint}. The file is not encrypted. Anybody can check it with audit verify --log.`)
}

/** audit report: a page to print. */
export async function reportLog(cli: Cli, { out, force, ...options }: OutOptions & FilterOptions): Promise<Outcome> {
  const path = cli.path(out)
  const place = outputPlace(path, force === true)
  if (!place.ok) return place
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const filter = await filterOf(cli, options)
  if (!filter.ok) return filter
  const report = await cli.call('audit.report', { filter: filter.value, limit: MOST_IN_REPORT })
  if (!report.ok) return report
  try {
    writeFileSync(path, pageOf(report.value, options), { mode: 0o600 })
  } catch {
    return { ok: false, failure: { kind: 'read-only', path } }
  }
  const { entries, total, seq, fingerprint } = report.value
  return done({ entries: entries.length, total, file: path, seq, fingerprint }, `A report of ${count(total, 'entry', 'entries')} written to ${path}; open it in a browser to print it. The file is not encrypted.`)
}

/** audit archive: the oldest entries into a signed segment. */
export async function archiveLog(cli: Cli, { out, force, before }: OutOptions & { readonly before?: number }): Promise<Outcome> {
  const place = outputPlace(cli.path(out), force === true)
  if (!place.ok) return place
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const archived = await cli.job('audit.archive', { to: await cli.file(out), before: before ?? null })
  if (!archived.ok) return archived
  const { entries, through, file } = archived.value
  return done({ entries, through, file }, `${count(entries, 'entry', 'entries')} up to number ${through} moved to ${file}, read back and verified. The log in the vault begins after them; keep the file, it is the only place they are in.`)
}

/** audit anchor: what to print or note elsewhere. */
export async function anchorLog(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const anchor = await cli.call('audit.anchor', {})
  if (!anchor.ok) return anchor
  const { vaultId, vaultName, seq, hash, at, fingerprint } = anchor.value
  return done({ vaultId, vaultName, seq, hash, at, fingerprint }, `${facts([['vault', vaultName], ['id', vaultId], ['entry', seq], ['hash', hash], ['at', moment(at)], ['signing key', fingerprint]])}\nKeep this where nobody who uses the vault can change it. Check it later with audit verify --anchor ${seq}:${hash}`)
}

function pageOf(report: LogReportData, { by, action, object, record, id, from, to }: FilterOptions): string {
  const filters = [
    by === undefined ? null : `by ${by}`, action === undefined ? null : `only ${action.join(', ')}`, object === undefined ? null : `about ${object === 'contact' ? 'contacts' : 'companies'}`,
    record === undefined && id === undefined ? null : `of the record ${record ?? id ?? ''}`, from === undefined ? null : `from ${moment(from)}`, to === undefined ? null : `before ${moment(to)}`,
  ].filter((part) => part !== null)
  const nobody = (name: string | null): string => name ?? 'Satchel'
  return reportHtml({
    language: 'en', title: 'Report of the log',
    facts: [
      ['Vault', `${report.vaultName} (${report.vaultId})`], ['Made', `${moment(report.at)} by ${nobody(report.madeBy)}`], ['Filters', filters.length === 0 ? 'none: the whole log' : filters.join('; ')],
      ['Entries', String(report.total)], ['Last entry of the log', `${String(report.seq)} ${report.hash}`], ['Signing key', report.fingerprint],
    ],
    byAction: 'By what was done', byPerson: 'By person', entries: 'Entries, newest first',
    columns: { seq: 'No.', at: 'Time (UTC)', who: 'Who', what: 'What', hash: 'Hash' },
    shortened: report.entries.length < report.total ? `Only the newest ${String(report.entries.length)} of ${String(report.total)} entries are listed.` : '',
    promise: 'Whoever has the signed export of the same log can check every hash printed here with audit verify --log. The log detects changes, it does not prevent them.',
  }, { byAction: report.byAction.map(({ action: what, n }) => ({ what, n })), byPerson: report.byPerson.map(({ name, n }) => ({ who: nobody(name), n })) },
  report.entries.map(({ seq, at, actorName, action: what, objectType, objectId, hashHex }) => ({
    seq, at: moment(at), who: nobody(actorName), what: plain([what, objectType, objectId].filter((part) => part !== null).join(' ')), hash: hashHex.slice(0, 16),
  })), null)
}
