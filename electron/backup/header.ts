import { createHash } from 'node:crypto'
import { z } from 'zod'
import { asId, isId, type BackupId, type VaultId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import type { ByteSource } from './bytes'
import { sealedLength } from './chunks'

/**
 * How a backup file begins, in every version: 15 bytes of magic, one byte of version, four bytes of length (big endian),
 * the header as JSON, and SHA-256 over all of that. The checksum tells rot from a wrong code before any key is tried;
 * against a person the header is protected by being bound to every chunk (container.ts).
 */
const MAGIC = Buffer.from('SATCHEL-BACKUP\n', 'latin1')
/** The version of the file format that this program writes. */
export const FORMAT_VERSION = 1
const PREAMBLE_LENGTH = MAGIC.length + 1 + 4
const CHECKSUM_LENGTH = 32
const MAX_HEADER_LENGTH = 1024 * 1024

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`))
const count = z.int().min(0)
const part = <N extends string>(name: N) => z.strictObject({ name: z.literal(name), bytes: count, sha256: hex(32) })

const headerShape = z.strictObject({
  app: z.string().max(40),
  schemaVersion: count,
  backupId: z.string().refine(isId).transform((text) => asId<BackupId>(text)),
  vaultId: z.string().refine(isId).transform((text) => asId<VaultId>(text)),
  vaultName: z.string().max(200),
  createdAt: count,
  /** Rows per table of the copy. */
  counts: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), count),
  /** Newest entry of the audit log in the copy: an anchor outside the vault (SECURITY.md A5). */
  auditHead: z.strictObject({ seq: count, hash: hex(32) }),
  /** What the payload holds, in this order; the hash of `vault.db` is the content hash of SECURITY.md B2. */
  parts: z.tuple([part('slots.json'), part('vault.db')]),
  salt: hex(32),
  chunkBytes: z.int().min(1024).max(16 * 1024 * 1024),
  /** The backup key, sealed to each recovery code and under the vault key. */
  keys: z.strictObject({
    recovery: z.array(z.strictObject({ publicKey: hex(32), sealed: hex(80) })).min(1).max(1000),
    vault: hex(60),
  }),
})
export type BackupHeader = z.output<typeof headerShape>
export type PartName = BackupHeader['parts'][number]['name']

/** A header as found at the start of a file. */
export interface FoundHeader {
  readonly header: BackupHeader
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
  const header = parseHeader(covered.subarray(PREAMBLE_LENGTH))
  if (header === null || version !== FORMAT_VERSION) return err({ kind: 'backup-damaged' })
  if (source.size !== bytes.length + sealedLength(payloadLength(header), header.chunkBytes)) return err({ kind: 'backup-damaged' })
  return ok({ header, digest: sha256(bytes), length: bytes.length })
}

/** Plain bytes of the payload. */
export function payloadLength(header: BackupHeader): number {
  return header.parts.reduce((sum, { bytes }) => sum + bytes, 0)
}

function parseHeader(json: Uint8Array): BackupHeader | null {
  try {
    const parsed = headerShape.safeParse(JSON.parse(Buffer.from(json).toString('utf8')))
    return parsed.success ? parsed.data : null
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
