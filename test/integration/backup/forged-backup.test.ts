import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { signedHeader } from '../../../electron/backup/backup-key'
import { memorySource } from '../../../electron/backup/bytes'
import { readHeader, type FoundHeader } from '../../../electron/backup/header'
import { expectOk } from '../../../shared/result'
import { Secret } from '../../../shared/secret'
import { asFormat1 } from '../../support/backup-format-1'
import { aBackupScene, backUp, removeScenes, restored, signsFor, type BackupScene } from '../../support/backup-scene'

afterAll(removeScenes)

const forgersKey = randomBytes(32)
const FORGED = { ok: false, failure: { kind: 'backup-forged' } }

interface Seen {
  readonly path: string
  readonly bytes: Buffer
  readonly found: FoundHeader
  readonly publicKey: Uint8Array
}

/** What somebody who can write to the target sees there: the file, and in its header the recovery public key. */
function seenBy(scene: BackupScene): Seen {
  const path = join(scene.targetFolder, backUp(scene).fileName)
  const bytes = readFileSync(path)
  const found = expectOk(readHeader(memorySource(bytes)), 'the header reads')
  return { path, bytes, found, publicKey: Buffer.from(found.header.keys.recovery[0]?.publicKey ?? '', 'hex') }
}

/** A vault of the forger's own, under the victim's id, whose backups are sealed to the victim's code. */
const forgersVault = (victim: BackupScene, { publicKey }: Seen): BackupScene => aBackupScene({ vaultId: victim.vaultId, sealedTo: () => publicKey })

function refused(victim: BackupScene, path: string, forged: Uint8Array): void {
  writeFileSync(path, forged)
  const into = join(victim.root, 'restored')
  expect(restored(victim, into)).toEqual(FORGED)
  expect(existsSync(into)).toBe(false)
}

/** A header by somebody who mends every checksum, before a payload. */
function withHeader(bytes: Buffer, found: FoundHeader, json: string): Buffer {
  const text = Buffer.from(json)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const covered = Buffer.concat([bytes.subarray(0, 16), length, text])
  return Buffer.concat([covered, createHash('sha256').update(covered).digest(), bytes.subarray(found.length)])
}

describe('a backup forged by who knows the recovery public key and can write to the target (B2, B4)', () => {
  it.each([
    ['unsigned', () => 'never-signed' as const],
    ['signed with a key of their own', () => new Secret(Uint8Array.from(forgersKey))],
  ])('%s › the code alone refuses it, and nothing is made', (_how, signerOf) => {
    const victim = aBackupScene()
    const seen = seenBy(victim)
    const forger = forgersVault(victim, seen)
    const forged = readFileSync(join(forger.targetFolder, backUp(forger, { signerOf }).fileName))
    refused(victim, seen.path, forged)
  })

  it('with the signature of a genuine backup moved over › is refused', () => {
    const victim = aBackupScene()
    const seen = seenBy(victim)
    const forger = forgersVault(victim, seen)
    const forged = readFileSync(join(forger.targetFolder, backUp(forger, { signerOf: () => 'never-signed' }).fileName))
    const found = expectOk(readHeader(memorySource(forged)), 'the forgery reads')
    const signature = seen.found.header.keys.recovery[0]?.signature ?? ''
    refused(victim, seen.path, withHeader(forged, found, JSON.stringify(found.header).replace('"signature":null', `"signature":"${signature}"`)))
  })

  it('in the former format, which had no signatures › is refused: no backup of that format was ever sealed to a code of today', () => {
    const victim = aBackupScene()
    const seen = seenBy(victim)
    const forger = forgersVault(victim, seen)
    const own = readFileSync(join(forger.targetFolder, backUp(forger).fileName))
    refused(victim, seen.path, asFormat1(own, forger.vaultKey(), seen.publicKey))
  })

  it('as a genuine one with its signature taken away › is refused', () => {
    const victim = aBackupScene()
    const { path, bytes, found } = seenBy(victim)
    const signature = found.header.keys.recovery[0]?.signature ?? ''
    refused(victim, path, withHeader(bytes, found, JSON.stringify(found.header).replace(`"${signature}"`, 'null')))
  })

  it('as a genuine header before another payload › is refused as damaged', () => {
    const victim = aBackupScene()
    const { path, bytes, found } = seenBy(victim)
    const changed = Buffer.concat([bytes.subarray(0, found.length), randomBytes(bytes.length - found.length)])
    writeFileSync(path, changed)
    expect(restored(victim, join(victim.root, 'r'))).toEqual({ ok: false, failure: { kind: 'backup-damaged' } })
  })

  it('and dated later › does not keep the genuine one from being restored, asked for by its id or as the newest', () => {
    const victim = aBackupScene()
    const seen = seenBy(victim)
    const forger = forgersVault(victim, seen)
    const later = backUp(forger, { signerOf: () => 'never-signed', clock: { now: () => Date.now() + 3_600_000 } })
    writeFileSync(join(victim.targetFolder, later.fileName), readFileSync(join(forger.targetFolder, later.fileName)))
    expect(restored(victim, join(victim.root, 'newest'))).toMatchObject({ ok: true, value: { signed: true, backupId: seen.found.header.backupId } })
    expect(restored(victim, join(victim.root, 'forged'), { backupId: later.backupId })).toEqual(FORGED)
    expect(restored(victim, join(victim.root, 'r'), { backupId: seen.found.header.backupId })).toMatchObject({ ok: true, value: { signed: true } })
  })
})

describe('a signature', () => {
  it('changes with every field of the header', () => {
    const victim = aBackupScene()
    const { header } = seenBy(victim).found
    const signature = (changed: typeof header): string | null | undefined => signedHeader(changed, signsFor(victim.recoveryCode)).keys.recovery[0]?.signature
    const changes: readonly (typeof header)[] = [
      { ...header, createdAt: header.createdAt + 1 }, { ...header, schemaVersion: header.schemaVersion + 1 }, { ...header, payloadBytes: header.payloadBytes + 1 },
      { ...header, salt: '0'.repeat(64) }, { ...header, chunkBytes: header.chunkBytes + 1 }, { ...header, keys: { ...header.keys, vault: '0'.repeat(120) } },
      { ...header, keys: { ...header.keys, recovery: header.keys.recovery.map((entry) => ({ ...entry, sealed: '0'.repeat(160) })) } },
    ]
    for (const changed of changes) expect(signature(changed)).not.toBe(signature(header))
    expect(signature(header)).toBe(header.keys.recovery[0]?.signature)
  })
})

describe('a backup of before backups were signed', () => {
  it('opens with the code it was made for, and is called unsigned (format 1)', () => {
    const scene = aBackupScene({ contacts: 3, sealedTo: ({ formerPair }) => formerPair.publicKey })
    const { path, bytes, publicKey } = seenBy({ ...scene })
    rmSync(path)
    writeFileSync(path, asFormat1(bytes, scene.vaultKey(), publicKey))
    expect(restored(scene, join(scene.root, 'r'))).toMatchObject({ ok: true, value: { signed: false, counts: { contacts: 3 } } })
  })

  it('made by a vault that has learnt its former code\'s signing key › is signed', () => {
    const scene = aBackupScene({ sealedTo: ({ formerPair }) => formerPair.publicKey })
    seenBy(scene)
    expect(restored(scene, join(scene.root, 'r'))).toMatchObject({ ok: true, value: { signed: true } })
  })
})
