import { generateSync } from 'otplib'
import type { TestEngine } from './engine'

/** What an authenticator app shows for a secret at a time, ms since the epoch. */
export function codeAt(secret: string, ms: number): string {
  return generateSync({ secret, epoch: Math.floor(ms / 1_000), period: 30, digits: 6, algorithm: 'sha1' })
}

/** A code that fits none of the steps around a time. */
export function wrongCodeAt(secret: string, ms: number): string {
  const right = new Set(Array.from({ length: 61 }, (_, place) => codeAt(secret, ms + (place - 30) * 30_000)))
  for (let n = 0; ; n++) {
    const code = String(n).padStart(6, '0')
    if (!right.has(code)) return code
  }
}

/** Turns the second factor of the open session on. Answers with its secret and its one-use codes. */
export async function turnSecondFactorOn({ call, clock }: Pick<TestEngine, 'call' | 'clock'>, passphrase: string): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  const enrolled = await call('secondFactor.enroll', { passphrase })
  if (!enrolled.ok) throw new Error(`no secret: ${enrolled.failure.kind}`)
  const { secret } = enrolled.value
  const confirmed = await call('secondFactor.confirm', { code: codeAt(secret, clock.now()) })
  if (!confirmed.ok) throw new Error(`not confirmed: ${confirmed.failure.kind}`)
  clock.advance(60_000)
  return { secret, codes: confirmed.value.recoveryCodes }
}
