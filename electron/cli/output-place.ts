import { existsSync, lstatSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '../../shared/result'
import type { CliFailure } from './outcome'

/**
 * Whether a file can be written at this absolute path, asked before anything is opened: its folder is there, it is no folder itself, and an older
 * file there is replaced only when `force` says so.
 */
export function outputPlace(path: string, force: boolean): Result<null, CliFailure> {
  const folder = dirname(path)
  if (!existsSync(folder)) return err({ kind: 'folder-missing', path: folder })
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there === undefined) return ok(null)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return err({ kind: 'file-exists', path })
  return force ? ok(null) : err({ kind: 'output-exists', path })
}
