import type { Command } from 'commander'
import type { VerifyReport } from '../../../shared/audit/channels'
import type { BackupState } from '../../../shared/backup/channels'
import { centreAreas, type CentreArea } from '../../../shared/centre/finding'
import { rightsMay } from '../../../shared/permissions'
import { centreSentence } from '../centre-text'
import type { Cli, Run } from '../cli'
import { exitCodes } from '../exit-codes'
import { describeFinding, explain } from '../messages'
import { done, stopped, type CliFailure, type Outcome } from '../outcome'
import { facts, moment } from '../text'
import { openVault, type UnlockedVault } from '../vault-access'
import { readerOf } from './centre'
import { looseFiles } from '../../vault/vault-permissions'

/** One thing that is not as it should be, and what to do. `severity` note: worth knowing, the vault is well. */
interface Finding {
  readonly area: 'integrity' | 'permissions' | 'keychain' | 'audit' | 'backup' | 'recovery' | 'people'
  readonly kind: string
  readonly severity: 'problem' | 'note'
  readonly message: string
}
const problem = (area: Finding['area'], kind: string, message: string): Finding => ({ area, kind, severity: 'problem', message })
const note = (area: Finding['area'], kind: string, message: string): Finding => ({ area, kind, severity: 'note', message })

const DAY_MS = 24 * 3_600_000

/** doctor: everything that can be checked about a vault, in one answer. */
export function addDoctorCommand(program: Command, run: Run): void {
  program.command('doctor').description('check the vault, its files, keychain, log and backups').action(() => run(doctor))
}

async function doctor(cli: Cli): Promise<Outcome> {
  const open = await openVault(cli)
  if (!open.ok) return notOpened(open.failure)
  const { vault } = open.value
  // What the check of the file finds joins the findings of the open vault.
  const checked = await cli.job('vault.check', {})
  if (!checked.ok && checked.failure.kind === 'cancelled') return checked
  const search = await mendSearch(cli)
  const verified = await cli.job('audit.verify', {})
  if (!verified.ok && verified.failure.kind === 'cancelled') return verified
  const backup = await cli.call('backup.state', {})
  const now = await cli.call('vault.state', {})
  const opening = now.ok && now.value.state === 'unlocked' ? now.value.findings : vault.findings
  const findings = [
    ...opening.map((finding) => problem('integrity', finding.kind, `${describeFinding(finding)}. Keep a copy of the folder before anything else.`)),
    ...(checked.ok ? [] : [notRun('integrity', checked.failure, 'The check of the vault file')]),
    ...(now.ok ? [] : [notRun('integrity', now.failure, 'Asking for what the checks of the vault found')]),
    ...search,
    ...(verified.ok ? logFindings(verified.value) : [problem('audit', verified.failure.kind, 'The log could not be verified. Keep a copy of the folder, then restore the newest backup into a new one.')]),
    ...looseFiles(vault.vault.path).map((name) => problem('permissions', 'readable-by-others', `Others on this machine may read ${name === '.' ? 'the vault folder' : name}. Run chmod go-rwx on it.`)),
    ...keychainFindings(vault),
    ...(vault.recoveryDue ? [problem('recovery', 'recovery-due', 'The recovery code was used, never confirmed, made before backups were signed, or may be known to somebody who decides over users no more. Make a new one with recovery-code renew.')] : []),
    ...(backup.ok ? backupFindings(backup.value, Date.now()) : [notRun('backup', backup.failure, 'Reading the state of the backups')]),
  ]
  findings.push(...(await peopleFindings(cli, vault)))
  const problems = findings.filter(({ severity }) => severity === 'problem')
  const json = { ok: problems.length === 0, findings, log: verified.ok ? { entries: verified.value.entries, ok: verified.value.ok } : null, lastVerifiedBackupAt: backup.ok ? backup.value.lastVerifiedAt : null }
  const text = [
    facts([['vault', vault.vault.path], ['keychain', vault.keychain], ['log', verified.ok ? `${verified.value.entries} entries, ${verified.value.ok ? 'intact' : 'not intact'}` : 'not verified'], ['last verified backup', backup.ok ? moment(backup.value.lastVerifiedAt) : 'unknown']]),
    ...findings.map((finding) => `${finding.severity}: ${finding.area}: ${finding.message}`),
    ...(problems.length === 0 ? ['The vault is well.'] : []),
  ].join('\n')
  return problems.length === 0 ? done(json, text) : stopped({ kind: 'findings', count: problems.length }, { json, text })
}

const aboutPeople: ReadonlySet<CentreArea> = new Set(centreAreas.filter((area) => ['second-factor', 'passphrases', 'invitations', 'dormant', 'roles', 'alerts'].includes(area)))

/** What the security centre says of the accounts, for whoever may ask it. However they stand, the vault itself is whole: they are notes. */
async function peopleFindings(cli: Cli, vault: UnlockedVault): Promise<readonly Finding[]> {
  const by = readerOf(vault)
  if (!rightsMay(vault.session.rights, by)) return []
  const report = await cli.call('centre.report', { by })
  if (!report.ok) return [notRun('people', report.failure, 'Looking at the accounts')]
  return report.value.findings.filter(({ area, state }) => aboutPeople.has(area) && state !== 'good').map((finding) => note('people', finding.kind, centreSentence(finding)))
}

/** What was found and mended in the search by phone. */
async function mendSearch(cli: Cli): Promise<readonly Finding[]> {
  const checked = await cli.job('vault.checkSearch', {})
  if (!checked.ok) return [notRun('integrity', checked.failure, 'The check of the search by phone')]
  if (checked.value.ok) return []
  const mended = await cli.job('vault.mendSearch', {})
  if (!mended.ok) return [problem('integrity', 'search-not-mended', `The search by phone has lost some people, and building it anew did not work (${mended.failure.kind}). No record is lost: run doctor again.`)]
  return [note('integrity', 'search-mended', 'The search by phone had lost some people. It was built anew and finds everybody now.')]
}

/** A check that did not come to its end says nothing of the vault, least of all that it is well. */
function notRun(area: Finding['area'], { kind }: CliFailure, what: string): Finding {
  return problem(area, kind, `${what} did not come to its end (${kind}), so nobody knows whether it is well. Run doctor again.`)
}

/** A vault that is too ill to be opened is a finding; a wrong passphrase is none. */
function notOpened(failure: CliFailure): Outcome {
  const { exitCode, message } = explain(failure)
  if (exitCode !== exitCodes.integrity) return { ok: false, failure }
  return stopped(failure, { json: { findings: [problem('integrity', failure.kind, message)] } })
}

function logFindings({ ok, firstBad, class: fault, findings }: VerifyReport): readonly Finding[] {
  if (ok) return []
  const at = firstBad === null ? '' : ` at entry ${firstBad}`
  return [problem('audit', fault ?? 'not-intact', `The log is not intact${at}. Keep a copy of the folder before anything else.`), ...findings.map((finding) => problem('audit', finding.kind, `${describeFinding(finding)}.`))]
}

function keychainFindings({ keychain }: UnlockedVault): readonly Finding[] {
  if (keychain === 'present') return []
  if (keychain === 'not-used') return [note('keychain', keychain, 'The passphrase alone opens this vault: a copied file can be guessed at. A long passphrase matters.')]
  return [problem('keychain', keychain, 'The keychain does not hold what this vault needs on this machine. Open it once with recover.')]
}

function backupFindings(state: BackupState, now: number): readonly Finding[] {
  const { target, lastVerifiedAt, lastProblem, everyHours, sameDisk } = state
  const found: Finding[] = []
  if (lastVerifiedAt === null) found.push(note('backup', 'never', 'There is no verified backup yet. Make one with backup create --to DIR.'))
  else if (now - lastVerifiedAt > Math.max(everyHours * 3_600_000 * 2, 2 * DAY_MS)) found.push(note('backup', 'old', `The last verified backup is of ${moment(lastVerifiedAt)}. Make one with backup create.`))
  if (lastProblem !== null && lastProblem !== 'no-target') found.push(note('backup', lastProblem, `The last backup did not work (${lastProblem}). Make one with backup create and see what it says.`))
  if (target !== null && sameDisk) found.push(note('backup', 'same-disk', 'The backups are on the disk of the vault: when it dies, both are gone.'))
  return found
}
