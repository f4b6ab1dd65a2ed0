import { err, ok, type Result } from '../../shared/result'
import type { VaultState } from '../../shared/vault/vault'
import type { Cli } from './cli'
import { describeFinding } from './messages'
import { usage, type CliFailure } from './outcome'
import { dueFailure, giveSecondStep } from './second-step'
import { existingPassphrase } from './secrets'

export type LockedVault = Extract<VaultState, { readonly state: 'locked' }>
export type UnlockedVault = Extract<VaultState, { readonly state: 'unlocked' }>
export interface OpenVault {
  readonly vault: UnlockedVault
  /** For commands that ask for it again; read once, so that a pipe works as its file. */
  readonly passphrase: string
}

/** Points the engine at the vault of --vault. Nothing is opened yet. */
export async function chooseVault(cli: Cli): Promise<Result<LockedVault, CliFailure>> {
  const { vault } = cli.options
  if (vault === undefined) return usage('Name the vault with --vault DIR.')
  const chosen = await cli.call('vault.choose', { folder: await cli.file(vault) })
  if (!chosen.ok) return chosen
  const state = chosen.value
  switch (state.state) {
    case 'trouble':
      return err(state.trouble)
    case 'locked':
      return ok(state)
    case 'none':
    case 'waiting':
    case 'unlocked':
      return err({ kind: 'vault-missing', path: cli.path(vault) })
  }
}

/** The user the command acts as: --user, or the only one the vault has. */
export function userOf(cli: Cli, vault: LockedVault): Result<string, CliFailure> {
  if (cli.options.user !== undefined) return ok(cli.options.user)
  const [only, ...others] = vault.users
  if (only !== undefined && others.length === 0) return ok(only.name)
  return usage('This vault has several users: name one with --user NAME.')
}

/** A vault whose passphrase was given; something else may be due. */
export interface UnlockedByPassphrase {
  readonly state: VaultState
  readonly passphrase: string
}

/** Unlocks the vault of --vault with the passphrase of its user, and gives the second step unless told not to. */
export async function unlockVault(cli: Cli, { secondStep = true }: { readonly secondStep?: boolean } = {}): Promise<Result<UnlockedByPassphrase, CliFailure>> {
  const chosen = await chooseVault(cli)
  if (!chosen.ok) return chosen
  const userName = userOf(cli, chosen.value)
  if (!userName.ok) return userName
  const file = passphraseFile(cli)
  const passphrase = await existingPassphrase(file, `Passphrase of ${userName.value}: `, cli.terminal)
  if (!passphrase.ok) return passphrase
  const unlocked = await cli.call('vault.unlock', { userName: userName.value, passphrase: passphrase.value, acceptRollback: cli.options.acceptRollback === true, takeOver: cli.options.takeOver === true })
  if (!unlocked.ok) return unlocked
  const given = secondStep ? await giveSecondStep(cli, unlocked.value, file === undefined) : unlocked
  return given.ok ? ok({ state: given.value, passphrase: passphrase.value }) : given
}

/** Opens the vault of --vault; nothing is due any more. Findings of the checks go to the terminal. */
export async function openVault(cli: Cli, before?: UnlockedByPassphrase): Promise<Result<OpenVault, CliFailure>> {
  const unlocked = before === undefined ? await unlockVault(cli) : ok(before)
  return unlocked.ok ? opened(cli, unlocked.value.state, unlocked.value.passphrase) : unlocked
}

/** The open vault, after saying what its checks found. */
export function opened(cli: Cli, state: VaultState, passphrase: string): Result<OpenVault, CliFailure> {
  if (state.state === 'waiting') return err(dueFailure(state))
  if (state.state !== 'unlocked') return err({ kind: 'locked' })
  for (const finding of state.findings) cli.terminal.say(`Warning: ${describeFinding(finding)}.`)
  if (state.recoveryDue) cli.terminal.say('Warning: the recovery code was used, never confirmed, made before backups were signed, or may be known to somebody who decides over users no more. Make a new one with recovery-code renew --recovery-out FILE.')
  return ok({ vault: state, passphrase })
}

/** Where the passphrase is: the option, else the environment. */
export function passphraseFile(cli: Cli): string | undefined {
  const given = cli.options.passphraseFile ?? process.env['SATCHEL_PASSPHRASE_FILE']
  return given === undefined || given === '' ? undefined : cli.path(given)
}
