import type { Command } from 'commander'
import type { CentreReader } from '../../../shared/centre/channels'
import { rightsMay } from '../../../shared/permissions'
import { centreSentence } from '../centre-text'
import type { Cli, Run } from '../cli'
import { done, type Outcome } from '../outcome'
import { outputPlace } from '../output-place'
import { count, moment, table } from '../text'
import { openVault, type UnlockedVault } from '../vault-access'

interface ReportOptions {
  readonly out?: string
  readonly force?: true
}

/** centre report, policy report and training report: how safe the vault is, and who has read and learnt what. */
export function addCentreCommands(program: Command, run: Run): void {
  const centre = program.command('centre').description('how safe the vault is and what to do next')
  centre.command('report').description('every finding, most urgent first').action(() => run(report))
  const policy = program.command('policy').description('rules that people acknowledge')
  withFile(policy.command('report').description('who has acknowledged which version')).action((options: ReportOptions) => run((cli) => policies(cli, options)))
  const training = program.command('training').description('courses on phishing, social engineering and customer data')
  withFile(training.command('report').description('who has passed what, and when it is due again')).action((options: ReportOptions) => run((cli) => trainings(cli, options)))
}

function withFile(command: Command): Command {
  return command.option('--out <file>', 'write it as a table for spreadsheets').option('--force', 'replace an older file there')
}

/** The right by which this person may ask; whoever has neither is refused by the engine, in its words. */
export function readerOf({ session }: UnlockedVault): CentreReader {
  return rightsMay(session.rights, 'settings') ? 'settings' : 'see-audit'
}

async function report(cli: Cli): Promise<Outcome> {
  const open = await openVault(cli)
  if (!open.ok) return open
  const found = await cli.call('centre.report', { by: readerOf(open.value.vault) })
  if (!found.ok) return found
  const { findings, toDo, at } = found.value
  const rows = table(['', 'about', 'finding'], findings.map((finding) => [finding.state, finding.area, centreSentence(finding)]), 160)
  return done({ toDo, findings, at }, `${toDo === 0 ? 'Nothing to do.' : `${count(toDo, 'thing')} to do.`}\n${rows}`)
}

async function policies(cli: Cli, options: ReportOptions): Promise<Outcome> {
  return aboutEverybody(cli, options, 'policy.export', async (by) => {
    const found = await cli.call('policy.report', { by })
    if (!found.ok) return found
    const { items } = found.value
    return done({ items }, table(['person', 'policy', 'in force', 'acknowledged', 'at'], items.map(({ name, policy, inForce, version, acknowledgedAt }) => [name, policy, inForce, version, acknowledgedAt === null ? 'not yet' : moment(acknowledgedAt)])))
  })
}

async function trainings(cli: Cli, options: ReportOptions): Promise<Outcome> {
  return aboutEverybody(cli, options, 'training.export', async (by) => {
    const found = await cli.call('training.report', { by })
    if (!found.ok) return found
    const { items } = found.value
    return done({ items }, table(['person', 'course', 'passed', 'due again', 'last attempt'], items.map(({ name, course, passedAt, dueAgainAt, last }) => [name, course, moment(passedAt), dueAgainAt === null ? 'now' : moment(dueAgainAt), last === null ? null : `${String(last.right)} of ${String(last.questions)}`])))
  })
}

/** Opens the vault and shows a report, or writes it to the file that was named. */
async function aboutEverybody(cli: Cli, { out, force }: ReportOptions, toFile: 'policy.export' | 'training.export', show: (by: CentreReader) => Promise<Outcome>): Promise<Outcome> {
  const place = out === undefined ? null : outputPlace(cli.path(out), force === true)
  if (place?.ok === false) return place
  const open = await openVault(cli)
  if (!open.ok) return open
  const by = readerOf(open.value.vault)
  if (out === undefined) return show(by)
  const written = await cli.call(toFile, { by, to: await cli.file(out) })
  if (!written.ok) return written
  return done({ rows: written.value.rows, file: cli.path(out) }, `${count(written.value.rows, 'line')} written to ${cli.path(out)}. The file is not encrypted.`)
}
