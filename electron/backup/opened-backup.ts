import type { RestoreFailure } from '../../shared/backup/channels'
import { err, ok, type Result } from '../../shared/result'
import { SCHEMA_VERSION } from '../db/migrate'
import type { ByteSource } from './bytes'
import { readHeader, type BackupHeader, type FoundHeader } from './header'
import { seeBackups, type SeenBackup } from './list'
import type { BackupTarget, TargetFailure } from './target'

/** A backup file with its header read; close the source after use. */
export interface OpenedBackup {
  readonly fileName: string
  readonly source: ByteSource
  readonly found: FoundHeader
  /** Its date lies ahead: the clock that made it was wrong, or somebody wrote the date. */
  readonly inFuture: boolean
}

export type ChooseFailure = TargetFailure | Extract<RestoreFailure, { kind: 'no-backup-found' | 'backup-damaged' | 'backup-newer' }>

/** What somebody with a key makes of a header. The date in it proves nothing, so the lowest `rank` is taken first and the newest only among equals. */
export interface Judgement<F> {
  readonly rank: number
  /** Why it cannot be used when there is none better; null: it can. */
  readonly failure: F | null
}

export interface BackupChoice<F> {
  /** null: the newest. */
  readonly backupId: string | null
  readonly now: number
  readonly judge: (header: BackupHeader) => Judgement<F>
}

/**
 * Opens the backup of an id, or the newest for null, of those that `judge` ranks first. A target that holds only files that cannot be read is `backup-damaged`.
 * One of a newer schema is refused: an older program must not touch it (SECURITY.md B9).
 */
export function openBackup<F>(target: BackupTarget, { backupId, now, judge }: BackupChoice<F>): Result<OpenedBackup, ChooseFailure | F> {
  const seen = seeBackups(target, now)
  if (!seen.ok) return seen
  const chosen = bestOf(seen.value, backupId, judge)
  if (chosen === null) return err(noneReason(seen.value, backupId))
  if (chosen.failure !== null) return err(chosen.failure)
  const { entry, inFuture } = chosen.backup
  const source = target.open(entry.name)
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
  return ok({ fileName: entry.name, source: source.value, found: found.value, inFuture })
}

/** `seen` comes newest first; sorting by rank keeps that order among equals. */
function bestOf<F>(seen: readonly SeenBackup[], backupId: string | null, judge: BackupChoice<F>['judge']): (Judgement<F> & { readonly backup: SeenBackup }) | null {
  const judged = seen.flatMap((backup) => {
    if (!backup.header.ok) return []
    const { header } = backup.header.value
    return backupId === null || header.backupId === backupId ? [{ ...judge(header), backup }] : []
  })
  return judged.sort((a, b) => a.rank - b.rank)[0] ?? null
}

function noneReason(seen: readonly SeenBackup[], backupId: string | null): ChooseFailure {
  const reasons = seen.flatMap(({ header }) => (header.ok ? [] : [header.failure]))
  for (const reason of reasons) {
    if (reason.kind === 'backup-newer') return reason
    if (reason.kind === 'backup-damaged' || (reason.kind === 'not-a-backup' && backupId === null)) return { kind: 'backup-damaged' }
    if (reason.kind === 'not-a-backup') return { kind: 'no-backup-found' }
  }
  return { kind: 'no-backup-found' }
}
