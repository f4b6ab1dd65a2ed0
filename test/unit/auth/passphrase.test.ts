import { describe, expect, it } from 'vitest'
import { blocklist } from '../../../electron/auth/blocklist'
import { advisePassphrase, passphraseProblem } from '../../../electron/auth/passphrase'

const context = { names: ['Robin Ashdown', 'Northern Round'], keychain: true }
const problem = (passphrase: string, over: Partial<typeof context> = {}) => passphraseProblem(passphrase, { ...context, ...over })

describe('passphraseProblem', () => {
  it('takes fifteen characters and more, also 64 and 200, with spaces and any script (ASVS 6.2)', async () => {
    for (const good of ['seven lanterns over a quiet harbour', 'Grüne Äpfel fallen im späten Herbst', '静かな港に七つの灯りがともる夜のこと', 'v'.concat('9f3k-Lq2w-').repeat(6), 'umbrella kettle north '.repeat(9)]) {
      expect(await problem(good), good).toBeNull()
    }
  })

  it('takes twelve only when strong and with a keychain beside it', async () => {
    expect(await problem('kV9$tq2!mZx7')).toBeNull()
    expect(await problem('kV9$tq2!mZx7', { keychain: false })).toBe('too-short')
    expect(await problem('abcdefgh1234')).toBe('too-short')
    expect(await problem('kV9$tq2!mZx')).toBe('too-short')
  })

  it('counts characters, not bytes or 16-bit units', async () => {
    expect(await problem('🦊🐻🐼🦁🐯🦊🐻')).toBe('too-short')
    expect(await problem('e\u0301'.repeat(11))).toBe('too-short')
  })

  it.each(['passwordpassword', 'password123456789', 'aaaaaaaaaaaaaaaaaaaa', 'qwertyuiop123456', 'SatchelSatchelSatchel', 'satchel-vault-2026!', 'Password Welcome 1', '123456789012345678'])('refuses %s', async (bad) => {
    expect(await problem(bad)).not.toBeNull()
  })

  it('names common ones as common', async () => {
    for (const common of ['passwordpassword', 'aaaaaaaaaaaaaaaaaaaa', 'satchel-vault-2026!']) expect(await problem(common)).toBe('common')
    expect((await blocklist()).isCommon('seven lanterns over a quiet harbour')).toBe(false)
  })

  it('refuses little more than the person\'s or the vault\'s name, and takes a name within a longer one', async () => {
    expect(await problem('robin ashdown 1987')).toBe('contains-name')
    expect(await problem('NorthernRound!!2026')).toBe('contains-name')
    expect(await problem('robin rides the green tractor home')).toBeNull()
  })

  it('refuses what is too long to be typed', async () => {
    expect(await problem('a b'.repeat(400))).toBe('too-long')
  })
})

describe('advisePassphrase', () => {
  it('answers in codes, never in sentences, and grows with the passphrase', async () => {
    const [poor, rich] = await Promise.all([advisePassphrase('lemon', context), advisePassphrase('seven lanterns over a quiet harbour', context)])
    expect([poor.acceptable, rich.acceptable]).toEqual([false, true])
    expect(rich.guessesLog10).toBeGreaterThan(poor.guessesLog10)
    expect(poor.hints.length).toBeGreaterThan(0)
    for (const hint of poor.hints) expect(hint).toMatch(/^[A-Za-z]+$/)
  })
})

describe('the blocklist', () => {
  it('has more than 3,000 entries (ASVS 6.2.4)', async () => {
    expect((await blocklist()).size).toBeGreaterThan(3_000)
  })
})
