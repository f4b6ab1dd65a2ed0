import type { Command } from 'commander'
import type { Cli, Run } from '../cli'
import { done, usage, type Outcome } from '../outcome'
import { facts } from '../text'
import { openVault } from '../vault-access'

/** key show: the way out, so that a vault can always be opened without this program. key rotate: what somebody knew of it opens nothing any more. */
export function addKeyCommands(program: Command, run: Run): void {
  const key = program.command('key').description('the key of the vault')
  key.command('rotate')
    .description('give the vault another key: nobody needs a new passphrase, and whoever was removed cannot open it with what they kept')
    .option('--without-backup', 'go on although the backup before it cannot be made')
    .action(({ withoutBackup }: { readonly withoutBackup?: true }) => run((cli) => rotate(cli, withoutBackup === true)))
  key.command('show')
    .description('print the raw SQLCipher key; the log notes it')
    .option('--yes-i-understand', 'whoever has this key and the file reads everything, for good')
    .action(({ yesIUnderstand }: { readonly yesIUnderstand?: true }) => run((cli) => show(cli, yesIUnderstand === true)))
}

async function rotate(cli: Cli, withoutBackup: boolean): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const rotated = await cli.job('vault.rotateKey', { passphrase: vault.value.passphrase, withoutBackup })
  if (!rotated.ok) return rotated
  const { seconds, backedUp } = rotated.value
  return done({ rotated: true, seconds, backedUp }, `${backedUp ? 'A backup was made and verified first. ' : ''}The vault has another key (${seconds} s). Passphrases and the recovery code stay as they are; backups made before still open with the recovery code.`)
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
