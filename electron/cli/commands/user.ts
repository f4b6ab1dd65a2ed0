import type { Command } from 'commander'
import type { Cli, Run } from '../cli'
import { done, usage, type Outcome } from '../outcome'
import { newPassphrase } from '../secrets'
import { table } from '../text'
import { openVault } from '../vault-access'

/** user list and user passphrase. More people come in a later version. */
export function addUserCommands(program: Command, run: Run): void {
  const user = program.command('user').description('the people of the vault')
  user.command('list').description('who may open the vault, and as what').action(() => run(list))
  user.command('passphrase').description('change your passphrase')
    .argument('[name]', 'yourself')
    .option('--new-passphrase-file <file>', 'file with the new passphrase on its first line (else you are asked)')
    .action((name: string | undefined, { newPassphraseFile }: { readonly newPassphraseFile?: string }) => run((cli) => change(cli, name, newPassphraseFile)))
}

async function list(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const found = await cli.call('users.list', {})
  if (!found.ok) return found
  const users = found.value.items.map(({ id, name, role }) => ({ userId: id, name, role }))
  return done({ users }, table(['name', 'role', 'id'], users.map(({ userId, name, role }) => [name, role, userId])))
}

async function change(cli: Cli, name: string | undefined, file: string | undefined): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const { session } = vault.value.vault
  if (name !== undefined && name.normalize('NFC') !== session.userName.normalize('NFC')) return usage('In this version everybody changes only their own passphrase.')
  const next = await newPassphrase(file === undefined ? undefined : cli.path(file), cli.terminal)
  if (!next.ok) return next
  const changed = await cli.whole(() => cli.call('vault.changePassphrase', { passphrase: vault.value.passphrase, newPassphrase: next.value }))
  if (!changed.ok) return changed
  return done({ userId: session.userId, user: session.userName, role: session.role }, 'The new passphrase opens the vault from now on. The recovery code stays as it is.')
}
