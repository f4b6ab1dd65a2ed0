import { err, ok, type Result } from '../../shared/result'
import type { VaultState } from '../../shared/vault/vault'
import type { Cli } from './cli'
import type { CliFailure } from './outcome'

/** Digits with spaces and dashes are a code of the app; a one-use code has letters, or more of them. */
const LONGEST_APP_CODE = 10

/** Gives the second step when it is due: `--totp`, or what is typed where the passphrase was typed as well (SECURITY.md T1). */
export async function giveSecondStep(cli: Cli, state: VaultState, mayAsk: boolean): Promise<Result<VaultState, CliFailure>> {
  if (state.state !== 'waiting' || state.due !== 'second-factor') return ok(state)
  const code = cli.options.totp ?? (mayAsk ? await cli.terminal.askHidden('Code of your authenticator app, or a one-use code: ') : null)
  if (code === null) return err({ kind: 'second-factor-needed' })
  return isOneUseCode(code) ? giveOneUseCode(cli, code) : cli.call('secondFactor.verify', { code })
}

/** Gives a one-use code, or the vault's recovery code, in place of the app's. */
export async function giveOneUseCode(cli: Cli, code: string): Promise<Result<VaultState, CliFailure>> {
  const used = await cli.call('secondFactor.useRecoveryCode', { code })
  if (!used.ok) return used
  const { state, left, turnedOff, wasPutBack } = used.value
  if (turnedOff) cli.terminal.say('The recovery code of the vault turned your second factor off; the log notes it. Set up a new one with totp enroll.')
  else cli.terminal.say(`That one-use code is used up. ${left === 0 ? 'None is' : `${left} are`} left; make new ones with totp codes.`)
  if (wasPutBack) cli.terminal.say(putBackWarning)
  return ok(state)
}

/** What a copy of the vault cannot know (SECURITY.md T5). */
export const putBackWarning = 'Warning: this vault was put back from an older copy after your one-use codes were made, so codes used in between may count as unused. Make new ones with totp codes.'

/** What the command line says about something that is due and was not done. */
export function dueFailure(state: Extract<VaultState, { state: 'waiting' }>): CliFailure {
  switch (state.due) {
    case 'second-factor': return { kind: 'second-factor-needed' }
    case 'second-factor-setup': return { kind: 'second-factor-setup-needed' }
    case 'passphrase': return { kind: 'passphrase-due' }
  }
}

function isOneUseCode(code: string): boolean {
  return !/^[\d\s-]*$/.test(code) && code.replace(/[\s-]/g, '').length > LONGEST_APP_CODE
}
