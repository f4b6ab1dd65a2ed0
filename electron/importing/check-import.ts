import { emptyCompany } from '../../shared/companies/company'
import type { NoSuchOwner } from '../../shared/contacts/channels'
import type { CheckResult, ImportPlan, ReadFailure, RowFix, RowProblem } from '../../shared/importing/channels'
import type { Person } from '../../shared/permissions'
import { err, ok, type Result } from '../../shared/result'
import type { Clock } from '../../shared/time'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import type { ReadDb } from '../db/database'
import { refusalOfOwner } from '../records/allowed'
import { createCompanyLinks } from './matching/company-links'
import { createDecider } from './matching/decide-row'
import { companyKeys } from './matching/find-company'
import { createImportOwners } from './matching/owners'
import { createShelf } from './matching/shelf'
import { checkFolder, exportFolderOf } from './import-folder'
import { openRows } from './read/source-rows'

export const SHOWN_PROBLEMS = 500
const REPORT_EVERY = 500

/**
 * Counts what an import by this person would do and lists the rows with problems. Writes nothing, to the vault or elsewhere.
 * Throws {@link JobCancelled} when asked to stop.
 */
export function checkImport(read: ReadDb, path: string, plan: ImportPlan, fixes: readonly RowFix[], job: JobControl, clock: Clock, person?: Person): Result<CheckResult, ReadFailure | NoSuchOwner> {
  const refused = refusalOfOwner(read, null, plan.owner ?? null)
  if (refused !== null) return err(refused)
  const folder = exportFolderOf(path)
  if (folder !== null) return checkFolder(read, folder, plan, person)
  const opened = openRows(path, plan, fixes)
  if (!opened.ok) return opened
  const source = opened.value
  try {
    const contacts = createShelf(read, contactKind)
    const companies = createShelf(read, companyKind)
    const owners = createImportOwners(read, plan, person)
    const links = createCompanyLinks(read, companies, plan, (name) => {
      const fields = { ...emptyCompany(), name, ownerId: owners.ofNew('company', owners.named(null)) }
      companies.addPending(fields, '', companyKeys(fields), '')
      return { id: null, name }
    })
    const decider = createDecider({ db: read, plan, thisYear: new Date(clock.now()).getFullYear(), contacts, companies, links, owners })
    const counts = { rows: 0, created: 0, updated: 0, skipped: 0, failed: 0 }
    const problems: RowProblem[] = []
    let problemRows = 0
    for (const row of source.rows()) {
      if (counts.rows % REPORT_EVERY === 0) {
        stopIfCancelled(job)
        job.progress('checking', source.position(), source.bytes)
      }
      counts.rows += 1
      const decision = decider.decide(row)
      if (decision.problem !== null) {
        problemRows += 1
        if (problems.length < SHOWN_PROBLEMS) problems.push(decision.problem)
      }
      if (decision.kind === 'fail') counts.failed += 1
      else if (decision.kind === 'skip') {
        counts.skipped += 1
        if (decision.same !== undefined) (decision.same.object === 'contact' ? contacts : companies).add(decision.same.number, [decision.same.rowKey])
      } else if (decision.kind === 'update') {
        counts.updated += 1
        const keys = [...decision.findKeys, ...decision.rowKeys]
        if (decision.object === 'contact') contacts.changePending(decision.known.number, decision.fields, keys)
        else companies.changePending(decision.known.number, decision.fields, keys)
      } else {
        counts.created += 1
        const keys = [...decision.findKeys, ...decision.rowKeys]
        if (decision.object === 'contact') contacts.addPending(decision.fields, decision.raw, keys, decision.satchelId)
        else companies.addPending(decision.fields, decision.raw, keys, decision.satchelId)
      }
    }
    if (counts.rows === 0) return err({ kind: 'no-rows' })
    if (source.changed()) return err({ kind: 'file-changed' })
    return ok({ ...counts, owners: owners.counts(), companiesCreated: links.created(), problems, problemRows })
  } finally {
    source.close()
  }
}
