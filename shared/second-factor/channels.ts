import { z } from 'zod'
import type { UserId } from '../ids'
import { endpoint } from '../ipc/endpoint'
import { nothing, passphrase } from '../ipc/fields'
import { idText } from '../list'
import type { BeyondOwnRights } from '../permissions'
import type { UnlockFailure } from '../vault/channels'
import type { VaultState } from '../vault/vault'

/** Why a code of the app was refused. `too-late`: the right one of some minutes ago. */
export type RefusedCode = 'malformed' | 'wrong' | 'replayed' | 'too-late'
/** Why a one-use code was refused. `used-before`: by a later state of this vault than the copy that is open (SECURITY.md T5). */
export type RefusedOneUseCode = 'mistyped' | 'unknown' | 'used' | 'used-before'

export type SecondFactorFailure =
  | { readonly kind: 'second-factor-refused'; readonly reason: RefusedCode; readonly waitMs: number; readonly failedAttempts: number }
  | { readonly kind: 'second-factor-wait'; readonly waitMs: number }
  /** The clock is behind what the vault has seen (SECURITY.md T4). A one-use code has no time and is taken. */
  | { readonly kind: 'clock-set-back'; readonly behindMs: number }
  | { readonly kind: 'one-use-code-refused'; readonly reason: RefusedOneUseCode }
/** There is none to ask for, or one already. */
export type SecondFactorOff = { readonly kind: 'second-factor-off' }
export type SecondFactorOn = { readonly kind: 'second-factor-on' }
/** A code is asked for as well. */
export type SecondFactorNeeded = { readonly kind: 'second-factor-needed' }

export interface SecondFactorState {
  readonly isOn: boolean
  /** The person's role demands it. */
  readonly isDemanded: boolean
  readonly confirmedAt: number | null
  readonly codesLeft: number
  /** The vault is a copy that was put back after the codes were made: codes used in between would be taken again (SECURITY.md T5). */
  readonly wasPutBack: boolean
}

const code = z.string().max(200)

/** Unlocking in two steps: what the person knows, then what an app on their phone shows. It protects the app, not a copied file. */
export const secondFactorChannels = {
  /** The second step after the right passphrase: the six digits. Answers with the vault's state, which may ask for more. */
  'secondFactor.verify': endpoint<VaultState, SecondFactorFailure | SecondFactorOff>()(z.strictObject({ code }), { needs: 'session', kind: 'command' }),
  /**
   * The second step by a one-use code; `left` tells how many remain. The recovery code of the vault works as well, since whoever has it can open everything:
   * it turns the second factor off (`turnedOff`), so that a lost phone with lost codes locks nobody out for good.
   */
  'secondFactor.useRecoveryCode': endpoint<{ readonly state: VaultState; readonly left: number; readonly turnedOff: boolean; readonly wasPutBack: boolean }, SecondFactorFailure | SecondFactorOff>()(
    z.strictObject({ code }), { needs: 'session', kind: 'command' }),
  'secondFactor.state': endpoint<SecondFactorState>()(nothing, { needs: 'session', kind: 'query' }),
  /** A new secret, which counts once a code of it was given. The passphrase is asked for unless the role demands it right after it was given (SECURITY.md K13). */
  'secondFactor.enroll': endpoint<{ readonly secret: string; readonly uri: string }, UnlockFailure | SecondFactorOn>()(z.strictObject({ passphrase: passphrase.optional() }), { needs: 'session', kind: 'command' }),
  /** From here on it is asked for. The ten one-use codes are shown this once. */
  'secondFactor.confirm': endpoint<{ readonly recoveryCodes: readonly string[]; readonly state: VaultState }, SecondFactorFailure | SecondFactorOff | SecondFactorOn>()(z.strictObject({ code }), { needs: 'session', kind: 'command' }),
  /** Turns one's own off. `code`: of the app or one-use; may be left out within a minute after one was given in this session. */
  'secondFactor.disable': endpoint<VaultState, UnlockFailure | SecondFactorFailure | SecondFactorOff | SecondFactorNeeded>()(z.strictObject({ passphrase, code: code.optional() }), { needs: 'session', kind: 'command' }),
  /** Ten new one-use codes; the former ones end. */
  'secondFactor.renewCodes': endpoint<{ readonly recoveryCodes: readonly string[] }, UnlockFailure | SecondFactorOff>()(z.strictObject({ passphrase }), { needs: 'session', kind: 'command' }),
  /** Turns somebody else's off, who lost phone and codes. Asks for the passphrase of whoever does it. */
  'secondFactor.reset': endpoint<{ readonly userId: UserId }, UnlockFailure | SecondFactorOff | BeyondOwnRights>()(z.strictObject({ userId: idText, passphrase }), { needs: 'session', permission: 'users', kind: 'command' }),
}
