import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { createTotpSecret, startOfStep, stepOf, totpSecretText, totpUri, verifyTotp } from '../../../electron/auth/totp'

const secret = Buffer.from('12345678901234567890')
const now = Date.UTC(2026, 4, 10, 9, 30, 7)
const codeAt = (ms: number): string => generateSync({ secret, epoch: Math.floor(ms / 1_000), period: 30, digits: 6, algorithm: 'sha1' })
const verify = (typed: string, lastStep = 0) => verifyTotp(secret, typed, { now, lastStep })

describe('verifyTotp (T2, T3, T4)', () => {
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  it.each([[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']])('given the vector of RFC 6238 at %i s › takes %s', (seconds, code) => {
    expect(verifyTotp(secret, code, { now: seconds * 1_000, lastStep: 0 })).toEqual({ ok: true, value: Math.floor(seconds / 30) })
  })

  it('takes the step before, this one and the next, and says which it was', () => {
    for (const delta of [-1, 0, 1]) expect(verify(codeAt(now + delta * 30_000))).toEqual({ ok: true, value: stepOf(now) + delta })
  })

  it('at every second of a step reaches exactly one step to each side', () => {
    for (let second = 0; second < 30; second++) {
      const at = startOfStep(stepOf(now)) + second * 1_000
      const taken = [-2, -1, 0, 1, 2].filter((delta) => verifyTotp(secret, codeAt(startOfStep(stepOf(now) + delta)), { now: at, lastStep: 0 }).ok)
      expect(taken, String(second)).toEqual([-1, 0, 1])
    }
  })

  it('refuses a code of a step that was used, and every one before it', () => {
    expect(verify(codeAt(now), stepOf(now))).toEqual({ ok: false, failure: 'replayed' })
    expect(verify(codeAt(now - 30_000), stepOf(now))).toEqual({ ok: false, failure: 'replayed' })
    expect(verify(codeAt(now - 300_000), stepOf(now - 300_000))).toEqual({ ok: false, failure: 'replayed' })
    expect(verify(codeAt(now - 300_000), stepOf(now))).toEqual({ ok: false, failure: 'too-late' })
    expect(verify(codeAt(now + 30_000), stepOf(now))).toEqual({ ok: true, value: stepOf(now) + 1 })
  })

  it('tells a code of another time from a wrong one', () => {
    expect(verify(codeAt(now - 61_000))).toEqual({ ok: false, failure: 'too-late' })
    expect(verify(codeAt(now + 90_000))).toEqual({ ok: false, failure: 'too-early' })
    expect(verify(codeAt(now - 86_400_000))).toEqual({ ok: false, failure: 'wrong' })
  })

  it('takes spaces and dashes as apps show them', () => {
    const code = codeAt(now)
    for (const typed of [` ${code}\n`, `${code.slice(0, 3)} ${code.slice(3)}`, `${code.slice(0, 3)}-${code.slice(3)}`, `${code.slice(0, 3)}\u00a0${code.slice(3)}`]) expect(verify(typed)).toMatchObject({ ok: true })
  })

  it.each([['empty', ''], ['blank', '   '], ['short', '12345'], ['long', '1234567'], ['letters', 'abcdef'], ['full-width', '１２３４５６'], ['Arabic digits', '١٢٣٤٥٦'], ['a sign', '-+12345'], ['a point', '12.345'], ['NUL', '12345\0'], ['a million signs', '1'.repeat(1_000_000)]])('given %s › answers malformed and never throws', (_what, typed) => {
    expect(verify(typed)).toEqual({ ok: false, failure: 'malformed' })
  })
})

describe('a secret', () => {
  it('has 160 random bits, shown as 32 letters without padding', () => {
    const asked: number[] = []
    const made = createTotpSecret((length) => { asked.push(length); return new Uint8Array(length).fill(0xff) })
    expect(asked).toEqual([20])
    expect(totpSecretText(made)).toBe('7'.repeat(32))
    expect(totpSecretText(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  })

  it('goes into an address with issuer, vault and person, whatever signs they hold', () => {
    const uri = new URL(totpUri(secret, { vault: 'Söhne & Co: Nord/Süd?', user: 'Ana #1 山田' }))
    expect(uri.protocol).toBe('otpauth:')
    expect(uri.host).toBe('totp')
    expect(decodeURIComponent(uri.pathname)).toBe('/Satchel:Ana #1 山田 (Söhne & Co  Nord/Süd?)')
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', issuer: 'Satchel' })
  })
})
