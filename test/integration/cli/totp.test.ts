import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aPlace, satchel, type CliVault, type Ran } from '../../support/command-line'
import { oathtool } from '../../support/oathtool'

/** A vault with the keychain of the test's own desktop, and its owner's second factor by Debian's oathtool. */
describe('totp (T1, T2, T3, T5; DESIGN.md 7)', () => {
  let vault: CliVault
  let enrolled: Ran
  let confirmed: Ran
  /** The code of the step after the one that confirmed: taken once, for a minute. */
  let next = ''
  beforeAll(async () => {
    vault = aPlace()
    const made = await satchel(['init', '--user', 'Owner', '--recovery-out', vault.recoveryFile, ...vault.options])
    expect(made.json).toMatchObject({ ok: true, keychain: 'present' })
    enrolled = await vault.run('totp', 'enroll')
    const [now = '', later = ''] = oathtool(enrolled.json.secret, Math.floor(Date.now() / 1_000), 2)
    confirmed = await vault.run('totp', 'confirm', '--totp', `${now.slice(0, 3)} ${now.slice(3)}`)
    next = later
  })

  it('enroll prints a base 32 secret and its address, confirm ten one-use codes', () => {
    expect(enrolled).toMatchObject({ exitCode: 0, json: { secret: expect.stringMatching(/^[A-Z2-7]{32}$/) as unknown } })
    expect(enrolled.json.uri).toBe(`otpauth://totp/Satchel:Owner%20(vault)?secret=${enrolled.json.secret}&issuer=Satchel`)
    expect(confirmed.exitCode).toBe(0)
    expect(new Set(confirmed.json.recoveryCodes).size).toBe(10)
  })

  it('from then on a command without --totp exits 3 with one sentence, and one with a code of oathtool works, once', async () => {
    const without = await vault.run('list', 'contacts')
    expect(without).toMatchObject({ exitCode: 3, json: { ok: false, error: { kind: 'second-factor-needed' } } })
    expect(without.json.error.message).toContain('--totp CODE')
    expect(await vault.run('list', 'contacts', '--totp', next)).toMatchObject({ exitCode: 0, json: { ok: true } })
    expect(await vault.run('list', 'contacts', '--totp', next)).toMatchObject({ exitCode: 3, json: { error: { kind: 'second-factor-refused' } } })
  })

  it('takes a one-use code in its place, once, and the vault’s recovery code turns it off', async () => {
    const [code = ''] = confirmed.json.recoveryCodes
    expect(await vault.run('totp', 'status', '--totp', code.toLowerCase())).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('9 are left') as unknown, json: { on: true, codesLeft: 9 } })
    expect(await vault.run('totp', 'status', '--totp', code)).toMatchObject({ exitCode: 3, json: { error: { kind: 'one-use-code-refused' } } })
    expect(await vault.run('totp', 'disable', '--recovery-file', vault.recoveryFile)).toMatchObject({ exitCode: 0, json: { on: false, user: 'Owner' } })
  })
})
