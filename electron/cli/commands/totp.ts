import type { Command } from 'commander'
import { err, type Result } from '../../../shared/result'
import type { Cli, Run } from '../cli'
import { done, usage, type CliFailure, type Outcome } from '../outcome'
import { giveOneUseCode, putBackWarning } from '../second-step'
import { readSecretFile } from '../secrets'
import { facts, moment } from '../text'
import { openVault, unlockVault } from '../vault-access'

/** totp enroll, confirm, status, codes and disable: the second factor, by any authenticator app. */
export function addTotpCommands(program: Command, run: Run): void {
  const totp = program.command('totp').description('the second factor: codes of an authenticator app. It protects the app, not a copied file')
  totp.command('enroll').description('make a secret for your authenticator app; it counts after totp confirm').action(() => run(enroll))
  totp.command('confirm').description('turn the second factor on with a code of the app: --totp CODE').action(() => run(confirm))
  totp.command('status').description('whether you have a second factor, and how many one-use codes are left').action(() => run(status))
  totp.command('codes').description('ten new one-use codes; the former ones end').action(() => run(codes))
  totp.command('disable').description('turn it off: your own with --totp CODE (or, when phone and codes are lost, --recovery-file), or somebody else\'s as an administrator')
    .argument('[name]', 'yourself').action((name: string | undefined) => run((cli) => disable(cli, name)))
}

/** The open vault of somebody who may still have to set a second factor up. */
async function openForSetup(cli: Cli): Promise<Result<{ readonly passphrase: string }, CliFailure>> {
  const unlocked = await unlockVault(cli)
  if (!unlocked.ok) return unlocked
  const { state, passphrase } = unlocked.value
  return state.state === 'waiting' && state.due === 'second-factor-setup' ? { ok: true, value: { passphrase } } : openVault(cli, unlocked.value)
}

async function enroll(cli: Cli): Promise<Outcome> {
  const vault = await openForSetup(cli)
  if (!vault.ok) return vault
  const enrolled = await cli.call('secondFactor.enroll', { passphrase: vault.value.passphrase })
  if (!enrolled.ok) return enrolled
  const { secret, uri } = enrolled.value
  return done({ secret, uri }, `${facts([['secret', groupsOf(secret)], ['address', uri]])}\nEnter the secret in your authenticator app, then turn the second factor on with the code it shows:\n  totp confirm --totp CODE\nUntil then nothing has changed. It will protect the app, not a copied file.`)
}

async function confirm(cli: Cli): Promise<Outcome> {
  const { totp } = cli.options
  if (totp === undefined) return usage('Give the code that your authenticator app shows with --totp CODE.')
  const vault = await openForSetup(cli)
  if (!vault.ok) return vault
  const confirmed = await cli.call('secondFactor.confirm', { code: totp })
  if (!confirmed.ok) return confirmed
  return shownOnce(confirmed.value.recoveryCodes, 'From now on every command of yours needs --totp CODE. ')
}

async function status(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const found = await cli.call('secondFactor.state', {})
  if (!found.ok) return found
  const { isOn, isDemanded, confirmedAt, codesLeft, wasPutBack } = found.value
  if (wasPutBack) cli.terminal.say(putBackWarning)
  return done({ on: isOn, demanded: isDemanded, since: confirmedAt, codesLeft, wasPutBack },
    facts([['second factor', isOn ? 'on' : 'off'], ['your role demands it', isDemanded ? 'yes' : 'no'], ['since', isOn ? moment(confirmedAt) : null], ['one-use codes left', isOn ? codesLeft : null]]))
}

async function codes(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const renewed = await cli.call('secondFactor.renewCodes', { passphrase: vault.value.passphrase })
  return renewed.ok ? shownOnce(renewed.value.recoveryCodes, 'The former codes have ended. ') : renewed
}

async function disable(cli: Cli, name: string | undefined): Promise<Outcome> {
  const byCode = cli.options.totp === undefined ? await disableByRecoveryCode(cli, name) : null
  if (byCode !== null) return byCode
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const { passphrase, vault: { session } } = vault.value
  if (name === undefined || fold(name) === fold(session.userName)) {
    const off = await cli.call('secondFactor.disable', { passphrase })
    return off.ok ? offFor(session.userId, session.userName) : off
  }
  const people = await cli.call('users.list', {})
  if (!people.ok) return people
  const person = people.value.items.find((one) => fold(one.name) === fold(name))
  if (person === undefined) return err({ kind: 'not-found' })
  const reset = await cli.call('secondFactor.reset', { userId: person.id, passphrase })
  return reset.ok ? offFor(person.id, person.name) : reset
}

/** With --recovery-file and no code: phone and one-use codes are lost. Null when that was not asked for. */
async function disableByRecoveryCode(cli: Cli, name: string | undefined): Promise<Outcome | null> {
  const { recoveryFile } = cli.options
  if (recoveryFile === undefined || name !== undefined) return null
  const code = readSecretFile(cli.path(recoveryFile), cli.terminal)
  if (!code.ok) return code
  const unlocked = await unlockVault(cli, { secondStep: false })
  if (!unlocked.ok) return unlocked
  const { state } = unlocked.value
  if (state.state !== 'waiting' || state.due !== 'second-factor') return err({ kind: 'second-factor-off' })
  const given = await giveOneUseCode(cli, code.value)
  return given.ok ? offFor(state.session.userId, state.session.userName) : given
}

function offFor(userId: string, user: string): Outcome {
  return done({ userId, user, on: false }, `The second factor of ${user} is off; the log notes it.`)
}

function shownOnce(recoveryCodes: readonly string[], before: string): Outcome {
  return done({ recoveryCodes }, `${recoveryCodes.join('\n')}\n${before}Keep these ten one-use codes away from this machine: each opens in place of the app, once. They are shown only now.`)
}

function groupsOf(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ')
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().toLocaleLowerCase('en')
}
