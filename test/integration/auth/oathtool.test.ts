import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { startOfStep, totpSecretText, verifyTotp } from '../../../electron/auth/totp'
import { oathtool } from '../../support/oathtool'

describe('oathtool and this program (T2, T4)', () => {
  const seed = randomBytes(4).toString('hex')
  const secrets = Array.from({ length: 25 }, (_, n) => createHash('sha1').update(`${seed}/${String(n)}`).digest())

  it(`agree on 100 steps of 25 secrets (seed ${seed})`, () => {
    for (const [n, secret] of secrets.entries()) {
      const first = 1_000_000 * n + 58_000_000
      for (const [place, code] of oathtool(totpSecretText(secret), first * 30, 100).entries()) {
        const step = first + place
        expect(verifyTotp(secret, code, { now: startOfStep(step) + 29_999, lastStep: 0 }), `${String(n)} ${String(step)}`).toEqual({ ok: true, value: step })
      }
    }
  })

  it('agree on when a step begins and ends', () => {
    const [secret = new Uint8Array(20)] = secrets
    for (const seconds of [0, 29, 30, 59, 1_111_111_109, 1_111_111_110, 4_102_444_799, 20_000_000_000]) {
      const [code = ''] = oathtool(totpSecretText(secret), seconds)
      expect(verifyTotp(secret, code, { now: seconds * 1_000, lastStep: -1 }), String(seconds)).toEqual({ ok: true, value: Math.floor(seconds / 30) })
    }
  })
})
