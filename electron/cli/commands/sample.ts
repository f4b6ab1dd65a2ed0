import type { Command } from 'commander'
import type { Run } from '../cli'
import { done } from '../outcome'
import { count } from '../text'
import { openVault } from '../vault-access'

/** sample add and sample remove: generated records to try things with. */
export function addSampleCommands(program: Command, run: Run): void {
  const sample = program.command('sample').description('generated records to try things with')
  sample.command('add').description('add some thousand generated records').action(() => run(async (cli) => {
    const vault = await openVault(cli)
    if (!vault.ok) return vault
    const added = await cli.job('sample.add', {})
    return added.ok ? done({ ...added.value }, `Added ${described(added.value)}.`) : added
  }))
  sample.command('remove').description('remove every generated record, edited or not').action(() => run(async (cli) => {
    const vault = await openVault(cli)
    if (!vault.ok) return vault
    const removed = await cli.job('sample.remove', {})
    return removed.ok ? done({ ...removed.value }, `Removed ${described(removed.value)}.`) : removed
  }))
}

function described({ contacts, companies }: { readonly contacts: number; readonly companies: number }): string {
  return `${count(contacts, 'contact')} and ${count(companies, 'company', 'companies')}`
}
