import type { Command } from 'commander'
import { existsSync, rmdirSync } from 'node:fs'
import { basename } from 'node:path'
import { err } from '../../../shared/result'
import type { Cli, Run } from '../cli'
import { duration } from '../messages'
import { done, stopped, usage, type Outcome } from '../outcome'
import { reserveRecoveryFile } from '../recovery-file'
import { giveSecondStep } from '../second-step'
import { newPassphrase, readSecretFile } from '../secrets'
import { facts } from '../text'
import { chooseVault, opened, openVault, passphraseFile, userOf } from '../vault-access'

interface InitOptions {
  readonly recoveryOut: string
  readonly keychain: boolean
  readonly name?: string
}
interface RecoverOptions {
  readonly newPassphraseFile?: string
  readonly recoveryOut: string
  readonly keychain: boolean
}

/** init, status, recover and recovery-code renew. */
export function addVaultCommands(program: Command, run: Run): void {
  program.command('init')
    .description('make a new vault in --vault DIR and write its recovery code to a file')
    .requiredOption('--recovery-out <file>', 'where the recovery code goes; the file must not exist')
    .option('--no-keychain', 'make a vault that the passphrase alone opens: weaker, for machines without a keychain')
    .option('--name <name>', 'what the vault is called (else the name of its folder)')
    .action((options: InitOptions) => run((cli) => init(cli, options)))
  program.command('status')
    .description('say what is in --vault DIR, without opening it')
    .action(() => run(status))
  program.command('recover')
    .description('open the vault with --recovery-file, set a new passphrase and write a new recovery code')
    .option('--new-passphrase-file <file>', 'file with the new passphrase on its first line (else you are asked)')
    .requiredOption('--recovery-out <file>', 'where the new recovery code goes; the file must not exist')
    .option('--no-keychain', 'let the passphrase alone open the vault from now on: weaker')
    .action((options: RecoverOptions) => run((cli) => recover(cli, options)))
  program.command('recovery-code').description('the recovery code').command('renew')
    .description('replace the recovery code by a new one')
    .requiredOption('--recovery-out <file>', 'where the new recovery code goes; the file must not exist')
    .action((options: { readonly recoveryOut: string }) => run((cli) => renew(cli, options.recoveryOut)))
}

async function init(cli: Cli, { recoveryOut, keychain, name }: InitOptions): Promise<Outcome> {
  const { vault, user } = cli.options
  if (vault === undefined) return usage('Say where the vault goes with --vault DIR.')
  if (user === undefined || user.trim() === '') return usage('Say who you are with --user NAME.')
  const passphrase = await newPassphrase(passphraseFile(cli), cli.terminal)
  if (!passphrase.ok) return passphrase
  return cli.whole(async () => {
    const place = reserveRecoveryFile(cli.path(recoveryOut))
    if (!place.ok) return place
    const folderIsNew = !existsSync(cli.path(vault))
    const created = await cli.call('vault.create', {
      folder: await cli.file(vault), name: name ?? basename(cli.path(vault)), userName: user, passphrase: passphrase.value, withoutKeychain: !keychain,
    })
    if (!created.ok) {
      place.value.abandon()
      if (folderIsNew) removeIfEmpty(cli.path(vault))
      return created.failure.kind === 'keychain' && created.failure.state !== 'locked' ? err({ kind: 'no-keychain-for-new-vault' }) : created
    }
    const { vaultId, recoveryCode, keychain: state, userId } = created.value
    const kept = place.value.keep(recoveryCode)
    if (!kept.ok) return kept
    const confirmed = await cli.call('vault.confirmRecoveryCode', { recoveryCode })
    if (!confirmed.ok) return confirmed
    const json = { vaultId, user, userId, keychain: state, vault: cli.path(vault), recoveryOut: cli.path(recoveryOut) }
    const text = facts([['vault', json.vault], ['id', vaultId], ['user', user], ['keychain', state], ['recovery code', json.recoveryOut]])
    return done(json, `${text}\nPrint the recovery code and keep it away from this machine: it opens the vault and every backup when all else is lost.`)
  })
}

/** Takes back a folder that was made for a vault that did not come to be. One with anything in it stays. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Not empty, or not there: both are as they should be.
  }
}

async function status(cli: Cli): Promise<Outcome> {
  const chosen = await chooseVault(cli)
  if (!chosen.ok) return chosen
  const { vault, users, keychain, waitMs, failedAttempts } = chosen.value
  const json = { state: 'locked', name: vault.name, path: vault.path, users: users.map(({ id, name }) => ({ userId: id, name })), keychain, waitMs, failedAttempts }
  return done(json, facts([
    ['vault', vault.path], ['name', vault.name], ['users', users.map(({ name }) => name).join(', ')], ['keychain', keychain],
    ['failed attempts', failedAttempts], ['next attempt counts in', waitMs > 0 ? duration(waitMs) : null],
  ]))
}

async function recover(cli: Cli, { newPassphraseFile, recoveryOut, keychain }: RecoverOptions): Promise<Outcome> {
  const { recoveryFile } = cli.options
  if (recoveryFile === undefined) return usage('Give the recovery code with --recovery-file FILE.')
  const chosen = await chooseVault(cli)
  if (!chosen.ok) return chosen
  const userName = userOf(cli, chosen.value)
  if (!userName.ok) return userName
  const code = readSecretFile(cli.path(recoveryFile), cli.terminal)
  if (!code.ok) return code
  const passphrase = await newPassphrase(newPassphraseFile === undefined ? undefined : cli.path(newPassphraseFile), cli.terminal)
  if (!passphrase.ok) return passphrase
  // A vault that never used a keychain does not start to need one because its owner forgot a passphrase.
  const withoutKeychain = !keychain || chosen.value.keychain === 'not-used'
  return cli.whole(async () => {
    const place = reserveRecoveryFile(cli.path(recoveryOut))
    if (!place.ok) return place
    const recovered = await cli.call('vault.recover', {
      recoveryCode: code.value, userName: userName.value, newPassphrase: passphrase.value, withoutKeychain, acceptRollback: cli.options.acceptRollback === true, takeOver: cli.options.takeOver === true,
    })
    if (!recovered.ok) {
      place.value.abandon()
      return recovered
    }
    const given = await giveSecondStep(cli, recovered.value, false)
    const state = given.ok ? opened(cli, { ...given.value, recoveryDue: false } as typeof given.value, passphrase.value) : given
    if (!state.ok) {
      place.value.abandon()
      return stopped(state.failure, { text: 'The new passphrase is set and works, and the recovery code is used up. Write a new one with recovery-code renew.' })
    }
    const renewed = await cli.call('vault.renewRecoveryCode', { passphrase: passphrase.value })
    if (!renewed.ok) {
      place.value.abandon()
      return stopped(renewed.failure, { text: 'The new passphrase is set and works. Write a new recovery code with recovery-code renew.' })
    }
    return keepCode(cli, renewed.value.recoveryCode, place.value, {
      user: userName.value, keychain: state.value.vault.keychain, recoveryOut: cli.path(recoveryOut), vaultId: state.value.vault.session.vaultId,
    }, 'The new passphrase opens the vault from now on. The former recovery code does not work any more; the new one is in')
  })
}

async function renew(cli: Cli, recoveryOut: string): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  return cli.whole(async () => {
    const place = reserveRecoveryFile(cli.path(recoveryOut))
    if (!place.ok) return place
    const renewed = await cli.call('vault.renewRecoveryCode', { passphrase: vault.value.passphrase })
    if (!renewed.ok) {
      place.value.abandon()
      return renewed
    }
    return keepCode(cli, renewed.value.recoveryCode, place.value, { recoveryOut: cli.path(recoveryOut) }, 'The former recovery code does not work any more; the new one is in')
  })
}

type Place = Extract<ReturnType<typeof reserveRecoveryFile>, { readonly ok: true }>['value']

async function keepCode(cli: Cli, recoveryCode: string, place: Place, json: Readonly<Record<string, unknown>> & { readonly recoveryOut: string }, sentence: string): Promise<Outcome> {
  const kept = place.keep(recoveryCode)
  if (!kept.ok) return kept
  const confirmed = await cli.call('vault.confirmRecoveryCode', { recoveryCode })
  if (!confirmed.ok) return confirmed
  return done(json, `${sentence} ${json.recoveryOut}.`)
}
