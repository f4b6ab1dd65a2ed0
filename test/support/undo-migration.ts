import type { WriteDb } from '../../electron/db/database'

/** Takes back what a migration added, so that a file is as the version before it made it. Triggers that it replaced stay: they are replaced again. */
export function undoMigration(db: WriteDb, { version, sql }: { readonly version: number; readonly sql: string }): void {
  const names = (pattern: RegExp): string[][] => Array.from(sql.matchAll(pattern), (match) => match.slice(1))
  for (const [index = ''] of names(/^CREATE (?:UNIQUE )?INDEX (\w+)/gm)) db.exec(`DROP INDEX ${index}`)
  for (const [table = '', column = ''] of names(/^ALTER TABLE (\w+) ADD COLUMN (\w+)/gm)) db.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`)
  for (const [table = ''] of names(/^CREATE TABLE (\w+)/gm)) db.exec(`DROP TABLE ${table}`)
  db.exec(`PRAGMA user_version=${String(version - 1)}`)
}
