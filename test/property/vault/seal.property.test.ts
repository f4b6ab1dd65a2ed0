import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reveal, Secret } from '../../../shared/secret'
import { createSealKeyPair, openSealed, sealKeyPairOf, sealTo, SEAL_OVERHEAD } from '../../../electron/vault/seal'

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
const bytes = (maxLength: number) => fc.uint8Array({ minLength: 0, maxLength })

describe('sealTo and openSealed', () => {
  it('agree with another implementation of RFC 9180 in both directions (K4)', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes(200), bytes(60), async (seed, plain, info) => {
      const pair = sealKeyPairOf(new Secret(seed))
      const theirPrivate = await suite.kem.importKey('raw', bufferOf(seed), false)
      const theirPublic = await suite.kem.importKey('raw', bufferOf(pair.publicKey), true)

      const ours = sealTo(pair.publicKey, plain, info)
      const recipient = await suite.createRecipientContext({ recipientKey: theirPrivate, enc: bufferOf(ours.subarray(0, 32)), info: bufferOf(info) })
      expect(new Uint8Array(await recipient.open(bufferOf(ours.subarray(32))))).toEqual(plain)

      const sender = await suite.createSenderContext({ recipientPublicKey: theirPublic, info: bufferOf(info) })
      const sealed = await sender.seal(bufferOf(plain))
      const opened = openSealed(pair.privateKey, Buffer.concat([Buffer.from(sender.enc), Buffer.from(sealed)]), info)
      expect(opened.ok && Uint8Array.from(reveal(opened.value))).toEqual(plain)
    }), { numRuns: 60 })
  })

  it('open nothing once any bit differs, for another key, or under another info', () => {
    fc.assert(fc.property(bytes(80), bytes(20), fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, info, position, mask) => {
      const pair = createSealKeyPair()
      const sealed = sealTo(pair.publicKey, plain, info)
      expect(sealed).toHaveLength(plain.length + SEAL_OVERHEAD)
      const at = position % sealed.length
      // The top bit of the ephemeral key's last byte is masked by X25519, but it is part of the key schedule all the same.
      const flipped = sealed.map((byte, index) => (index === at ? byte ^ mask : byte))
      expect(openSealed(pair.privateKey, flipped, info).ok).toBe(false)
      expect(openSealed(createSealKeyPair().privateKey, sealed, info).ok).toBe(false)
      expect(openSealed(pair.privateKey, sealed, Buffer.concat([info, Buffer.of(0)])).ok).toBe(false)
      expect(openSealed(pair.privateKey, sealed.subarray(0, position % sealed.length), info).ok).toBe(false)
    }), { numRuns: 200 })
  })

  it('refuse points of small order instead of agreeing on zero', () => {
    const pair = createSealKeyPair()
    for (const point of ['00'.repeat(32), `01${'00'.repeat(31)}`, 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f']) {
      expect(openSealed(pair.privateKey, Buffer.concat([Buffer.from(point, 'hex'), Buffer.alloc(48)]), Buffer.alloc(0))).toEqual({ ok: false, failure: { kind: 'not-openable' } })
    }
  })
})
