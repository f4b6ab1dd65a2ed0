import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { reveal, type Secret } from '../../shared/secret'

/** SQLCipher's salt: the first bytes of the file, and the only ones that its page authentication does not cover. */
export const SALT_LENGTH = 16
const PAGE_LENGTH = 4096
const MAC_LENGTH = 64
const PAGES_LOOKED_AT = 16

/** The first 16 bytes of a file, or null when it is shorter. */
export function saltOf(file: string): Uint8Array | null {
  return bytesAt(file, 0, SALT_LENGTH)
}

/**
 * Whether the rest of the first page was written under this key with this salt (SECURITY.md 5.3, 5.4): then putting the salt back
 * mends the file. Reads only.
 */
export function saltFits(file: string, key: Secret, salt: Uint8Array): boolean {
  return fittingPages(file, key, salt, 1).includes(1)
}

/** Whether any of the first pages was written under this key, with the salt that the file has: it is the file's key then, however damaged the rest is. Reads only. */
export function keyFitsAnyPage(file: string, key: Secret): boolean {
  const salt = saltOf(file)
  return salt !== null && fittingPages(file, key, salt, PAGES_LOOKED_AT).length > 0
}

/** Which of the first pages carry the right HMAC-SHA512 over themselves, the first without the salt, and over their number, under PBKDF2-SHA512(key, salt xor 0x3a, 2 rounds). */
function fittingPages(file: string, key: Secret, salt: Uint8Array, most: number): number[] {
  if (salt.length !== SALT_LENGTH) return []
  const macKey = pbkdf2Sync(reveal(key), salt.map((byte) => byte ^ 0x3a), 2, 32, 'sha512')
  const fitting: number[] = []
  for (let page = 1; page <= most; page++) {
    const bytes = bytesAt(file, (page - 1) * PAGE_LENGTH, PAGE_LENGTH)
    if (bytes === null) break
    const number = Buffer.alloc(4)
    number.writeUInt32LE(page)
    const expected = createHmac('sha512', macKey).update(bytes.subarray(page === 1 ? SALT_LENGTH : 0, PAGE_LENGTH - MAC_LENGTH)).update(number).digest()
    if (timingSafeEqual(expected, bytes.subarray(PAGE_LENGTH - MAC_LENGTH))) fitting.push(page)
  }
  macKey.fill(0)
  return fitting
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

function bytesAt(file: string, at: number, length: number): Buffer | null {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return readSync(handle, bytes, 0, length, at) === length ? bytes : null
  } finally {
    closeSync(handle)
  }
}
