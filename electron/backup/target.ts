import type { Result } from '../../shared/result'
import type { ByteSink, ByteSource } from './bytes'

/** Why a target cannot be used. `target-missing`: the folder is gone or the drive is not there. */
export type TargetFailure =
  | { readonly kind: 'target-missing'; readonly path: string }
  | { readonly kind: 'read-only'; readonly path: string }
  | { readonly kind: 'disk-full' }

/** One file of ours in a target, by its name alone; what it holds only {@link BackupTarget.open} and the header tell. */
export interface TargetEntry {
  readonly name: string
  readonly bytes: number
  /** ms since the epoch. */
  readonly modifiedAt: number
}

/** A folder for files on the way, on the target's own file system or beside it. Left behind by a crash, the next run removes it. */
export interface WorkFolder {
  readonly path: string
  /** Path of a file in it. */
  file(name: string): string
  /** Removes it with all it holds. Never throws: a leftover is found again later. */
  dispose(): void
}

/** What is put into a target. */
export interface Parcel<F> {
  readonly name: string
  write(sink: ByteSink): void
  /** Reads the written bytes back from where they lie; only what passes is published. */
  check(written: ByteSource): Result<null, F>
}

/**
 * A place that keeps sealed copies. A folder today; removable and network drives, an object store and an incremental repository later.
 * It is trusted with nothing: whoever holds a target can withhold copies, never read or change one unnoticed.
 */
export interface BackupTarget {
  /** As shown to people and written to the log. */
  readonly path: string
  /** Everything that is named as a backup, in no order. Links are not followed, folders not entered (SECURITY.md B14). */
  list(): Result<readonly TargetEntry[], TargetFailure>
  open(name: string): Result<ByteSource, TargetFailure>
  /**
   * Publishes a file all at once: written under a temporary name, on the disk, checked, and only then there under its own.
   * After any failure, throw or crash nothing of that name exists. Refuses a name that is taken.
   */
  put<F>(work: WorkFolder, parcel: Parcel<F>): Result<{ readonly bytes: number }, F | TargetFailure>
  remove(name: string): Result<null, TargetFailure>
  /** A folder to work in, with room and rights like the target's; leftovers of runs that died are removed first. */
  openWork(now: number): Result<WorkFolder, TargetFailure>
  /** Whether it lies on the same disk as `path`, so that one defect takes both (SECURITY.md B7); null when that cannot be told. */
  sharesDiskWith(path: string): boolean | null
}
