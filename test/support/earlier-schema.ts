import Database from 'better-sqlite3-multiple-ciphers'
import { wrapConnection, type WriteDb } from '../../electron/db/database'
import { migrate, migrations } from '../../electron/db/migrate'
import { readSchema } from './schema-reading'

/** Brings a file back to the schema that a program of `version` would have made: what later migrations added is dropped, with what lies in it. */
export function takeBackTo(db: WriteDb, version: number): void {
  const model = wrapConnection(new Database(':memory:'))
  migrate(model, migrations.slice(0, version))
  const [then, now] = [readSchema(model), readSchema(db)]
  for (const [item, sql] of now.others) if (then.others.get(item) !== sql) db.exec(`DROP ${item}`)
  for (const [table, columns] of now.tables) {
    const before = then.tables.get(table)
    if (before === undefined) db.exec(`DROP TABLE ${table}`)
    else for (const { name } of columns) if (!before.some((column) => column.name === name)) db.exec(`ALTER TABLE ${table} DROP COLUMN ${name}`)
  }
  for (const [item, sql] of then.others) if (now.others.get(item) !== sql) db.exec(sql)
  db.exec(`PRAGMA user_version=${String(version)}`)
}
