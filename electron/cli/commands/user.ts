import type { Command } from 'commander'
import { rightsMay } from '../../../shared/permissions'
import type { GivenRecords, OwnedRecords } from '../../../shared/records/channels'
import type { Person, UserName } from '../../../shared/users/channels'
import { foldName } from '../../../shared/users/names'
import type { Cli, Run } from '../cli'
import { done, usage, type Outcome } from '../outcome'
import { ownerNamed, personNamed, roleNamed, teamNamed } from '../people-names'
import { newPassphrase } from '../secrets'
import { count, facts, moment, plain, table } from '../text'
import { opened, openVault, unlockVault, type OpenVault } from '../vault-access'

interface AddOptions {
  readonly role: string
  readonly team?: string
  readonly newPassphraseFile?: string
  readonly temporary?: true
}
interface PassphraseOptions {
  readonly newPassphraseFile?: string
}

const NEW_PASSPHRASE = ['--new-passphrase-file <file>', 'file with the new passphrase on its first line (else you are asked)'] as const

/** user …: people, as an administrator looks after them, and everybody's own passphrase. Who may do what is decided by the engine. */
export function addUserCommands(program: Command, run: Run): void {
  const user = program.command('user').description('the people of the vault')
  user.command('list').description('who may open the vault, and as what').action(() => run(list))
  user.command('show').description('all that is known about one person').argument('<name>').action((name: string) => run((cli) => show(cli, name)))
  user.command('add').description('let somebody into the vault')
    .argument('<name>')
    .requiredOption('--role <role>', 'administrator, manager, representative, auditor, read-only (or admin, rep, readonly), or the name of a composed role')
    .option('--team <team>', 'the team they belong to')
    .option(...NEW_PASSPHRASE)
    .option('--temporary', 'they set a passphrase of their own at the first unlock, within the days that an invitation is good for')
    .action((name: string, options: AddOptions) => run((cli) => add(cli, name, options)))
  user.command('role').description('give somebody another role').argument('<name>').argument('<role>').action((name: string, role: string) => run((cli) => setRole(cli, name, role)))
  user.command('team').description('put somebody into a team').argument('<name>').argument('[team]').option('--none', 'take them out of theirs')
    .action((name: string, team: string | undefined, { none }: { readonly none?: true }) => run((cli) => setTeam(cli, name, team, none === true)))
  user.command('rename').description('change what somebody is called').argument('<name>').argument('<new-name>').action((name: string, next: string) => run((cli) => rename(cli, name, next)))
  user.command('disable').description('keep somebody out until they are enabled again').argument('<name>').action((name: string) => run((cli) => setDisabled(cli, name, true)))
  user.command('enable').description('let somebody in again').argument('<name>').action((name: string) => run((cli) => setDisabled(cli, name, false)))
  user.command('remove').description('take somebody out of the vault for good').argument('<name>')
    .option('--give-records-to <name>', 'who gets the records that they own; else those stay theirs, and only whoever sees everybody’s, or is of their team, sees them')
    .action((name: string, { giveRecordsTo }: { readonly giveRecordsTo?: string }) => run((cli) => remove(cli, name, giveRecordsTo)))
  user.command('give-records').description('give all records of somebody to somebody else, those in the recycle bin too').argument('<name>').argument('<new-owner>')
    .action((name: string, next: string) => run((cli) => giveRecords(cli, name, next)))
  user.command('passphrase').description('change your passphrase, or give somebody a new one for the next unlock: who forgot theirs, or whose invitation expired')
    .argument('[name]', 'yourself')
    .option(...NEW_PASSPHRASE)
    .action((name: string | undefined, options: PassphraseOptions) => run((cli) => changePassphrase(cli, name, options)))
  user.command('ask-passphrase').description('let somebody set a new passphrase at the next unlock').argument('<name>').action((name: string) => run((cli) => askPassphrase(cli, name)))
}

async function list(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  // Whoever does not look after people sees their names and roles.
  if (!rightsMay(vault.value.vault.session.rights, 'users')) {
    const found = await cli.call('users.list', {})
    return found.ok ? done({ users: found.value.items.map(shown) }, table(['name', 'role', 'state', 'id'], found.value.items.map((user) => [user.name, roleText(user), user.state, user.id]))) : found
  }
  const found = await cli.call('users.people', {})
  if (!found.ok) return found
  const owned = await cli.call('records.owned', {})
  if (!owned.ok) return owned
  const records = new Map(owned.value.items.map(({ userId, ...counts }) => [userId, counts]))
  const users = found.value.items.map((user) => ({ ...shown(user), records: records.get(user.id) ?? noRecords }))
  return done({ users }, table(['name', 'role', 'state', 'records', 'id'], found.value.items.map((user) => [user.name, roleText(user), stateText(user), sumOf(records.get(user.id) ?? noRecords), user.id])))
}

async function show(cli: Cli, name: string): Promise<Outcome> {
  return about(cli, name, async (person) => {
    const found = await cli.call('users.people', {})
    if (!found.ok) return found
    const user = found.value.items.find(({ id }) => id === person.id)
    if (user === undefined) return { ok: false, failure: { kind: 'no-such-person' } }
    const owned = await cli.call('records.owned', { userId: user.id })
    if (!owned.ok) return owned
    const { contacts, companies, inBin } = owned.value.items.find(({ userId }) => userId === user.id) ?? noRecords
    return done({ ...shown(user), records: { contacts, companies, inBin } }, facts([
      ['name', user.name], ['role', roleText(user)], ['team', user.teamName], ['state', stateText(user)], ['second factor', user.secondFactor ? 'yes' : user.secondFactorDemanded ? 'no, though the role demands one' : 'no'],
      ['passphrase set', moment(user.passphraseChangedAt)], ['strength', user.passphraseScore], ['new passphrase due', user.passphraseDue], ['the one handed over', user.invitationEndsAt === null ? null : `${user.invitationExpired ? 'opens nothing since' : 'works until'} ${moment(user.invitationEndsAt)}`], ['last here', moment(user.lastSeenAt)],
      ['owns', `${count(contacts, 'contact')}, ${count(companies, 'company', 'companies')}${inBin === 0 ? '' : ` (${inBin} of them in the recycle bin)`}`], ['added', moment(user.addedAt)], ['id', user.id],
    ]))
  })
}

async function add(cli: Cli, name: string, { role: roleText, team: teamText, newPassphraseFile, temporary }: AddOptions): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const role = await roleNamed(cli, roleText)
  if (!role.ok) return role
  const team = teamText === undefined ? null : await teamNamed(cli, teamText)
  if (team?.ok === false) return team
  const next = await newPassphrase(newPassphraseFile === undefined ? undefined : cli.path(newPassphraseFile), cli.terminal)
  if (!next.ok) return next
  const added = await cli.whole(() => cli.call('users.add', { name, role: role.value.id, team: team?.value.id ?? null, newPassphrase: next.value, temporary: temporary === true, passphrase: vault.value.passphrase }))
  if (!added.ok) return added
  const { userId, invitationEndsAt } = added.value
  const json = { userId, user: name.trim(), role: role.value.id, roleName: role.value.name, team: team?.value.name ?? null, temporary: temporary === true, invitationEndsAt }
  return done(json, `${json.user} opens the vault with --user and that passphrase from now on${invitationEndsAt === null ? '' : `, until ${moment(invitationEndsAt)}, and sets an own one first`}.`)
}

async function setRole(cli: Cli, name: string, text: string): Promise<Outcome> {
  return about(cli, name, async ({ id, name: user }, { passphrase }) => {
    const role = await roleNamed(cli, text)
    if (!role.ok) return role
    const changed = await cli.whole(() => cli.call('users.setRole', { userId: id, role: role.value.id, passphrase }))
    return changed.ok ? done({ userId: id, user, role: role.value.id, roleName: role.value.name }, `${user} has the role ${role.value.name ?? role.value.id} now.`) : changed
  })
}

async function setTeam(cli: Cli, name: string, text: string | undefined, none: boolean): Promise<Outcome> {
  if ((text === undefined) !== none) return usage('Name the team, or give --none.')
  return about(cli, name, async ({ id, name: user }, { passphrase }) => {
    const team = text === undefined ? null : await teamNamed(cli, text)
    if (team?.ok === false) return team
    const changed = await cli.whole(() => cli.call('users.setTeam', { userId: id, team: team?.value.id ?? null, passphrase }))
    return changed.ok ? done({ userId: id, user, team: team?.value.name ?? null }, team === null ? `${user} is in no team now.` : `${user} is in the team ${team.value.name} now.`) : changed
  })
}

async function rename(cli: Cli, name: string, next: string): Promise<Outcome> {
  return about(cli, name, async ({ id }) => {
    const renamed = await cli.whole(() => cli.call('users.rename', { userId: id, name: next }))
    return renamed.ok ? done({ userId: id, user: next.trim() }, `The name is ${next.trim()} from now on, also for --user.`) : renamed
  })
}

async function setDisabled(cli: Cli, name: string, disabled: boolean): Promise<Outcome> {
  return about(cli, name, async ({ id, name: user, role }, { passphrase }) => {
    const changed = await cli.whole(() => cli.call('users.setDisabled', { userId: id, disabled, passphrase }))
    return changed.ok ? done({ userId: id, user, role, disabled }, disabled ? `${user} does not get in any more, until user enable.` : `${user} gets in again, with the passphrase as before.`) : changed
  })
}

async function remove(cli: Cli, name: string, next: string | undefined): Promise<Outcome> {
  return about(cli, name, async ({ id, name: user, role }, { passphrase }) => {
    const heir = next === undefined ? null : await personNamed(cli, next)
    if (heir?.ok === false) return heir
    if (heir?.value.id === id) return usage('Whoever is removed can own nothing: name somebody else with --give-records-to.')
    const removed = heir === null
      ? await cli.whole(() => cli.call('users.remove', { userId: id, passphrase }))
      : await cli.stoppable((jobId) => cli.call('users.remove', { userId: id, passphrase, give: { jobId, to: heir.value.id } }))
    if (!removed.ok) return removed
    const { rotationDue, backupProblem, given } = removed.value
    const records = given === null || heir === null ? '' : ` ${gaveText(given, heir.value.name)}`
    const key = !rotationDue ? 'The vault has a new key.' : backupProblem === null ? 'The vault still has its old key, which is due for a new one.' : `The vault still has its old key: the backup before a new one could not be made (${backupProblem}). Mend that and run key rotate, or key rotate --without-backup.`
    return done({ userId: id, user, role, rotationDue, backupProblem, given: given === null ? null : { ...given, to: heir?.value.name ?? null } }, `${user} is out of the vault for good; the log keeps the name.${records} ${key}`)
  })
}

async function giveRecords(cli: Cli, name: string, next: string): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const from = await ownerNamed(cli, name)
  if (!from.ok) return from
  const to = await personNamed(cli, next)
  if (!to.ok) return to
  if (from.value.id === to.value.id) return usage('Both are the same person: name somebody else to give the records to.')
  const given = await cli.job('records.give', { from: from.value.id, to: to.value.id })
  return given.ok ? done({ userId: from.value.id, user: from.value.name, to: to.value.name, ...given.value }, gaveText(given.value, to.value.name)) : given
}

function gaveText({ contacts, companies }: GivenRecords, to: string): string {
  return contacts + companies === 0 ? 'There were no records to give.' : `${count(contacts, 'contact')} and ${count(companies, 'company', 'companies')} went to ${plain(to)}.`
}

async function changePassphrase(cli: Cli, name: string | undefined, { newPassphraseFile }: PassphraseOptions): Promise<Outcome> {
  const unlocked = await unlockVault(cli)
  if (!unlocked.ok) return unlocked
  const { state, passphrase } = unlocked.value
  const isDue = state.state === 'waiting' && state.due === 'passphrase'
  const vault = isDue ? null : opened(cli, state, passphrase)
  if (vault?.ok === false) return vault
  const session = isDue ? state.session : vault?.value.vault.session
  if (session === undefined) return { ok: false, failure: { kind: 'locked' } }
  const own = name === undefined || foldName(name) === foldName(session.userName)
  // Somebody who has to set an own passphrase first gets to nobody else's.
  if (!own && isDue) return { ok: false, failure: { kind: 'passphrase-due' } }
  const person = own ? null : await personNamed(cli, name)
  if (person?.ok === false) return person
  const next = await newPassphrase(newPassphraseFile === undefined ? undefined : cli.path(newPassphraseFile), cli.terminal)
  if (!next.ok) return next
  if (person !== null) {
    const { id, name: user, role } = person.value
    const reset = await cli.whole(() => cli.call('users.resetPassphrase', { userId: id, newPassphrase: next.value, passphrase }))
    if (!reset.ok) return reset
    const { invitationEndsAt } = reset.value
    return done({ userId: id, user, role, invitationEndsAt }, `${user} opens the vault with that passphrase once, until ${moment(invitationEndsAt)}, and sets an own one then.`)
  }
  const changed = await cli.whole(() => cli.call('vault.changePassphrase', { passphrase, newPassphrase: next.value }))
  if (!changed.ok) return changed
  return done({ userId: session.userId, user: session.userName, role: session.role }, 'The new passphrase opens the vault from now on. The recovery code stays as it is.')
}

async function askPassphrase(cli: Cli, name: string): Promise<Outcome> {
  return about(cli, name, async ({ id, name: user }) => {
    const asked = await cli.call('users.askPassphrase', { userId: id })
    return asked.ok ? done({ userId: id, user }, `${user} sets a new passphrase at the next unlock.`) : asked
  })
}

/** Opens the vault and does something about the person of a name. */
async function about(cli: Cli, name: string, work: (person: UserName, vault: OpenVault) => Promise<Outcome>): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const person = await personNamed(cli, name)
  return person.ok ? work(person.value, vault.value) : person
}

const noRecords: Omit<OwnedRecords, 'userId'> = { contacts: 0, companies: 0, inBin: 0 }

function sumOf({ contacts, companies }: Omit<OwnedRecords, 'userId'>): number {
  return contacts + companies
}

/** A person in the JSON of a command. */
function shown(user: UserName | Person): Readonly<Record<string, unknown>> {
  const { id, ...rest } = user
  return { userId: id, ...rest }
}

function roleText({ role, roleName }: UserName): string {
  return roleName ?? role
}

/** How somebody stands; of a passphrase that was handed over until when it works. */
function stateText(user: UserName | Person): string {
  if (!('invitationEndsAt' in user) || user.invitationEndsAt === null) return user.state
  const invited = user.state === 'invited'
  if (user.invitationExpired) return invited ? 'invitation expired' : 'reset expired'
  return `${invited ? 'invited' : 'reset'}, until ${moment(user.invitationEndsAt)}`
}
