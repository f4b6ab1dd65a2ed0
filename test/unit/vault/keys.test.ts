import { argon2id } from '@noble/hashes/argon2.js'
import { describe, expect, it } from 'vitest'
import { reveal, Secret, wipe } from '../../../shared/secret'
import { canonicalBytes } from '../../../electron/vault/canonical'
import { hkdf, hkdfExpand, hkdfExtract } from '../../../electron/vault/hkdf'
import { deriveWrappingKey, kdfParams, type KdfParams } from '../../../electron/vault/kdf'
import { deriveAnchorKey, deriveAttachmentKey, deriveAuditKey, deriveDatabaseKey, deriveSlotsMacKey, deviceFingerprint } from '../../../electron/vault/keys'

const hexOf = (secret: Secret): string => Buffer.from(reveal(secret)).toString('hex')
const fixedKey = (): Secret => new Secret(Uint8Array.from({ length: 32 }, (_, n) => n))

describe('hkdf', () => {
  it('gives the bytes of RFC 5869, test case 1', () => {
    const prk = hkdfExtract(Buffer.from('000102030405060708090a0b0c', 'hex'), Buffer.alloc(22, 0x0b))
    expect(prk.toString('hex')).toBe('077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5')
    expect(hkdfExpand(prk, Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'), 42).toString('hex')).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865')
  })
})

describe('keys of a vault', () => {
  it('are five different ones of 32 bytes, and the database key never changes for a given vault key (K1)', () => {
    const all = [deriveDatabaseKey, deriveSlotsMacKey, deriveAuditKey, deriveAttachmentKey, deriveAnchorKey].map((derive) => hexOf(derive(fixedKey())))
    expect(new Set(all).size).toBe(5)
    expect(all[0]).toBe('fcd1c5a9386de9dc0113af8e033ad19ba9242ecf48b5994deaccc2a3e8086c81')
    expect(deviceFingerprint(fixedKey())).toMatch(/^[0-9a-f]{32}$/)
  })

  it('can be wiped, and then throw when used (K12)', () => {
    const bytes = Uint8Array.from({ length: 32 }, () => 7)
    const secret = new Secret(bytes)
    wipe(secret)
    expect(bytes.every((byte) => byte === 0)).toBe(true)
    expect(() => deriveDatabaseKey(secret)).toThrow('wiped')
  })
})

describe('deriveWrappingKey', () => {
  const params: KdfParams = { algorithm: 'argon2id', memoryKib: 19_456, passes: 2, lanes: 1, salt: '00'.repeat(16) }
  const key = async (passphrase: string, device: Secret | null, userId = 'user'): Promise<string> => hexOf(await deriveWrappingKey(passphrase, params, device, 'vault', userId))

  it('depends on passphrase, device secret and user, and not on the Unicode form (K3, K4)', async () => {
    const all = await Promise.all([key('gr\u00fcn', null), key('grun', null), key('gr\u00fcn', fixedKey()), key('gr\u00fcn', null, 'other')])
    expect(new Set(all).size).toBe(4)
    expect(await key('gru\u0308n', null)).toBe(all[0])
  })

  it('agrees with another implementation of Argon2id (RFC 9106)', async () => {
    const theirs = hkdf(argon2id('gr\u00fcn', Buffer.alloc(16), { m: params.memoryKib, t: params.passes, p: params.lanes, dkLen: 32, version: 0x13 }), canonicalBytes(['satchel/unlock/v1', 'vault', 'user']))
    expect(await key('gr\u00fcn', null)).toBe(theirs.toString('hex'))
  })

  it.each([{ memoryKib: 19_455 }, { passes: 1 }, { memoryKib: 1_048_577 }, { passes: 11 }, { lanes: 17 }, { memoryKib: 65_536.5 }, { algorithm: 'argon2i' }, { salt: 'zz' }])('is never asked for %o (K3)', (over) => {
    expect(kdfParams.safeParse({ ...params, ...over }).success).toBe(false)
  })
})

describe('canonicalBytes', () => {
  it('gives no two lists the same bytes (K4)', () => {
    const lists = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['abc', null], [1], ['1'], [null], []]
    expect(new Set(lists.map((list) => canonicalBytes(list).toString('hex'))).size).toBe(lists.length)
  })
})
