import { generateURI, ScureBase32Plugin, verifySync } from 'otplib'
import { err, ok, type Result } from '../../shared/result'

/** What every authenticator app knows: SHA-1, six digits, thirty seconds (RFC 6238). */
const PERIOD_S = 30
const DIGITS = 6
const SECRET_BYTES = 20
const ISSUER = 'Satchel'
/** Steps on each side of now that are taken (SECURITY.md T4). */
const TOLERANCE_STEPS = 1
/** Looked so many steps around for a code of another time: to say why a code was refused, never to let one in. */
const LOOKED_STEPS = 20

/** Why a code was refused. `too-late`, `too-early`: the right one of a time before or after. */
export type CodeFault = 'malformed' | 'wrong' | 'replayed' | 'too-late' | 'too-early'

/** A new secret, 20 bytes: the 160 bits that RFC 4226 recommends. */
export function createTotpSecret(random: (length: number) => Uint8Array): Uint8Array {
  return Uint8Array.from(random(SECRET_BYTES))
}

/** The secret as an authenticator app takes it by hand: base 32 without padding, 32 letters. */
export function totpSecretText(secret: Uint8Array): string {
  return new ScureBase32Plugin().encode(secret, { padding: false })
}

/** The `otpauth:` address behind the QR code. A colon in a name would end the issuer in some apps, so it becomes a space. */
export function totpUri(secret: Uint8Array, names: { readonly vault: string; readonly user: string }): string {
  const label = `${names.user} (${names.vault})`.replaceAll(':', ' ')
  return generateURI({ issuer: ISSUER, label, secret: totpSecretText(secret), period: PERIOD_S, digits: DIGITS, algorithm: 'sha1' })
}

/** The time step a moment belongs to: whole periods since the epoch. */
export function stepOf(ms: number): number {
  return Math.floor(ms / 1_000 / PERIOD_S)
}

/** When a time step began, ms since the epoch. */
export function startOfStep(step: number): number {
  return step * PERIOD_S * 1_000
}

/**
 * Checks what was typed against the secret at `now` (ms): the step it stands for, which must come after `lastStep` and be at most one away (SECURITY.md T2, T4).
 * Anything but six ASCII digits, spaces and dashes aside, is `malformed`: an answer like any other, whatever the library throws (T3).
 */
export function verifyTotp(secret: Uint8Array, typed: string, { now, lastStep }: { readonly now: number; readonly lastStep: number }): Result<number, CodeFault> {
  const code = settleCode(typed)
  if (code === null) return err('malformed')
  const step = stepOf(now)
  const near = findStep(secret, code, step, TOLERANCE_STEPS)
  if (near !== null) return near > lastStep ? ok(near) : err('replayed')
  const far = findStep(secret, code, step, LOOKED_STEPS)
  if (far === null) return err('wrong')
  if (far < step) return err(far === lastStep ? 'replayed' : 'too-late')
  return err('too-early')
}

/** Six ASCII digits, or null. */
function settleCode(typed: string): string | null {
  const code = typed.trim().replace(/[\s\p{Pd}]/gu, '')
  return /^[0-9]{6}$/.test(code) ? code : null
}

/** The step within `around` of `step` whose code this is, or null. */
function findStep(secret: Uint8Array, code: string, step: number, around: number): number | null {
  try {
    // From the beginning of the step, so that a tolerance of whole periods reaches whole steps.
    const found = verifySync({ strategy: 'totp', secret, token: code, epoch: step * PERIOD_S, period: PERIOD_S, digits: DIGITS, algorithm: 'sha1', epochTolerance: around * PERIOD_S })
    return found.valid ? step + found.delta : null
  } catch {
    // The library throws on what it does not like; to us that is a code that does not fit.
    return null
  }
}
