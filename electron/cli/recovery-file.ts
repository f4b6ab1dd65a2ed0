import { closeSync, constants, existsSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../../shared/result'
import type { CommandLineFailure } from './outcome'

/** A place for a recovery code, made sure of before anything else is done: a code is shown once, so it must not meet a full disk. */
export interface RecoveryFile {
  /** Writes the code for good. Fails when the place was taken meanwhile or the disk refuses. */
  keep(code: string): Result<null, CommandLineFailure>
  /** Leaves nothing behind. */
  abandon(): void
}

const PLACEHOLDER = '-'.repeat(128)

/** Reserves room beside `path`, readable by its owner only. Refuses a `path` that exists: it may hold the only code of another vault. */
export function reserveRecoveryFile(path: string): Result<RecoveryFile, CommandLineFailure | { readonly kind: 'disk-full' } | { readonly kind: 'no-access'; readonly path: string }> {
  const folder = dirname(path)
  if (existsSync(path)) return err({ kind: 'file-exists', path })
  if (!existsSync(folder)) return err({ kind: 'folder-missing', path: folder })
  const part = join(folder, `.${basename(path)}.${randomBytes(4).toString('hex')}.part`)
  const abandon = (): void => {
    rmSync(part, { force: true })
  }
  const failure = attempt(() => { write(part, PLACEHOLDER, 'wx') })
  if (failure !== null) {
    abandon()
    return failure === 'ENOSPC' || failure === 'EDQUOT' || failure === 'EFBIG' ? err({ kind: 'disk-full' }) : err({ kind: 'no-access', path: folder })
  }
  return ok({
    keep: (code) => {
      const problem = attempt(() => {
        write(part, `${code}\n`, 'w')
        // A link, not a rename: it never replaces what somebody else put there in the meantime.
        linkSync(part, path)
      })
      if (problem !== null) return err({ kind: 'recovery-file-not-written', path })
      abandon()
      syncFolder(folder)
      return ok(null)
    },
    abandon,
  })
}

function write(file: string, text: string, flag: 'wx' | 'w'): void {
  const handle = openSync(file, flag, 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function syncFolder(folder: string): void {
  attempt(() => {
    const handle = openSync(folder, constants.O_RDONLY)
    fsyncSync(handle)
    closeSync(handle)
  })
}

/** The error code of what went wrong, or null. */
function attempt(work: () => void): string | null {
  try {
    work()
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  }
}
