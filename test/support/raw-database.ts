import Database from 'better-sqlite3-multiple-ciphers'
import { reveal, type Secret } from '../../shared/secret'
import { deriveDatabaseKey } from '../../electron/vault/keys'

/** A SQLCipher 4 file by its raw key, without the program's own open sequence: an independent look. Throws when the key does not fit. */
export function openWith(file: string, vaultKey: Secret): Database.Database {
  return openWithRawKey(file, Buffer.from(reveal(deriveDatabaseKey(vaultKey))).toString('hex'))
}

/** The same by the key that `key show` hands out. */
export function openWithRawKey(file: string, rawKeyHex: string): Database.Database {
  const database = new Database(file)
  database.pragma("cipher = 'sqlcipher'")
  database.pragma('legacy = 4')
  database.key(Buffer.from(`x'${rawKeyHex}'`))
  database.prepare('SELECT count(*) FROM sqlite_schema').get()
  return database
}

/** Whether the key fits. */
export function opensWith(file: string, vaultKey: Secret): boolean {
  try {
    openWith(file, vaultKey).close()
    return true
  } catch {
    // NOTADB: the other key.
    return false
  }
}
