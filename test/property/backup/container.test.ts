import { createHash, randomBytes } from 'node:crypto'
import { gcm } from '@noble/ciphers/aes.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBackupKey, openBackupKeyByRecovery, openBackupKeyByVault, sealBackupKey, signedHeader } from '../../../electron/backup/backup-key'
import { memorySource, type ByteSink } from '../../../electron/backup/bytes'
import { openContainer, payloadLength, writeContainer } from '../../../electron/backup/container'
import { readHeader, type BackupHeader } from '../../../electron/backup/header'
import type { BackupManifest } from '../../../electron/backup/manifest'
import { createRecoveryCode, recoveryKeysOf } from '../../../electron/vault/recovery-code'
import { createIdSource, type BackupId, type VaultId } from '../../../shared/ids'
import { ok, type Result } from '../../../shared/result'
import { reveal, Secret } from '../../../shared/secret'

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 0x7fff_ffff))
const ids = createIdSource(() => Date.now(), randomBytes)
const vaultKey = new Secret(randomBytes(32))
const code = createRecoveryCode(randomBytes)
const recovery = recoveryKeysOf(code)
const vaultId = ids.next<VaultId>()

interface Sealed {
  readonly bytes: Buffer
  readonly header: BackupHeader
  readonly manifest: BackupManifest
  readonly backupKey: Secret
}

/** A container in memory: the format is the same as on a disk, only smaller. */
function seal(slots: Uint8Array, vault: Uint8Array, chunkBytes = 1024): Sealed {
  const backupKey = createBackupKey()
  const backupId = ids.next<BackupId>()
  const manifest: BackupManifest = {
    app: '0.1.0', vaultName: 'Customers', counts: { contacts: 2 }, auditHead: { seq: 1, hash: '00'.repeat(32) },
    parts: [{ name: 'slots.json', bytes: slots.length, sha256: digest(slots) }, { name: 'vault.db', bytes: vault.length, sha256: digest(vault) }],
  }
  const header = signedHeader({
    schemaVersion: 1, backupId, vaultId, createdAt: 1, payloadBytes: payloadLength(manifest), salt: randomBytes(32).toString('hex'), chunkBytes,
    keys: sealBackupKey(backupKey, { vaultId, backupId }, [recovery.pair.publicKey], vaultKey),
  }, () => recoveryKeysOf(code).signingKey)
  const pieces: Uint8Array[] = []
  writeContainer({ write: (bytes) => void pieces.push(Uint8Array.from(bytes)) }, header, manifest, backupKey, { 'slots.json': memorySource(slots), 'vault.db': memorySource(vault) })
  return { bytes: Buffer.concat(pieces), header, manifest, backupKey }
}

/** What a person with the recovery code gets out of a file: everything, or nothing. */
function open(bytes: Uint8Array, how: 'recovery' | 'vault' = 'recovery'): { readonly slots: Buffer; readonly vault: Buffer } | null {
  const source = memorySource(bytes)
  const found = readHeader(source)
  if (!found.ok) return null
  const key = how === 'recovery' ? byRecovery(found.value.header) : openBackupKeyByVault(found.value.header, vaultKey)
  if (!key.ok) return null
  const slots = collector()
  const vault = collector()
  return openContainer(source, found.value, key.value, { 'slots.json': slots, 'vault.db': vault }).ok ? { slots: slots.all(), vault: vault.all() } : null
}

function byRecovery(header: BackupHeader): Result<Secret, unknown> {
  const opened = openBackupKeyByRecovery(header, recovery)
  return opened.ok ? ok(opened.value.key) : opened
}

function collector(): ByteSink & { all(): Buffer } {
  const pieces: Uint8Array[] = []
  return { write: (bytes) => void pieces.push(Uint8Array.from(bytes)), all: () => Buffer.concat(pieces) }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const payloadStart = (bytes: Uint8Array): number => {
  const found = readHeader(memorySource(bytes))
  if (!found.ok) throw new Error('no header')
  return found.value.length
}
const signatureOf = (header: BackupHeader): string => header.keys.recovery[0]?.signature ?? ''
const small = seal(randomBytes(100), randomBytes(3000))

describe('a backup file', () => {
  it('gives back what went in, for any sizes around chunk borders, by recovery code and by vault key', () => {
    const size = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constantFrom(0, 1, 1007, 1008, 1023, 1024, 1025, 2047, 2048, 2049))
    fc.assert(fc.property(size, size, fc.constantFrom('recovery' as const, 'vault' as const), (slotsLength, vaultLength, how) => {
      const slots = randomBytes(slotsLength)
      const vault = randomBytes(vaultLength)
      const opened = open(seal(slots, vault).bytes, how)
      expect(opened?.slots.equals(slots)).toBe(true)
      expect(opened?.vault.equals(vault)).toBe(true)
    }), { seed: SEED, numRuns: 200 })
  })

  it('is refused with any one byte changed, in header, seals, chunks and tags (B3)', () => {
    expect(open(small.bytes)).not.toBeNull()
    for (let at = 0; at < small.bytes.length; at++) {
      const bytes = Buffer.from(small.bytes)
      // Another bit at each place; every bit of each byte in the header, where text could mean the same.
      const masks = at < payloadStart(small.bytes) ? [1, 2, 4, 8, 16, 32, 64, 128] : [1 << (at % 8)]
      for (const mask of masks) {
        bytes[at] = (small.bytes[at] ?? 0) ^ mask
        expect(open(bytes), `byte ${String(at)} ^ ${String(mask)}`).toBeNull()
      }
    }
  })

  it('is refused with a header changed by somebody who mended its checksum (B3)', () => {
    const start = payloadStart(small.bytes)
    const json = small.bytes.subarray(20, start - 32).toString('utf8')
    const changes: readonly [string, string][] = [
      ['"createdAt":1', '"createdAt":9'], ['"schemaVersion":1', '"schemaVersion":0'], [`"signature":"${signatureOf(small.header)}"`, '"signature":null'], [`"signature":"${signatureOf(small.header)}"`, `"signature":"${'0'.repeat(64)}"`],
      [`"backupId":"${small.header.backupId}"`, `"backupId":"${ids.next<BackupId>()}"`], [`"salt":"${small.header.salt}"`, `"salt":"${'0'.repeat(64)}"`],
    ]
    for (const [from, to] of changes) {
      expect(json).toContain(from)
      const changed = Buffer.from(json.replace(from, to))
      const length = Buffer.alloc(4)
      length.writeUInt32BE(changed.length)
      const covered = Buffer.concat([small.bytes.subarray(0, 16), length, changed])
      const bytes = Buffer.concat([covered, createHash('sha256').update(covered).digest(), small.bytes.subarray(start)])
      expect(readHeader(memorySource(bytes)).ok, from).toBe(true)
      for (const how of ['recovery', 'vault'] as const) expect(open(bytes, how), from).toBeNull()
    }
  })

  it('is refused cut at every length (B3)', () => {
    for (let length = 0; length < small.bytes.length; length++) expect(open(small.bytes.subarray(0, length)), `cut at ${String(length)}`).toBeNull()
  })

  it('is refused with anything after its end (B3)', () => {
    for (const more of [Buffer.of(0), randomBytes(16), randomBytes(1040), small.bytes]) expect(open(Buffer.concat([small.bytes, more]))).toBeNull()
  })

  it('is refused with any two chunks swapped, one repeated over another, or one taken out (B3)', () => {
    const whole = seal(randomBytes(50), randomBytes(1024 * 4))
    const start = payloadStart(whole.bytes)
    const chunks = Array.from({ length: 5 }, (_, n) => whole.bytes.subarray(start + n * 1040, start + (n + 1) * 1040))
    const build = (order: readonly number[]): Buffer => Buffer.concat([whole.bytes.subarray(0, start), ...order.map((n) => chunks[n] ?? Buffer.alloc(0))])
    expect(open(build([0, 1, 2, 3, 4]))).not.toBeNull()
    for (let a = 0; a < 5; a++) {
      for (let b = 0; b < 5; b++) {
        if (a === b) continue
        const swapped = [0, 1, 2, 3, 4]
        swapped[a] = b
        expect(open(build(swapped)), `${String(b)} over ${String(a)}`).toBeNull()
        swapped[b] = a
        expect(open(build(swapped)), `${String(a)} and ${String(b)}`).toBeNull()
      }
      expect(open(build([0, 1, 2, 3, 4].filter((n) => n !== a))), `without ${String(a)}`).toBeNull()
    }
  })

  it('is refused when two backups of one vault are spliced, at any chunk, header or seal (B3)', () => {
    const content = randomBytes(4000)
    const [one, two] = [seal(content, content), seal(content, content)]
    const [startOne, startTwo] = [payloadStart(one.bytes), payloadStart(two.bytes)]
    for (let at = 0; at <= 7; at++) {
      expect(open(Buffer.concat([one.bytes.subarray(0, startOne + at * 1040), two.bytes.subarray(startTwo + at * 1040)])), `from chunk ${String(at)}`).toBeNull()
    }
    const withOtherSeal: BackupHeader = { ...one.header, keys: two.header.keys }
    expect(openBackupKeyByRecovery(withOtherSeal, recovery).ok).toBe(false)
    expect(openBackupKeyByVault(withOtherSeal, vaultKey).ok).toBe(false)
  })

  it('tells a code it was not made for from damage', () => {
    expect(openBackupKeyByRecovery(small.header, recoveryKeysOf(createRecoveryCode(randomBytes)))).toEqual({ ok: false, failure: { kind: 'recovery-code-wrong' } })
    const cut: BackupHeader = { ...small.header, keys: { ...small.header.keys, recovery: small.header.keys.recovery.map((entry) => ({ ...entry, sealed: '00'.repeat(80) })) } }
    expect(openBackupKeyByRecovery(signedHeader(cut, () => recoveryKeysOf(code).signingKey), recovery)).toEqual({ ok: false, failure: { kind: 'backup-damaged' } })
  })

  it('names a newer version of the format, and what is no backup', () => {
    const bytes = Buffer.from(small.bytes)
    bytes[15] = 3
    const start = payloadStart(small.bytes)
    createHash('sha256').update(bytes.subarray(0, start - 32)).digest().copy(bytes, start - 32)
    expect(readHeader(memorySource(bytes))).toEqual({ ok: false, failure: { kind: 'backup-newer', found: 3, known: 2 } })
    for (const other of [Buffer.alloc(0), Buffer.from('PK\x03\x04'), randomBytes(5000)]) expect(readHeader(memorySource(other))).toEqual({ ok: false, failure: { kind: 'not-a-backup' } })
  })

  it('is what another implementation of AES-256-GCM and HKDF reads (known answer by @noble)', () => {
    const whole = seal(randomBytes(10), randomBytes(2500))
    const start = payloadStart(whole.bytes)
    const key = hkdf(sha256, reveal(whole.backupKey), Buffer.from(whole.header.salt, 'hex'), Buffer.from('satchel/backup-payload/v1'), 32)
    const aad = sha256(whole.bytes.subarray(0, start))
    const plain: Uint8Array[] = []
    for (let at = start, counter = 0; at < whole.bytes.length; at += 1040, counter += 1) {
      const nonce = new Uint8Array(12)
      nonce[10] = counter
      nonce[11] = at + 1040 >= whole.bytes.length ? 1 : 0
      plain.push(gcm(key, nonce, aad).decrypt(whole.bytes.subarray(at, at + 1040)))
    }
    const payload = Buffer.concat(plain)
    const opening = 4 + payload.readUInt32BE(0)
    expect(JSON.parse(payload.subarray(4, opening).toString('utf8'))).toEqual(whole.manifest)
    expect(digest(payload.subarray(opening + 10))).toBe(whole.manifest.parts[1].sha256)
  })

  it(`holds for random damage of any kind (seed ${String(SEED)})`, () => {
    const damage = fc.record({ at: fc.nat(), length: fc.nat({ max: 300 }), bytes: fc.uint8Array({ maxLength: 300 }) })
    fc.assert(fc.property(damage, ({ at, length, bytes }) => {
      const from = at % small.bytes.length
      const changed = Buffer.concat([small.bytes.subarray(0, from), bytes, small.bytes.subarray(from + length)])
      if (!changed.equals(small.bytes)) expect(open(changed)).toBeNull()
    }), { seed: SEED, numRuns: 500 })
  })
})
