import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isKeepable, type SecretStore } from '../../../electron/keychain/secret-store'
import { enrolDeviceSecret } from '../../../electron/vault/device-secret'
import { err, ok } from '../../../shared/result'

describe('isKeepable', () => {
  it.each([
    ['ab', true], ['00'.repeat(64), true],
    ['', false], ['a', false], ['AB', false], ['zz', false], ['00'.repeat(65), false], ['ab\u0000cd', false], ['ab\n', false],
  ])('%j › %s (C4)', (value, keepable) => {
    expect(isKeepable(value)).toBe(keepable)
  })
})

describe('enrolDeviceSecret', () => {
  it('does not rely on a keychain that keeps something else than it was given (C3)', async () => {
    const kept: string[] = []
    const store: SecretStore = {
      read: () => Promise.resolve({ state: 'absent' }), readWithPrompt: () => Promise.resolve({ state: 'absent' }), remove: () => Promise.resolve(ok(null)),
      write: (_account, hex) => {
        kept.push(hex)
        return Promise.resolve(err({ kind: 'keychain', state: 'changed' }))
      },
    }
    expect(await enrolDeviceSecret(store, 'vault', randomBytes)).toEqual({ ok: false, failure: { kind: 'keychain', state: 'changed' } })
    expect(kept.every(isKeepable)).toBe(true)
  })
})

describe('the README', () => {
  it('says that waiting does not slow whoever has a copy of the file (R3)', () => {
    expect(readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')).toMatch(/Waiting after wrong passphrases slows whoever sits at this machine\. Against a copied file only Argon2id/)
  })
})
