import { z } from 'zod'

/** Digest, salt or key of so many bytes as hex. */
export const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`))
export const count = z.int().min(0)
const part = <N extends string>(name: N) => z.strictObject({ name: z.literal(name), bytes: count, sha256: hex(32) })

/** Bytes before the manifest that say how long it is. */
const LENGTH_BYTES = 4
const MAX_MANIFEST_LENGTH = 1024 * 1024

export const manifestFields = {
  app: z.string().max(40),
  vaultName: z.string().max(200),
  /** Rows per table of the copy. */
  counts: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), count),
  /** Newest entry of the audit log in the copy: an anchor outside the vault (SECURITY.md A5). */
  auditHead: z.strictObject({ seq: count, hash: hex(32) }),
  /** What follows the manifest, in this order; the hash of `vault.db` is the content hash of SECURITY.md B2. */
  parts: z.tuple([part('slots.json'), part('vault.db')]),
} as const
const manifestShape = z.strictObject(manifestFields)

/** What a backup holds, sealed with it: whoever has the target and no key learns none of it. */
export type BackupManifest = z.output<typeof manifestShape>
export type PartName = BackupManifest['parts'][number]['name']

/** The manifest as it stands at the start of the payload, with its length before it. Throws on one that is none. */
export function formatManifest(manifest: BackupManifest): Uint8Array {
  const json = Buffer.from(JSON.stringify(manifestShape.parse(manifest)), 'utf8')
  if (json.length > MAX_MANIFEST_LENGTH) throw new Error('a backup manifest is too long')
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(json.length)
  return Buffer.concat([length, json])
}

export interface ManifestReader {
  /** Takes what belongs to the manifest and answers what is left over: the beginning of the first part. */
  take(bytes: Uint8Array): Uint8Array
  /** The manifest once it is complete, `pending` before, `damaged` when it is none. */
  state(): BackupManifest | 'pending' | 'damaged'
}

/** Reads the manifest from authenticated bytes that come in pieces of any size. */
export function createManifestReader(): ManifestReader {
  let held = Buffer.alloc(0)
  let state: BackupManifest | 'pending' | 'damaged' = 'pending'
  return {
    take(bytes) {
      if (state !== 'pending') return bytes
      held = Buffer.concat([held, bytes])
      if (held.length < LENGTH_BYTES) return new Uint8Array()
      const end = LENGTH_BYTES + held.readUInt32BE(0)
      if (end > LENGTH_BYTES + MAX_MANIFEST_LENGTH) {
        state = 'damaged'
        return new Uint8Array()
      }
      if (held.length < end) return new Uint8Array()
      state = parseManifest(held.subarray(LENGTH_BYTES, end)) ?? 'damaged'
      return held.subarray(end)
    },
    state: () => state,
  }
}

function parseManifest(json: Uint8Array): BackupManifest | null {
  try {
    const parsed = manifestShape.safeParse(JSON.parse(Buffer.from(json).toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    // Not JSON, though it was sealed: nobody of ours wrote it.
    return null
  }
}
