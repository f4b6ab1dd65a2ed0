import type { Command } from 'commander'
import type { Cli, Run } from '../cli'
import { done, usage, type Outcome } from '../outcome'
import { facts } from '../text'
import { openVault } from '../vault-access'

/** key show: the way out, so that a vault can always be opened without this program. */
export function addKeyCommands(program: Command, run: Run): void {
  program.command('key').description('the key of the vault').command('show')
    .description('print the raw SQLCipher key; the log notes it')
    .option('--yes-i-understand', 'whoever has this key and the file reads everything, for good')
    .action(({ yesIUnderstand }: { readonly yesIUnderstand?: true }) => run((cli) => show(cli, yesIUnderstand === true)))
}

async function show(cli: Cli, understood: boolean): Promise<Outcome> {
  if (!understood) return usage('Whoever has this key and the vault file reads everything, for good, whatever passphrase is set later. Add --yes-i-understand to print it; nothing was printed.')
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const shown = await cli.call('vault.showKey', { passphrase: vault.value.passphrase })
  if (!shown.ok) return shown
  const { rawKeyHex, file } = shown.value
  return done({ rawKeyHex, file }, `${facts([['file', file], ['raw key', rawKeyHex]])}\n${hint(rawKeyHex)}`)
}

/** How to open the file without this program. SQLCipher 4's defaults fit; nothing else has to be set. */
function hint(rawKeyHex: string): string {
  return [
    'Close Satchel, then open the file with any SQLCipher 4 (not 3: `PRAGMA cipher_version;` says which), and give the key before anything else:',
    `  PRAGMA key = "x'${rawKeyHex}'";`,
    '  PRAGMA integrity_check;',
    'Work on a copy of the folder: what another program changes, the log will call tampered with.',
  ].join('\n')
}
