import { readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { asId, type RoleId } from '../../../shared/ids'
import { err, ok, type Result } from '../../../shared/result'
import { rights as rightsSchema, type Rights } from '../../../shared/permissions'
import type { Cli, Run } from '../cli'
import { done, usage, type CliFailure, type Outcome } from '../outcome'
import { roleNamed, teamNamed } from '../people-names'
import { count, table } from '../text'
import { openVault } from '../vault-access'

const LARGEST = 64 * 1024

/** role … and team …. */
export function addRoleCommands(program: Command, run: Run): void {
  const role = program.command('role').description('what people may do')
  role.command('list').description('the roles, and how many people have each').action(() => run(listRoles))
  role.command('show').description('the rights of a role, as role save takes them').argument('<name>').action((name: string) => run((cli) => showRole(cli, name)))
  role.command('save').description('compose a role, or change a composed one').argument('<name>').requiredOption('--from-json <file>', 'its rights, as role show prints them')
    .action((name: string, { fromJson }: { readonly fromJson: string }) => run((cli) => saveRole(cli, name, fromJson)))
  role.command('delete').description('delete a composed role that nobody has').argument('<name>').action((name: string) => run((cli) => deleteRole(cli, name)))
  const team = program.command('team').description('who works on the same records')
  team.command('list').description('the teams, and how many people are in each').action(() => run(listTeams))
  team.command('add').description('make a team').argument('<name>').action((name: string) => run((cli) => saveTeam(cli, null, name)))
  team.command('rename').description('change what a team is called').argument('<name>').argument('<new-name>').action((name: string, next: string) => run((cli) => saveTeam(cli, name, next)))
  team.command('remove').description('delete a team; its people are in none then').argument('<name>').action((name: string) => run((cli) => removeTeam(cli, name)))
}

async function listRoles(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const found = await cli.call('roles.list', {})
  if (!found.ok) return found
  const roles = found.value.items
  return done({ roles }, table(['role', 'people', 'kind', 'id'], roles.map(({ id, name, people }) => [name ?? id, people, name === null ? 'preset' : 'composed', name === null ? '' : id])))
}

async function showRole(cli: Cli, text: string): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const role = await roleNamed(cli, text)
  if (!role.ok) return role
  return done({ ...role.value }, JSON.stringify(role.value.rights, null, 2))
}

async function saveRole(cli: Cli, name: string, file: string): Promise<Outcome> {
  const rights = readRights(cli.path(file))
  if (!rights.ok) return rights
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const known = await roleNamed(cli, name)
  // A preset's name is refused by the engine as taken.
  const id = known.ok && known.value.name !== null ? asId<RoleId>(known.value.id) : null
  const saved = await cli.call('roles.save', { id, name, rights: rights.value, passphrase: vault.value.passphrase })
  return saved.ok ? done({ roleId: saved.value.roleId, role: name.trim(), created: id === null }, id === null ? `The role ${name.trim()} can be given with user role.` : `The role ${name.trim()} is changed for everybody who has it.`) : saved
}

/** Rights as JSON, bare or as role show --json prints them. */
function readRights(path: string): Result<Rights, CliFailure> {
  try {
    if (statSync(path).size > LARGEST) return usage('The file with the rights is too large; nothing was changed.')
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const given = rightsSchema.safeParse(typeof parsed === 'object' && parsed !== null && 'rights' in parsed ? parsed.rights : parsed)
    return given.success ? ok(given.data) : usage(`The file does not hold the rights of a role (${given.error.issues[0]?.path.join('.') ?? ''} ${given.error.issues[0]?.message ?? ''}); nothing was changed. role show prints rights as they are written.`)
  } catch (error) {
    return error instanceof SyntaxError ? usage('The file with the rights is not JSON; nothing was changed. role show prints rights as they are written.') : err({ kind: 'file-missing', path })
  }
}

async function deleteRole(cli: Cli, text: string): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const role = await roleNamed(cli, text)
  if (!role.ok) return role
  if (role.value.name === null) return usage('Every vault has this role; it cannot be deleted. Nothing was changed.')
  const deleted = await cli.call('roles.delete', { id: asId<RoleId>(role.value.id), passphrase: vault.value.passphrase })
  return deleted.ok ? done({ roleId: role.value.id, role: role.value.name }, `The role ${role.value.name} is deleted.`) : deleted
}

async function listTeams(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const found = await cli.call('teams.list', {})
  if (!found.ok) return found
  const teams = found.value.items.map(({ id, ...team }) => ({ teamId: id, ...team }))
  return done({ teams }, teams.length === 0 ? 'There are no teams.' : table(['team', 'people', 'id'], teams.map(({ name, people, teamId }) => [name, people, teamId])))
}

async function saveTeam(cli: Cli, before: string | null, name: string): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const known = before === null ? null : await teamNamed(cli, before)
  if (known?.ok === false) return known
  const saved = await cli.call('teams.save', { id: known?.value.id ?? null, name })
  return saved.ok ? done({ teamId: saved.value.teamId, team: name.trim() }, known === null ? `The team ${name.trim()} is there; put people into it with user team.` : `The team is called ${name.trim()} now.`) : saved
}

async function removeTeam(cli: Cli, text: string): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const team = await teamNamed(cli, text)
  if (!team.ok) return team
  const { id, name, people } = team.value
  const deleted = await cli.call('teams.delete', { id })
  return deleted.ok ? done({ teamId: id, team: name, people }, `The team ${name} is deleted; ${count(people, 'person', 'people')} were in it.`) : deleted
}
