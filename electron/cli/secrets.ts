import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { err, ok, type Result } from '../../shared/result'
import type { CommandLineFailure } from './outcome'
import type { Terminal } from './terminal'

const LONGEST = 64 * 1024

/**
 * The first line of a file, without its line end. Pipes work too. Warns when others on this machine may read the file.
 * Only one line, because a passphrase in an editor's file ends with one that nobody meant.
 */
export function readSecretFile(path: string, terminal: Terminal): Result<string, CommandLineFailure> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    return err({ kind: isMissing(error) ? 'secret-file-missing' : 'secret-file-unreadable', path })
  }
  try {
    const { mode } = fstatSync(file)
    const isFile = (mode & 0o170000) === 0o100000
    if (isFile && process.platform !== 'win32' && (mode & 0o077) !== 0) terminal.say(`Warning: others on this machine may read ${path}. Run: chmod 600 ${path}`)
    const line = firstLine(file)
    return line === '' ? err({ kind: 'secret-file-empty', path }) : ok(line)
  } catch {
    return err({ kind: 'secret-file-unreadable', path })
  } finally {
    closeSync(file)
  }
}

/** A passphrase from its file, else asked for twice: one that is typed blind once would lock its owner out. */
export async function newPassphrase(path: string | undefined, terminal: Terminal): Promise<Result<string, CommandLineFailure>> {
  if (path !== undefined) return readSecretFile(path, terminal)
  const first = await terminal.askHidden('New passphrase: ')
  if (first === null || first === '') return err({ kind: 'passphrase-missing' })
  const second = await terminal.askHidden('The same again: ')
  return first === second ? ok(first) : err({ kind: 'passphrases-differ' })
}

/** The passphrase of an existing vault: from its file, else asked for. */
export async function existingPassphrase(path: string | undefined, question: string, terminal: Terminal): Promise<Result<string, CommandLineFailure>> {
  if (path !== undefined) return readSecretFile(path, terminal)
  const typed = await terminal.askHidden(question)
  return typed === null || typed === '' ? err({ kind: 'passphrase-missing' }) : ok(typed)
}

function firstLine(file: number): string {
  const bytes = Buffer.alloc(LONGEST)
  let length = 0
  while (length < LONGEST) {
    const read = readSync(file, bytes, length, LONGEST - length, null)
    if (read === 0) break
    length += read
    if (bytes.subarray(0, length).includes(0x0a)) break
  }
  const end = bytes.subarray(0, length).indexOf(0x0a)
  const line = bytes.subarray(0, end === -1 ? length : end).toString('utf8')
  bytes.fill(0)
  return line.replace(/^\ufeff/, '').replace(/\r$/, '')
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
