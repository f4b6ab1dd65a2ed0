import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where lines of the log go. */
export interface LineSink {
  write(line: string): void
}

/**
 * Appends to `file`; when that would pass `maxBytes` the file moves to `.1`, `.1` to `.2` … and the oldest of `keep` goes.
 * Readable by its owner only. A log that cannot be written (disk full, no access) is dropped silently: it must never stop the app.
 */
export function rotatingFile(file: string, maxBytes: number, keep: number): LineSink {
  let size: number | null = null
  const open = (): number => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0
  }
  const rotate = (): void => {
    rmSync(`${file}.${keep}`, { force: true })
    for (let n = keep - 1; n >= 1; n--) moveIfThere(`${file}.${n}`, `${file}.${n + 1}`)
    moveIfThere(file, `${file}.1`)
  }
  return {
    write: (line) => {
      try {
        size ??= open()
        const bytes = Buffer.byteLength(line)
        if (size > 0 && size + bytes > maxBytes) {
          rotate()
          size = 0
        }
        appendFileSync(file, line, { mode: 0o600 })
        size += bytes
      } catch {
        size = null
      }
    }
  }
}

function moveIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to)
}
