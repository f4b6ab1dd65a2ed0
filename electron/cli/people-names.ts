import { err, ok, type Result } from '../../shared/result'
import type { Role, Team, UserName } from '../../shared/users/channels'
import { foldName, foldRoleName, presetRoleNamed } from '../../shared/users/names'
import type { Cli } from './cli'
import type { CliFailure } from './outcome'

/** The person of a name as typed: without regard to case, spaces and the width of letters. Nobody who was removed. */
export async function personNamed(cli: Cli, name: string): Promise<Result<UserName, CliFailure>> {
  const listed = await cli.call('users.list', {})
  if (!listed.ok) return listed
  const found = listed.value.items.find((person) => person.state !== 'removed' && (foldName(person.name) === foldName(name) || person.id === name.toLowerCase()))
  return found === undefined ? err({ kind: 'no-such-person' }) : ok(found)
}

/** As {@link personNamed}, and else the one person of that name who was removed: what they own can still be given away. */
export async function ownerNamed(cli: Cli, name: string): Promise<Result<UserName, CliFailure>> {
  const person = await personNamed(cli, name)
  if (person.ok || person.failure.kind !== 'no-such-person') return person
  const listed = await cli.call('users.list', {})
  if (!listed.ok) return listed
  const [removed, ...others] = listed.value.items.filter(({ id, name: known }) => foldName(known) === foldName(name) || id === name.toLowerCase())
  return removed === undefined || others.length > 0 ? person : ok(removed)
}

/** The role of a name as typed: a preset in any spelling or for short, or a composed role by name or id. */
export async function roleNamed(cli: Cli, name: string): Promise<Result<Role, CliFailure>> {
  const listed = await cli.call('roles.list', {})
  if (!listed.ok) return listed
  const preset = presetRoleNamed(name)
  const found = listed.value.items.find((role) => (preset === null ? role.name !== null && (foldRoleName(role.name) === foldRoleName(name) || role.id === name.toLowerCase()) : role.id === preset))
  return found === undefined ? err({ kind: 'no-such-role' }) : ok(found)
}

/** The team of a name as typed. */
export async function teamNamed(cli: Cli, name: string): Promise<Result<Team, CliFailure>> {
  const listed = await cli.call('teams.list', {})
  if (!listed.ok) return listed
  const found = listed.value.items.find((team) => foldName(team.name) === foldName(name) || team.id === name.toLowerCase())
  return found === undefined ? err({ kind: 'no-such-team' }) : ok(found)
}
