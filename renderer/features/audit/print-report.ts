import type { AuditFilter, LogReportData } from '../../../shared/audit/channels'
import type { Input } from '../../../shared/ipc/contract'
import { call } from '../../ipc/client'
import type { Telling } from './fact-words'
import { sentenceOf } from './sentence'

/** So many entries are listed; the counts are over all that the filter finds. */
export const MOST_PRINTED = 1_000

/** Makes a report of what a filter finds and hands it to the system's print dialog; says whether it was printed. `filters` says in words what was chosen. */
export async function printReport(filter: AuditFilter, filters: string, telling: Telling) {
  const report = await call('audit.report', { filter, limit: MOST_PRINTED })
  return report.ok ? call('app.printReport', sheetOf(report.value, filters, telling)) : report
}

function sheetOf(report: LogReportData, filters: string, telling: Telling): Input<'app.printReport'> {
  const { t, format } = telling
  const who = (name: string | null): string => name ?? t('audit:nobody')
  return {
    words: {
      language: format.locale, title: t('audit:report.title'),
      facts: [
        [t('audit:anchor.vault'), `${report.vaultName} (${report.vaultId})`], [t('audit:report.made'), `${format.exact(report.at)}, ${who(report.madeBy)}`], [t('audit:filter.label'), filters],
        [t('audit:report.entries'), format.number(report.total)], [t('audit:report.head'), `${String(report.seq)} ${report.hash}`], [t('audit:anchor.key'), report.fingerprint],
      ],
      byAction: t('audit:report.byAction'), byPerson: t('audit:report.byPerson'), entries: t('audit:list'),
      columns: { seq: t('audit:detail.seq'), at: t('audit:detail.at'), who: t('audit:detail.who'), what: t('audit:filter.group'), hash: t('audit:detail.hash') },
      shortened: report.entries.length < report.total ? t('audit:report.shortened', { shown: format.number(report.entries.length), n: format.number(report.total) }) : '',
      promise: t('audit:report.promise'),
    },
    counts: { byAction: report.byAction.map(({ action, n }) => ({ what: action, n })), byPerson: report.byPerson.map(({ name, n }) => ({ who: who(name), n })) },
    lines: report.entries.map((entry) => ({ seq: entry.seq, at: format.exact(entry.at), who: who(entry.actorName), what: sentenceOf(entry, entry.objectName, telling), hash: entry.hashHex.slice(0, 16) })),
  }
}
