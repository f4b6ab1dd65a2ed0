import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { reveal, type Secret } from '../../shared/secret'

/** SQLCipher's salt: the first bytes of the file, and the only ones that its page authentication does not cover. */
export const SALT_LENGTH = 16
const PAGE_LENGTH = 4096
const MAC_LENGTH = 64
const PAGE_NUMBER = Buffer.of(1, 0, 0, 0)

/** The first 16 bytes of a file, or null when it is shorter. */
export function saltOf(file: string): Uint8Array | null {
  return firstBytes(file, SALT_LENGTH)
}

/**
 * Whether the rest of the first page was written under this key with this salt (SECURITY.md 5.3, 5.4): then putting the salt back
 * mends the file. Reads only. The page carries HMAC-SHA512 over itself without the salt, under PBKDF2-SHA512(key, salt xor 0x3a, 2 rounds).
 */
export function saltFits(file: string, key: Secret, salt: Uint8Array): boolean {
  const page = firstBytes(file, PAGE_LENGTH)
  if (page === null || salt.length !== SALT_LENGTH) return false
  const macKey = pbkdf2Sync(reveal(key), salt.map((byte) => byte ^ 0x3a), 2, 32, 'sha512')
  const expected = createHmac('sha512', macKey).update(page.subarray(SALT_LENGTH, PAGE_LENGTH - MAC_LENGTH)).update(PAGE_NUMBER).digest()
  macKey.fill(0)
  return timingSafeEqual(expected, page.subarray(PAGE_LENGTH - MAC_LENGTH))
}

/** Writes a salt over the first 16 bytes, and to the disk. Throws what the file system throws. */
export function putSalt(file: string, salt: Uint8Array): void {
  const handle = openSync(file, 'r+')
  try {
    writeSync(handle, salt, 0, SALT_LENGTH, 0)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function firstBytes(file: string, length: number): Buffer | null {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return readSync(handle, bytes, 0, length, 0) === length ? bytes : null
  } finally {
    closeSync(handle)
  }
}
