/** The classes of SECURITY.md 5.3 that a driver error falls in. */
export type DatabaseFailure =
  | { readonly kind: 'wrong-key' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'no-access' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'in-use' }

/** SQLite's extended result code of an error from the driver, such as `SQLITE_FULL`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null
}

/** The expected failure behind a driver error, or null when it is a bug and must be thrown on. */
export function databaseFailure(error: unknown): DatabaseFailure | null {
  const code = sqliteCode(error)
  if (code === null) return null
  if (code === 'SQLITE_NOTADB') return { kind: 'wrong-key' }
  if (code.startsWith('SQLITE_CORRUPT')) return { kind: 'damaged' }
  if (code === 'SQLITE_FULL') return { kind: 'disk-full' }
  if (code.startsWith('SQLITE_READONLY')) return { kind: 'read-only' }
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM' || code === 'SQLITE_AUTH') return { kind: 'no-access' }
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return { kind: 'in-use' }
  // A disk that cannot write any more reports input/output errors; nothing was committed.
  if (code.startsWith('SQLITE_IOERR')) return { kind: 'disk-full' }
  return null
}
