import { createHash } from 'node:crypto'
import { z } from 'zod'
import { asId, isId, type BackupId, type VaultId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import type { ByteSource } from './bytes'
import { sealedLength } from './chunks'
import { headerOfFormat1 } from './header-format-1'
import { count, hex, type BackupManifest } from './manifest'

/**
 * How a backup file begins, in every version: 15 bytes of magic, one byte of version, four bytes of length (big endian),
 * the header as JSON, and SHA-256 over all of that. The checksum tells rot from a wrong code before any key is tried;
 * against a person the header is protected by being bound to every chunk (container.ts) and by its signature (signature.ts).
 */
const MAGIC = Buffer.from('SATCHEL-BACKUP\n', 'latin1')
/** The version of the file format that this program writes. Format 1 is read too. */
export const FORMAT_VERSION = 2
const PREAMBLE_LENGTH = MAGIC.length + 1 + 4
const CHECKSUM_LENGTH = 32
const MAX_HEADER_LENGTH = 1024 * 1024

const headerShape = z.strictObject({
  schemaVersion: count,
  backupId: z.string().refine(isId).transform((text) => asId<BackupId>(text)),
  vaultId: z.string().refine(isId).transform((text) => asId<VaultId>(text)),
  createdAt: count,
  /** Plain bytes of the payload: manifest and parts. */
  payloadBytes: count,
  salt: hex(32),
  chunkBytes: z.int().min(1024).max(16 * 1024 * 1024),
  /** The backup key, sealed to each recovery code and under the vault key. `signature`: null when the vault did not know that code's signing key. */
  keys: z.strictObject({
    recovery: z.array(z.strictObject({ publicKey: hex(32), sealed: hex(80), signature: hex(32).nullable() })).min(1).max(1000),
    vault: hex(60),
  }),
})
/** What everybody who holds the file can read: when, how large, which vault, whose keys. What is inside stands in the sealed manifest. */
export type BackupHeader = z.output<typeof headerShape>
export type RecoveryEntry = BackupHeader['keys']['recovery'][number]

/** A header as found at the start of a file. */
export interface FoundHeader {
  readonly format: 1 | 2
  readonly header: BackupHeader
  /** Format 1 tells everybody what it holds; null: the manifest is sealed. */
  readonly manifest: BackupManifest | null
  /** SHA-256 over everything before the payload; every chunk is bound to it. */
  readonly digest: Uint8Array
  /** Where the payload begins. */
  readonly length: number
}

export type HeaderFailure =
  | { readonly kind: 'not-a-backup' }
  | { readonly kind: 'backup-damaged' }
  | { readonly kind: 'backup-newer'; readonly found: number; readonly known: number }

/** The bytes before the payload, and the digest that the payload is bound to. Throws on a header that is none. */
export function formatHeader(header: BackupHeader): { readonly bytes: Uint8Array; readonly digest: Uint8Array } {
  const json = Buffer.from(JSON.stringify(headerShape.parse(header)), 'utf8')
  if (json.length > MAX_HEADER_LENGTH) throw new Error('a backup header is too long')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  const covered = Buffer.concat([MAGIC, Buffer.of(FORMAT_VERSION), length, json])
  const bytes = Buffer.concat([covered, sha256(covered)])
  return { bytes, digest: sha256(bytes) }
}

/** Reads and checks the start of a file, and that the file has just the length the header speaks of. No key is needed, and nothing secret is learnt. */
export function readHeader(source: ByteSource): Result<FoundHeader, HeaderFailure> {
  const preamble = readExactly(source, 0, PREAMBLE_LENGTH)
  if (preamble === null || !preamble.subarray(0, MAGIC.length).equals(MAGIC)) return err({ kind: 'not-a-backup' })
  const jsonLength = preamble.readUInt32BE(MAGIC.length + 1)
  if (jsonLength > MAX_HEADER_LENGTH) return err({ kind: 'backup-damaged' })
  const bytes = readExactly(source, 0, PREAMBLE_LENGTH + jsonLength + CHECKSUM_LENGTH)
  if (bytes === null) return err({ kind: 'backup-damaged' })
  const covered = bytes.subarray(0, PREAMBLE_LENGTH + jsonLength)
  if (!sha256(covered).equals(bytes.subarray(covered.length))) return err({ kind: 'backup-damaged' })
  const version = bytes[MAGIC.length] ?? 0
  if (version > FORMAT_VERSION) return err({ kind: 'backup-newer', found: version, known: FORMAT_VERSION })
  const said = parseHeader(version, covered.subarray(PREAMBLE_LENGTH))
  if (said === null) return err({ kind: 'backup-damaged' })
  const { header } = said
  if (source.size !== bytes.length + sealedLength(header.payloadBytes, header.chunkBytes)) return err({ kind: 'backup-damaged' })
  return ok({ ...said, digest: sha256(bytes), length: bytes.length })
}

function parseHeader(version: number, json: Uint8Array): Pick<FoundHeader, 'format' | 'header' | 'manifest'> | null {
  const value = parseJson(json)
  if (version === 1) {
    const former = headerOfFormat1(value)
    return former === null ? null : { format: 1, ...former }
  }
  const parsed = headerShape.safeParse(value)
  return version === FORMAT_VERSION && parsed.success ? { format: 2, header: parsed.data, manifest: null } : null
}

function parseJson(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json).toString('utf8'))
  } catch {
    // Not JSON, though its checksum holds: nobody of ours wrote it.
    return null
  }
}

function readExactly(source: ByteSource, at: number, length: number): Buffer | null {
  if (source.size < at + length) return null
  const bytes = Buffer.alloc(length)
  return source.read(bytes, at) === length ? bytes : null
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
