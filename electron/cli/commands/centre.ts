import type { Command } from 'commander'
import type { CentreReader } from '../../../shared/centre/channels'
import { rightsMay } from '../../../shared/permissions'
import { centreSentence } from '../centre-text'
import type { Cli, Run } from '../cli'
import { done, type Outcome } from '../outcome'
import { count, table } from '../text'
import { openVault, type UnlockedVault } from '../vault-access'

/** centre report: how safe the vault is and what to do next. */
export function addCentreCommands(program: Command, run: Run): void {
  const centre = program.command('centre').description('how safe the vault is and what to do next')
  centre.command('report').description('every finding, most urgent first').action(() => run(report))
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
