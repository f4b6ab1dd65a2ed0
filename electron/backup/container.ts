import { createHash, type Hash } from 'node:crypto'
import { err, ok, type Result } from '../../shared/result'
import { reveal, wipe, type Secret } from '../../shared/secret'
import { derivePayloadKey } from './backup-key'
import type { ByteSink, ByteSource } from './bytes'
import { createSealingStream, openChunks, type ChunkKey } from './chunks'
import { formatHeader, type BackupHeader, type FoundHeader } from './header'
import { createManifestReader, formatManifest, type BackupManifest, type ManifestReader, type PartName } from './manifest'

/** Told how much of the payload is done, in plain bytes; may throw to stop. */
export type PayloadProgress = (done: number, total: number) => void

/** Plain bytes of a payload: the manifest, then what it lists. */
export function payloadLength(manifest: BackupManifest): number {
  return manifest.parts.reduce((sum, { bytes }) => sum + bytes, formatManifest(manifest).length)
}

/**
 * Writes a whole backup file: header, then manifest and parts sealed as one payload. `parts` in the order of the manifest.
 * Throws when a part has not the length that the manifest promises.
 */
export function writeContainer(sink: ByteSink, header: BackupHeader, manifest: BackupManifest, backupKey: Secret, parts: Readonly<Record<PartName, ByteSource>>, progress: PayloadProgress = noProgress): void {
  const { bytes, digest } = formatHeader(header)
  if (header.payloadBytes !== payloadLength(manifest)) throw new Error('a header and a manifest of two backups')
  sink.write(bytes)
  withChunkKey(header, digest, backupKey, (keys) => {
    const stream = createSealingStream(keys, sink)
    const opening = formatManifest(manifest)
    stream.write(opening)
    const buffer = Buffer.alloc(header.chunkBytes)
    let done = opening.length
    for (const { name, bytes: length } of manifest.parts) {
      const source = parts[name]
      if (source.size !== length) throw new Error('a part of a backup changed its length')
      for (let at = 0; at < length;) {
        const read = source.read(buffer.subarray(0, Math.min(buffer.length, length - at)), at)
        if (read === 0) throw new Error('a part of a backup ended early')
        stream.write(buffer.subarray(0, read))
        at += read
        done += read
        progress(done, header.payloadBytes)
      }
    }
    stream.finish()
  })
}

/**
 * Opens the payload into one sink per part and answers with the manifest. Any flip, cut, addition, moved chunk or chunk of another backup is
 * `backup-damaged` (SECURITY.md B3). Sinks get authenticated bytes only, but not before the answer is `ok` are they all: release nothing until then.
 */
export function openContainer(source: ByteSource, found: FoundHeader, backupKey: Secret, parts: Readonly<Record<PartName, ByteSink>>, progress: PayloadProgress = noProgress): Result<BackupManifest, { readonly kind: 'backup-damaged' }> {
  const { header } = found
  const payload = createPayloadReader(found.manifest, parts)
  let done = 0
  const outcome = withChunkKey(header, found.digest, backupKey, (keys) =>
    openChunks(keys, source, found.length, (plain) => {
      payload.write(plain)
      done += plain.length
      progress(done, header.payloadBytes)
    }))
  const manifest = payload.whole()
  return outcome === 'whole' && manifest !== null ? ok(manifest) : err({ kind: 'backup-damaged' })
}

/** For checks that keep nothing. */
export const nowhere: ByteSink = { write: () => undefined }

const noProgress: PayloadProgress = () => undefined

function withChunkKey<T>(header: BackupHeader, digest: Uint8Array, backupKey: Secret, work: (keys: ChunkKey) => T): T {
  const payloadKey = derivePayloadKey(backupKey, Buffer.from(header.salt, 'hex'))
  try {
    return work({ key: reveal(payloadKey), aad: digest, chunkLength: header.chunkBytes })
  } finally {
    wipe(payloadKey)
  }
}

/** Takes the manifest off the beginning, unless the header told it, and hands the rest out to the parts. `whole`: the manifest, once all is there and right. */
function createPayloadReader(told: BackupManifest | null, parts: Readonly<Record<PartName, ByteSink>>): ByteSink & { whole(): BackupManifest | null } {
  const reader: ManifestReader = told === null ? createManifestReader() : { take: (bytes) => bytes, state: () => told }
  let router: ReturnType<typeof createPartRouter> | null = null
  return {
    write(bytes) {
      const rest = reader.take(bytes)
      const state = reader.state()
      if (state === 'pending' || state === 'damaged') return
      router ??= createPartRouter(state, parts)
      router.write(rest)
    },
    whole() {
      const state = reader.state()
      if (state === 'pending' || state === 'damaged') return null
      router ??= createPartRouter(state, parts)
      return router.isWhole() ? state : null
    },
  }
}

/** Hands the payload out to its parts and hashes each: what is restored is what was checked when the backup was made. */
function createPartRouter({ parts: listed }: BackupManifest, parts: Readonly<Record<PartName, ByteSink>>): ByteSink & { isWhole(): boolean } {
  const states = listed.map((part): { name: PartName; left: number; hash: Hash; sha256: string } => ({
    name: part.name, left: part.bytes, hash: createHash('sha256'), sha256: part.sha256,
  }))
  let index = 0
  let tooMuch = false
  return {
    write(bytes) {
      let at = 0
      while (at < bytes.length) {
        while (states[index]?.left === 0) index += 1
        const state = states[index]
        if (state === undefined) {
          tooMuch = true
          return
        }
        const piece = bytes.subarray(at, at + state.left)
        state.hash.update(piece)
        parts[state.name].write(piece)
        state.left -= piece.length
        at += piece.length
      }
    },
    isWhole: () => !tooMuch && states.every(({ left, hash, sha256 }) => left === 0 && hash.digest('hex') === sha256),
  }
}
