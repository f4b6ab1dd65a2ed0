import { accessSync, constants, existsSync, lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { err, ok, type Result } from '../../shared/result'
import { codeOf, syncFolder } from '../vault/atomic-file'
import { createFileSink, openFileSource } from './bytes'
import type { BackupTarget, TargetEntry, TargetFailure } from './target'
import { openWorkFolder, sweepLeftovers } from './work-folder'

/** How every backup file ends. */
export const BACKUP_SUFFIX = '.satchel-backup'
const SEALED = 'sealed'

/** A folder of backups. It must exist: a missing one is an unplugged drive, not a reason to make an empty folder on the system disk. */
export function folderTarget(path: string): BackupTarget {
  const folder = resolve(path)
  return targetOf(folder, (name) => name.endsWith(BACKUP_SUFFIX))
}

/** What a person pointed at: a folder of backups, or one backup file of any name. */
export function targetAt(path: string): BackupTarget {
  const at = resolve(path)
  const state = statSync(at, { throwIfNoEntry: false })
  return state?.isFile() === true ? targetOf(dirname(at), (name) => name === basename(at)) : folderTarget(at)
}

function targetOf(folder: string, isOurs: (name: string) => boolean): BackupTarget {
  return {
    path: folder,
    list: () => attempt(folder, () => readdirSync(folder).filter(isOurs).flatMap((name) => entryOf(folder, name))),
    open: (name) => attempt(folder, () => openFileSource(join(folder, plainName(name)))),
    remove: (name) => attempt(folder, () => {
      rmSync(join(folder, plainName(name)))
      syncFolder(folder)
      return null
    }),
    openWork: (now) => attempt(folder, () => {
      accessSync(folder, constants.R_OK | constants.W_OK)
      sweepLeftovers(folder, now)
      return openWorkFolder(folder, now)
    }),
    put(work, parcel) {
      const temporary = work.file(SEALED)
      const written = attempt(folder, () => {
        const sink = createFileSink(temporary)
        try {
          parcel.write(sink)
          sink.finish()
        } finally {
          sink.abandon()
        }
        return openFileSource(temporary)
      })
      if (!written.ok) return written
      const bytes = written.value.size
      try {
        const checked = parcel.check(written.value)
        if (!checked.ok) return checked
      } finally {
        written.value.close()
      }
      return attempt(folder, () => {
        const final = join(folder, plainName(parcel.name))
        if (existsSync(final)) throw new Error('there is a backup of that name already')
        renameSync(temporary, final)
        syncFolder(folder)
        return { bytes }
      })
    },
    sharesDiskWith(path) {
      try {
        return statSync(folder).dev === statSync(path).dev
      } catch {
        // One of the two is not there: nothing can be told.
        return null
      }
    },
  }
}

/** Runs file work; a state of the disk becomes a failure, anything else is a bug and is thrown on. */
export function attempt<T>(path: string, work: () => T): Result<T, TargetFailure> {
  try {
    return ok(work())
  } catch (error) {
    const failure = targetFailure(error, path)
    if (failure === null) throw error
    return err(failure)
  }
}

/** The class of a failed file operation in a target; null when it is none. */
export function targetFailure(error: unknown, path: string): TargetFailure | null {
  switch (codeOf(error)) {
    case undefined:
      return null
    case 'ENOSPC': case 'EDQUOT': case 'EFBIG':
      return { kind: 'disk-full' }
    case 'EACCES': case 'EPERM': case 'EROFS':
      return { kind: 'read-only', path }
    // ENOENT, ENOTDIR, EIO, ENODEV, ESTALE …: the drive is not there any more, or answers no more.
    default:
      return { kind: 'target-missing', path }
  }
}

function entryOf(folder: string, name: string): TargetEntry[] {
  const state = lstatSync(join(folder, name), { throwIfNoEntry: false })
  return state?.isFile() === true ? [{ name, bytes: state.size, modifiedAt: Math.round(state.mtimeMs) }] : []
}

/** A name, never a path: names come back from lists and from callers. */
function plainName(name: string): string {
  if (name === '' || name !== basename(name) || name === '.' || name === '..' || name.includes('\\')) throw new Error('not a plain file name')
  return name
}
