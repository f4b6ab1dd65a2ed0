import { createCipheriv, createDecipheriv } from 'node:crypto'

const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/** Bytes that AES-256-GCM adds to what it wraps: nonce and tag. */
export const WRAP_OVERHEAD = NONCE_LENGTH + TAG_LENGTH

/** AES-256-GCM under a key of 32 bytes: ciphertext followed by its tag. The nonce must never repeat under one key. */
export function aesGcmEncrypt(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(aad)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Opens {@link aesGcmEncrypt}; `null` when key, nonce, aad or any byte differs. */
export function aesGcmDecrypt(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Buffer | null {
  if (sealed.length < TAG_LENGTH) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH })
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH))
  const head = decipher.update(sealed.subarray(0, sealed.length - TAG_LENGTH))
  try {
    const tail = decipher.final()
    if (tail.length === 0) return head
    const whole = Buffer.concat([head, tail])
    head.fill(0)
    return whole
  } catch {
    // The tag did not match: an expected outcome, and unverified plaintext must not stay in memory.
    head.fill(0)
    return null
  }
}

/** Wraps a key under another: `nonce ‖ ciphertext ‖ tag`, bound to `aad` (SECURITY.md K4). */
export function wrapBytes(key: Uint8Array, plain: Uint8Array, aad: Uint8Array, random: (length: number) => Uint8Array): Buffer {
  const nonce = random(NONCE_LENGTH)
  return Buffer.concat([nonce, aesGcmEncrypt(key, nonce, plain, aad)])
}

/** Opens {@link wrapBytes}; `null` when it does not belong to this key and `aad`, or was changed. */
export function unwrapBytes(key: Uint8Array, wrapped: Uint8Array, aad: Uint8Array): Buffer | null {
  if (wrapped.length < WRAP_OVERHEAD) return null
  return aesGcmDecrypt(key, wrapped.subarray(0, NONCE_LENGTH), wrapped.subarray(NONCE_LENGTH), aad)
}
