import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '../../shared/result'
import type { CliFailure } from './outcome'

/** Whether a file can stand at this absolute path, asked before anything is opened: its folder is there, and it is no folder itself. An older file there is replaced. */
export function outputPlace(path: string): Result<null, CliFailure> {
  const folder = dirname(path)
  if (!existsSync(folder)) return err({ kind: 'folder-missing', path: folder })
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? err({ kind: 'file-exists', path }) : ok(null)
}
