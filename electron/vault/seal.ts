import { createPrivateKey, createPublicKey, diffieHellman, randomBytes, type KeyObject } from 'node:crypto'
import { err, ok, type Result } from '../../shared/result'
import { reveal, Secret } from '../../shared/secret'
import { aesGcmDecrypt, aesGcmEncrypt } from './aead'
import { hkdfExpand, hkdfExtract } from './hkdf'

/**
 * Sealing to a public key: HPKE base mode of RFC 9180 with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM.
 * Only `node:crypto`, and no ChaCha20: Electron's BoringSSL lacks it there.
 */
export interface SealKeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** 32 bytes. */
  readonly privateKey: Secret
}

/** The sealed bytes do not belong to this key and info, or were changed. Which of these cannot be told. */
export interface SealFailure {
  readonly kind: 'not-openable'
}

const KEY_LENGTH = 32
/** Bytes that sealing adds: an ephemeral public key and a tag. */
export const SEAL_OVERHEAD = KEY_LENGTH + 16

const EMPTY = Buffer.alloc(0)
const VERSION_LABEL = Buffer.from('HPKE-v1')
const KEM_SUITE = Buffer.concat([Buffer.from('KEM'), Buffer.of(0x00, 0x20)])
const HPKE_SUITE = Buffer.concat([Buffer.from('HPKE'), Buffer.of(0x00, 0x20, 0x00, 0x01, 0x00, 0x02)])
const BASE_MODE = Buffer.of(0x00)
const PKCS8_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex')
const SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')

/** A new X25519 key pair; `random` gives unpredictable bytes. */
export function createSealKeyPair(random: (length: number) => Uint8Array = randomBytes): SealKeyPair {
  return sealKeyPairOf(new Secret(Uint8Array.from(random(KEY_LENGTH))))
}

/** The pair of a private key of 32 bytes, any of which is valid in X25519. */
export function sealKeyPairOf(privateKey: Secret): SealKeyPair {
  const spki = createPublicKey(importPrivateKey(reveal(privateKey))).export({ format: 'der', type: 'spki' })
  return { publicKey: Uint8Array.from(spki.subarray(SPKI_PREFIX.length)), privateKey }
}

/** Seals `plain` so that only the holder of the private key opens it, and only under the same `info`: 32 bytes of ephemeral key, ciphertext, tag. Throws on a public key that is no point of the curve's use. */
export function sealTo(publicKey: Uint8Array, plain: Uint8Array, info: Uint8Array): Uint8Array {
  const ephemeral = createSealKeyPair()
  const shared = diffieHellman({ privateKey: importPrivateKey(reveal(ephemeral.privateKey)), publicKey: importPublicKey(publicKey) })
  const { key, nonce } = keySchedule(shared, ephemeral.publicKey, publicKey, info)
  const sealed = Buffer.concat([ephemeral.publicKey, aesGcmEncrypt(key, nonce, plain, EMPTY)])
  for (const bytes of [shared, key, nonce, reveal(ephemeral.privateKey)]) bytes.fill(0)
  return Uint8Array.from(sealed)
}

/** Opens what {@link sealTo} made for the public key of `privateKey`. */
export function openSealed(privateKey: Secret, sealed: Uint8Array, info: Uint8Array): Result<Secret, SealFailure> {
  if (sealed.length < SEAL_OVERHEAD) return err({ kind: 'not-openable' })
  const ephemeral = sealed.subarray(0, KEY_LENGTH)
  const shared = sharedSecret(privateKey, ephemeral)
  if (shared === null) return err({ kind: 'not-openable' })
  const { key, nonce } = keySchedule(shared, ephemeral, sealKeyPairOf(privateKey).publicKey, info)
  const plain = aesGcmDecrypt(key, nonce, sealed.subarray(KEY_LENGTH), EMPTY)
  for (const bytes of [shared, key, nonce]) bytes.fill(0)
  return plain === null ? err({ kind: 'not-openable' }) : ok(new Secret(plain))
}

function sharedSecret(privateKey: Secret, publicKey: Uint8Array): Buffer | null {
  try {
    return diffieHellman({ privateKey: importPrivateKey(reveal(privateKey)), publicKey: importPublicKey(publicKey) })
  } catch {
    // A point of small order: the library refuses the all-zero result (RFC 7748, 6.1).
    return null
  }
}

/** RFC 9180, 4.1 ExtractAndExpand, then 5.1 KeySchedule in base mode. */
function keySchedule(shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array, info: Uint8Array): { readonly key: Buffer; readonly nonce: Buffer } {
  const eaePrk = labeledExtract(KEM_SUITE, EMPTY, 'eae_prk', shared)
  const kemSecret = labeledExpand(KEM_SUITE, eaePrk, 'shared_secret', Buffer.concat([ephemeral, recipient]), 32)
  const context = Buffer.concat([BASE_MODE, labeledExtract(HPKE_SUITE, EMPTY, 'psk_id_hash', EMPTY), labeledExtract(HPKE_SUITE, EMPTY, 'info_hash', info)])
  const secret = labeledExtract(HPKE_SUITE, kemSecret, 'secret', EMPTY)
  const key = labeledExpand(HPKE_SUITE, secret, 'key', context, 32)
  const nonce = labeledExpand(HPKE_SUITE, secret, 'base_nonce', context, 12)
  for (const bytes of [eaePrk, kemSecret, secret]) bytes.fill(0)
  return { key, nonce }
}

function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, input: Uint8Array): Buffer {
  return hkdfExtract(salt, Buffer.concat([VERSION_LABEL, suite, Buffer.from(label), input]))
}

function labeledExpand(suite: Uint8Array, key: Uint8Array, label: string, info: Uint8Array, length: number): Buffer {
  return hkdfExpand(key, Buffer.concat([Buffer.of(length >>> 8, length & 0xff), VERSION_LABEL, suite, Buffer.from(label), info]), length)
}

function importPrivateKey(bytes: Uint8Array): KeyObject {
  const der = Buffer.concat([PKCS8_PREFIX, bytes])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  return key
}

function importPublicKey(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, bytes]), format: 'der', type: 'spki' })
}
