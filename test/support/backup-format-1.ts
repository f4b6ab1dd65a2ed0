import { createHash, randomBytes } from 'node:crypto'
import { createBackupKey, derivePayloadKey, openBackupKeyByVault, sealBackupKey } from '../../electron/backup/backup-key'
import { memorySource } from '../../electron/backup/bytes'
import { createSealingStream } from '../../electron/backup/chunks'
import { openContainer } from '../../electron/backup/container'
import { readHeader } from '../../electron/backup/header'
import { expectOk } from '../../shared/result'
import { reveal, type Secret } from '../../shared/secret'

const CHUNK_BYTES = 1024 * 1024

/** A backup as format 1 had it, with the contents of one of today's: name and counts in the open, nobody's signature. Sealed to the public key that is given. */
export function asFormat1(today: Uint8Array, vaultKey: Secret, recoveryPublicKey: Uint8Array): Uint8Array {
  const source = memorySource(today)
  const found = expectOk(readHeader(source), 'today\'s backup reads')
  const parts = { 'slots.json': collected(), 'vault.db': collected() }
  const manifest = expectOk(openContainer(source, found, expectOk(openBackupKeyByVault(found.header, vaultKey), 'its key opens'), parts), 'it is whole')
  const { backupId, vaultId, createdAt, schemaVersion } = found.header
  const backupKey = createBackupKey()
  const salt = randomBytes(32)
  const { recovery, vault } = sealBackupKey(backupKey, { vaultId, backupId }, [recoveryPublicKey], vaultKey)
  const json = Buffer.from(JSON.stringify({
    app: manifest.app, schemaVersion, backupId, vaultId, vaultName: manifest.vaultName, createdAt, counts: manifest.counts, auditHead: manifest.auditHead, parts: manifest.parts,
    salt: salt.toString('hex'), chunkBytes: CHUNK_BYTES, keys: { recovery: recovery.map(({ publicKey, sealed }) => ({ publicKey, sealed })), vault },
  }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  const covered = Buffer.concat([Buffer.from('SATCHEL-BACKUP\n\u0001', 'latin1'), length, json])
  const header = Buffer.concat([covered, sha256(covered)])
  const payload = collected()
  const stream = createSealingStream({ key: reveal(derivePayloadKey(backupKey, salt)), aad: sha256(header), chunkLength: CHUNK_BYTES }, payload)
  for (const { name } of manifest.parts) stream.write(parts[name].all())
  stream.finish()
  return Buffer.concat([header, payload.all()])
}

function collected(): { write(bytes: Uint8Array): void; all(): Buffer } {
  const pieces: Buffer[] = []
  return { write: (bytes) => void pieces.push(Buffer.from(bytes)), all: () => Buffer.concat(pieces) }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
