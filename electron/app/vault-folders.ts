import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A folder name from what a person typed, good on every system; `vault` when nothing of it is. */
export function folderName(text: string): string {
  const plain = text.normalize('NFC').replace(/[^\p{L}\p{N} ._-]/gu, ' ').replace(/\s+/g, ' ').replace(/^[ .]+|[ .]+$/g, '').slice(0, 80).trim()
  // Names that Windows keeps for devices.
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(plain) ? 'vault' : plain
}

/** A folder below `parent` named for `text` that does not exist or is empty: a number is added until that is so. Makes `parent`, readable by its owner only. */
export function freshFolder(parent: string, text: string): string {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  const name = folderName(text)
  for (let n = 1; ; n++) {
    const folder = join(parent, n === 1 ? name : `${name} ${n}`)
    if (isFree(folder)) return folder
  }
}

/** `chosen` itself when it is empty, else a fresh folder in it: what a person means who picks their documents folder. */
export function emptyFolderAt(chosen: string, text: string): string {
  return isFree(chosen) ? chosen : freshFolder(chosen, text)
}

function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}
