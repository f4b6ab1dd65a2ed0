import type { BackupItem } from '../../shared/backup/channels'
import { asId, type BackupId, type VaultId } from '../../shared/ids'
import { ok, type Result } from '../../shared/result'
import { readHeader, type FoundHeader, type HeaderFailure } from './header'
import type { BackupTarget, TargetEntry, TargetFailure } from './target'

/** What a vault knows of its own backups: its name, and when it verified which of them, ms since the epoch. */
export interface KnownBackups {
  readonly vault: { readonly vaultId: VaultId; readonly name: string } | null
  readonly verified: ReadonlyMap<string, number>
}
const nothingKnown: KnownBackups = { vault: null, verified: new Map() }

/** The id shown for a file whose header cannot be read. */
export const UNKNOWN_ID = '00000000-0000-0000-0000-000000000000'

/**
 * What a target holds, newest first, by the headers alone: no key is needed and nothing is decrypted. A file that cannot be read is
 * listed as unreadable, with the time of the file, so that it is seen. `known` is what an open vault can add: the header names no vault.
 */
export function listBackups(target: BackupTarget, known: KnownBackups = nothingKnown): Result<readonly BackupItem[], TargetFailure> {
  const entries = target.list()
  if (!entries.ok) return entries
  const items = entries.value.map((entry) => itemOf(target, entry, known))
  return ok(items.sort((a, b) => b.createdAt - a.createdAt || (a.backupId < b.backupId ? 1 : -1)))
}

/** The backup of an id, or the newest readable one for null; undefined when there is none. */
export function chooseBackup(items: readonly BackupItem[], backupId: string | null): BackupItem | undefined {
  return items.find((item) => item.readable && (backupId === null || item.backupId === backupId))
}

function itemOf(target: BackupTarget, { name, bytes, modifiedAt }: TargetEntry, { vault, verified }: KnownBackups): BackupItem {
  const found = headerOf(target, name)
  if (found === null) {
    return { backupId: asId<BackupId>(UNKNOWN_ID), vaultId: asId<VaultId>(UNKNOWN_ID), vaultName: null, createdAt: modifiedAt, bytes, fileName: name, schemaVersion: 0, verifiedAt: null, readable: false }
  }
  const { backupId, vaultId, createdAt, schemaVersion } = found.header
  const vaultName = found.manifest?.vaultName ?? (vault?.vaultId === vaultId ? vault.name : null)
  return { backupId, vaultId, vaultName, createdAt, bytes, fileName: name, schemaVersion, verifiedAt: verified.get(backupId) ?? null, readable: true }
}

function headerOf(target: BackupTarget, name: string): FoundHeader | null {
  const source = target.open(name)
  // Taken away meanwhile, or not ours to read.
  if (!source.ok) return null
  try {
    const found = readHeader(source.value)
    return found.ok ? found.value : null
  } finally {
    source.value.close()
  }
}

/** Why a target's only candidate cannot be used: the header failure of the first unreadable file, for a message that names the reason. */
export function whyUnreadable(target: BackupTarget, items: readonly BackupItem[]): HeaderFailure | null {
  for (const item of items) {
    if (item.readable) continue
    const source = target.open(item.fileName)
    if (!source.ok) continue
    try {
      const found = readHeader(source.value)
      if (!found.ok) return found.failure
    } finally {
      source.value.close()
    }
  }
  return null
}
