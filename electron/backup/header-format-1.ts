import { z } from 'zod'
import { asId, isId, type BackupId, type VaultId } from '../../shared/ids'
import type { BackupHeader } from './header'
import { count, hex, manifestFields, type BackupManifest } from './manifest'

/** Frozen: how backups of format 1 began. Name and counts of the vault stood there for everybody, and nobody had signed. */
const shape = z.strictObject({
  app: manifestFields.app,
  schemaVersion: count,
  backupId: z.string().refine(isId).transform((text) => asId<BackupId>(text)),
  vaultId: z.string().refine(isId).transform((text) => asId<VaultId>(text)),
  vaultName: manifestFields.vaultName,
  createdAt: count,
  counts: manifestFields.counts,
  auditHead: manifestFields.auditHead,
  parts: manifestFields.parts,
  salt: hex(32),
  chunkBytes: z.int().min(1024).max(16 * 1024 * 1024),
  keys: z.strictObject({ recovery: z.array(z.strictObject({ publicKey: hex(32), sealed: hex(80) })).min(1).max(1000), vault: hex(60) }),
})

/** What a header of format 1 says, as today's header and manifest; null when it is none. */
export function headerOfFormat1(value: unknown): { readonly header: BackupHeader; readonly manifest: BackupManifest } | null {
  const parsed = shape.safeParse(value)
  if (!parsed.success) return null
  const { app, vaultName, counts, auditHead, parts, keys, ...header } = parsed.data
  return {
    header: { ...header, payloadBytes: parts[0].bytes + parts[1].bytes, keys: { ...keys, recovery: keys.recovery.map((entry) => ({ ...entry, signature: null })) } },
    manifest: { app, vaultName, counts, auditHead, parts },
  }
}
