import type { RestoreFailure } from '../../shared/backup/channels'
import { err, ok, type Result } from '../../shared/result'
import { SCHEMA_VERSION } from '../db/migrate'
import type { ByteSource } from './bytes'
import { readHeader, type FoundHeader } from './header'
import { chooseBackup, listBackups, whyUnreadable } from './list'
import type { BackupTarget, TargetFailure } from './target'

/** A backup file with its header read; close the source after use. */
export interface OpenedBackup {
  readonly fileName: string
  readonly source: ByteSource
  readonly found: FoundHeader
}

export type ChooseFailure = TargetFailure | Extract<RestoreFailure, { kind: 'no-backup-found' | 'backup-damaged' | 'backup-newer' }>

/**
 * Opens the backup of an id, or the newest for null, without any key. A target that holds only files that cannot be read is `backup-damaged`.
 * One of a newer schema is refused: an older program must not touch it (SECURITY.md B9).
 */
export function openBackup(target: BackupTarget, backupId: string | null): Result<OpenedBackup, ChooseFailure> {
  const items = listBackups(target)
  if (!items.ok) return items
  const chosen = chooseBackup(items.value, backupId)
  if (chosen === undefined) return err(noneReason(target, items.value, backupId))
  const source = target.open(chosen.fileName)
  if (!source.ok) return source
  const found = readHeader(source.value)
  if (!found.ok) {
    source.value.close()
    return err(found.failure.kind === 'backup-newer' ? found.failure : { kind: 'backup-damaged' })
  }
  if (found.value.header.schemaVersion > SCHEMA_VERSION) {
    source.value.close()
    return err({ kind: 'backup-newer', found: found.value.header.schemaVersion, known: SCHEMA_VERSION })
  }
  return ok({ fileName: chosen.fileName, source: source.value, found: found.value })
}

function noneReason(target: BackupTarget, items: Parameters<typeof whyUnreadable>[1], backupId: string | null): ChooseFailure {
  const reason = whyUnreadable(target, items)
  if (reason === null || (backupId !== null && reason.kind === 'not-a-backup')) return { kind: 'no-backup-found' }
  return reason.kind === 'backup-newer' ? reason : { kind: 'backup-damaged' }
}
