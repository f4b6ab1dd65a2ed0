import { closeSync, fsyncSync, openSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { err, ok, type Result } from '../../shared/result'
import { reveal, type Secret } from '../../shared/secret'
import { unlockPages } from './open'
import { databaseFailure, type DatabaseFailure } from './sqlite-error'

/** How the name of a copy ends that gets another key. No other file is given one. */
export const COPY_SUFFIX = '.rotating'

/**
 * Gives a closed COPY of a vault another key, 32 bytes, and brings it to the disk (SECURITY.md K9, 5.4). Never the vault itself: killed while page 1
 * is on its way, a file under rekey opens with neither key. A copy that this happens to is thrown away. Throws for any name without {@link COPY_SUFFIX}.
 */
export function rekeyCopy(copy: string, key: Secret, nextKey: Secret): Result<null, DatabaseFailure> {
  if (!copy.endsWith(COPY_SUFFIX)) throw new Error('only a copy is given another key')
  let driver: Database.Database | undefined
  try {
    driver = new Database(copy, { fileMustExist: true })
    unlockPages(driver, key)
    driver.pragma('temp_store=2')
    // With a write-ahead log the driver answers "SQL logic error" or worse (SECURITY.md 5.4).
    if (driver.pragma('journal_mode=DELETE', { simple: true }) !== 'delete') throw new Error('a copy is given another key without a write-ahead log only')
    driver.pragma('synchronous=2')
    const spelled = Buffer.from(`x'${Buffer.from(reveal(nextKey)).toString('hex')}'`)
    driver.rekey(spelled)
    spelled.fill(0)
  } catch (error) {
    const failure = databaseFailure(error)
    if (failure === null) throw error
    return err(failure)
  } finally {
    driver?.close()
  }
  const handle = openSync(copy, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return ok(null)
}
