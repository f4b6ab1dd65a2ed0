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

const DAY_MS = 24 * 60 * 60 * 1000

/** A file in a target with its header, or why that cannot be read. */
export interface SeenBackup {
  readonly entry: TargetEntry
  readonly header: Result<FoundHeader, HeaderFailure | TargetFailure>
  /** As its header says, which nobody has authenticated; of a file without one, the time of the file. */
  readonly createdAt: number
  /** The clock that made it was wrong, or somebody wrote the date: it comes after all others, and would otherwise be the newest for ever. */
  readonly inFuture: boolean
}

/** What a target holds, newest first, dates that lie more than a day ahead of `now` last; by the headers alone: no key is needed and nothing is decrypted. */
export function seeBackups(target: BackupTarget, now: number): Result<readonly SeenBackup[], TargetFailure> {
  const entries = target.list()
  if (!entries.ok) return entries
  const seen = entries.value.map((entry): SeenBackup => {
    const header = headerOf(target, entry.name)
    const createdAt = header.ok ? header.value.header.createdAt : entry.modifiedAt
    return { entry, header, createdAt, inFuture: createdAt > now + DAY_MS }
  })
  return ok(seen.sort((a, b) => Number(a.inFuture) - Number(b.inFuture) || b.createdAt - a.createdAt || (idOf(a) < idOf(b) ? 1 : -1)))
}

/**
 * The same for a screen. A file that cannot be read is listed as unreadable, with the time of the file, so that it is seen.
 * `known` is what an open vault can add: the header names no vault.
 */
export function listBackups(target: BackupTarget, now: number, known: KnownBackups = nothingKnown): Result<readonly BackupItem[], TargetFailure> {
  const seen = seeBackups(target, now)
  return seen.ok ? ok(seen.value.map((backup) => itemOf(backup, known))) : seen
}

function itemOf({ entry: { name, bytes }, header: found, createdAt, inFuture }: SeenBackup, { vault, verified }: KnownBackups): BackupItem {
  if (!found.ok) {
    return { backupId: asId<BackupId>(UNKNOWN_ID), vaultId: asId<VaultId>(UNKNOWN_ID), vaultName: null, createdAt, inFuture, bytes, fileName: name, schemaVersion: 0, verifiedAt: null, readable: false }
  }
  const { header, manifest } = found.value
  const { backupId, vaultId, schemaVersion } = header
  const vaultName = manifest?.vaultName ?? (vault?.vaultId === vaultId ? vault.name : null)
  return { backupId, vaultId, vaultName, createdAt, inFuture, bytes, fileName: name, schemaVersion, verifiedAt: verified.get(backupId) ?? null, readable: true }
}

function headerOf(target: BackupTarget, name: string): Result<FoundHeader, HeaderFailure | TargetFailure> {
  const source = target.open(name)
  // Taken away meanwhile, or not ours to read.
  if (!source.ok) return source
  try {
    return readHeader(source.value)
  } finally {
    source.value.close()
  }
}

function idOf({ header }: SeenBackup): string {
  return header.ok ? header.value.header.backupId : UNKNOWN_ID
}
