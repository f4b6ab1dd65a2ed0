import { Command, CommanderError } from 'commander'
import type { CommonOptions, Run } from './cli'
import { addAuditCommands } from './commands/audit'
import { addBackupCommands } from './commands/backup'
import { addExportCommand } from './commands/export'
import { addImportCommands } from './commands/import'
import { addKeyCommands } from './commands/key'
import { addLaterCommands } from './commands/later'
import { addReadCommands } from './commands/read'
import { addRoleCommands } from './commands/role'
import { addSampleCommands } from './commands/sample'
import { addUserCommands } from './commands/user'
import { addVaultCommands } from './commands/vault'
import { addDoctorCommand } from './commands/doctor'

/** Where help and complaints of the argument parser go. */
export interface ProgramStreams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

/** The whole command line. Parsing throws {@link CommanderError} instead of ending the process. */
export function createProgram(version: string, streams: ProgramStreams, runnerFor: (options: () => CommonOptions) => Run): Command {
  const program = new Command('satchel')
    .description('Satchel: an offline CRM with a locally encrypted vault.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .option('--vault <dir>', 'the folder of the vault')
    .option('--user <name>', 'who you are (may be left out when the vault has one user)')
    .option('--passphrase-file <file>', 'file with your passphrase on its first line (else SATCHEL_PASSPHRASE_FILE, else you are asked)')
    .option('--recovery-file <file>', 'file with the recovery code on its first line')
    .option('--json', 'print exactly one JSON document')
    .option('--accept-rollback', 'open although the vault is older than its anchors say; the log notes it')
    .option('--take-over', 'open although another machine has the vault by its lock; only when that machine no longer has it open')
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 usage, 3 authentication, 4 integrity, 5 permission, 6 not found or unsupported version, 7 in use elsewhere.\nSecrets never stand on the line: they come from files or are asked for.')
  program.addOption(program.createOption('--totp <code>').hideHelp())

  const run = runnerFor(() => program.opts<CommonOptions>())
  addVaultCommands(program, run)
  addImportCommands(program, run)
  addReadCommands(program, run)
  addExportCommand(program, run)
  addSampleCommands(program, run)
  addBackupCommands(program, run)
  addAuditCommands(program, run)
  addUserCommands(program, run)
  addRoleCommands(program, run)
  addKeyCommands(program, run)
  addDoctorCommand(program, run)
  addLaterCommands(program, run)
  settleAll(program, streams)
  return program
}

/** Every command answers by exception and writes where it is told; options inherit from the program only in name. */
function settleAll(command: Command, streams: ProgramStreams): void {
  command.exitOverride()
  command.configureOutput({ writeOut: streams.out, writeErr: streams.error })
  for (const child of command.commands) settleAll(child, streams)
}

/** Whether a parser's exception only means that help or the version was printed. */
export function isHelp(error: unknown): boolean {
  return error instanceof CommanderError && (error.code === 'commander.helpDisplayed' || error.code === 'commander.version')
}

/** The parser's own sentence about a line it does not understand, without its prefix; null for any other exception. */
export function parserComplaint(error: unknown): string | null {
  if (!(error instanceof CommanderError)) return null
  if (error.code === 'commander.help') return 'A command is missing.'
  return error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
}
