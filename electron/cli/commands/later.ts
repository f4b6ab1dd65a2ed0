import type { Command } from 'commander'
import { err } from '../../../shared/result'
import type { Run } from '../cli'

const later: Readonly<Record<string, readonly string[]>> = {
  backup: ['prune', 'drill'],
  totp: ['enroll', 'confirm', 'disable'],
  alerts: ['list', 'ack'],
}

/** Commands that are promised (DESIGN.md 7) and not here yet: known, so that their answer says so, and not listed in help. */
export function addLaterCommands(program: Command, run: Run): void {
  for (const [group, names] of Object.entries(later)) {
    const parent = program.commands.find((command) => command.name() === group) ?? program.command(group, { hidden: true })
    for (const name of names) {
      parent.command(`${name} [anything...]`, { hidden: true }).allowUnknownOption(true).action(() => run(() => Promise.resolve(err({ kind: 'not-in-this-version', what: `The command "${group} ${name}"` }))))
    }
  }
}
