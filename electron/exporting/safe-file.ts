import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const BUFFER_LENGTH = 256 * 1024

/**
 * Writes a file that only its owner may read, all or nothing: beside its place first, flushed to the disk, then renamed. A throw in `fill`
 * leaves what was there before and no half file; so does one in `before`, which is called when the place took a file and nothing was written to it yet:
 * whoever ends the process in the middle keeps what is in the half file. Text is written in pieces as it comes.
 */
export function writeFileSafely(path: string, fill: (write: (text: string) => void) => void, before: () => void = () => undefined): void {
  // A name nobody can foresee, and only if it is free: a link planted there would lead the records elsewhere, and a file keeps who may read it.
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`
  const handle = openSync(beside, 'wx', 0o600)
  let open = true
  const close = (): void => {
    if (open) closeSync(handle)
    open = false
  }
  try {
    before()
    let pending = ''
    const flush = (): void => {
      const bytes = Buffer.from(pending, 'utf8')
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
      pending = ''
    }
    fill((text) => {
      pending += text
      if (pending.length > BUFFER_LENGTH) flush()
    })
    flush()
    fsyncSync(handle)
    close()
    renameSync(beside, path)
    syncFolder(dirname(path))
  } catch (error) {
    close()
    rmSync(beside, { force: true })
    throw error
  }
}

function syncFolder(folder: string): void {
  // Windows can not open folders; there the rename is durable by itself.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
