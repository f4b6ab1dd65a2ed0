import { Option, type Command } from 'commander'
import { exportFormats, type ExportFormat } from '../../../shared/exporting/channels'
import { everything, type ObjectType } from '../../../shared/list'
import type { Cli, Run } from '../cli'
import { done, usage, type Outcome } from '../outcome'
import { outputPlace } from '../output-place'
import { count } from '../text'
import { openVault } from '../vault-access'
import { parseObject } from './objects'

interface ExportOptions {
  readonly object?: ObjectType
  readonly format?: ExportFormat
  readonly flavour: 'exact' | 'spreadsheet' | 'safe'
  readonly all?: true
  readonly bin?: true
  readonly out: string
  readonly force?: true
}

/** export: one kind of record as a file, or the whole vault as a folder. */
export function addExportCommand(program: Command, run: Run): void {
  program.command('export')
    .description('write portable copies: one kind of record as a file, or with --all the whole vault as a folder. They are not encrypted')
    .addOption(new Option('--object <object>', 'contacts or companies').argParser(parseObject))
    .addOption(new Option('--format <format>', 'csv, vcard (4.0), vcard3 (3.0) or json').choices(exportFormats))
    .addOption(new Option('--flavour <flavour>', 'csv as exact as it came, or with formulas disarmed for spreadsheets').choices(['exact', 'spreadsheet', 'safe']).default('exact'))
    .option('--all', 'everything, as a folder that imports again')
    .option('--bin', 'what is in the recycle bin instead')
    .requiredOption('--out <path>', 'the file, or with --all the folder')
    .option('--force', 'replace an older file there')
    .action((options: ExportOptions) => run((cli) => (options.all === true ? exportAll(cli, options) : exportObject(cli, options))))
}

async function exportObject(cli: Cli, { object, format, flavour, bin, out, force }: ExportOptions): Promise<Outcome> {
  if (object === undefined || format === undefined) return usage('Say what to export with --object and --format, or everything with --all.')
  const place = outputPlace(cli.path(out), force === true)
  if (!place.ok) return place
  if (object === 'company' && (format === 'vcard' || format === 'vcard3')) cli.terminal.say('Note: companies become cards of organisations.')
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const exported = await cli.job('export.run', {
    object, format, flavour: flavour === 'safe' ? 'spreadsheet' : flavour, selection: { mode: 'all', filter: { ...everything, bin: bin === true }, except: [] }, to: await cli.file(out),
  })
  return exported.ok ? written(exported.value) : exported
}

async function exportAll(cli: Cli, { object, format, out }: ExportOptions): Promise<Outcome> {
  if (object !== undefined || format !== undefined) return usage('--all exports everything in its own formats: leave out --object and --format.')
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const exported = await cli.job('export.all', { to: await cli.file(out) })
  return exported.ok ? written(exported.value) : exported
}

function written({ count: records, files }: { readonly count: number; readonly files: readonly string[] }): Outcome {
  return done({ count: records, files }, `${count(records, 'record')} written to:\n${files.map((file) => `  ${file}`).join('\n')}\nThese files are not encrypted.`)
}
