import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto'
import { reveal, Secret, wipe } from '../../shared/secret'
import type { ReadDb, WriteDb } from '../db/database'

/**
 * The vault's signature over what leaves the log: exports, archived segments and checkpoints. An Ed25519 key pair; the private key lies in the database's meta
 * table, the fingerprint of the public one is what people note and compare.
 */
/** The purpose of the signature at the end of an exported log: over SHA-256 of every byte before its line. */
export const EXPORT_SIGNATURE = 'log-export/v2'
const META_KEY = 'log-signing-key'
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** Makes the key pair of a vault that has none, and answers with its fingerprint; null when there is one already. */
export function makeSigningKey(db: WriteDb): string | null {
  if (readSeed(db) !== null) return null
  const seed = randomBytes(32)
  db.run('INSERT INTO meta (key, value) VALUES (?, ?)', META_KEY, seed)
  seed.fill(0)
  const publicKey = readPublicKey(db)
  return publicKey === null ? null : fingerprintOf(publicKey)
}

/** The public key, 32 bytes; null before the first unlock by a version that signs. */
export function readPublicKey(db: ReadDb): Uint8Array | null {
  const seed = readSeed(db)
  if (seed === null) return null
  const publicKey = Uint8Array.from(createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length))
  wipe(seed)
  return publicKey
}

/** Signs bytes for one purpose. Throws in a vault without a key. */
export function signAs(db: ReadDb, purpose: string, bytes: Uint8Array): Uint8Array {
  const seed = readSeed(db)
  if (seed === null) throw new Error('the vault has no key to sign its log with')
  const signature = sign(null, Buffer.concat([Buffer.from(`satchel/${purpose}\0`), bytes]), privateKeyOf(seed))
  wipe(seed)
  return signature
}

/** Whether the holder of the key pair signed these bytes for this purpose. */
export function isSignedBy(publicKey: Uint8Array, purpose: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
  return verify(null, Buffer.concat([Buffer.from(`satchel/${purpose}\0`), bytes]), key, signature)
}

/** The first 16 bytes of SHA-256 of a public key, as eight groups of four hex digits: what a person compares. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const hex = createHash('sha256').update('satchel/log-key\0').update(publicKey).digest('hex').slice(0, 32)
  return (hex.match(/.{4}/g) ?? []).join('-')
}

function readSeed(db: ReadDb): Secret | null {
  const value = db.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', META_KEY)?.value
  return value instanceof Uint8Array && value.length === 32 ? new Secret(Uint8Array.from(value)) : null
}

function privateKeyOf(seed: Secret): KeyObject {
  const der = Buffer.concat([PKCS8_PREFIX, reveal(seed)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  return key
}
