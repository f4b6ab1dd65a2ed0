import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Names in the vault's folder, and the folder itself as `.`, that others on this machine may read or write (SECURITY.md K11). None on Windows, where modes say nothing. */
export function looseFiles(folder: string): readonly string[] {
  if (process.platform === 'win32') return []
  return ['.', ...readdirSync(folder)].filter((name) => {
    const stat = lstatSync(join(folder, name), { throwIfNoEntry: false })
    return stat !== undefined && !stat.isSymbolicLink() && (stat.mode & 0o077) !== 0
  })
}
