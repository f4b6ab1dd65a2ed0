import type Database from 'better-sqlite3-multiple-ciphers'
import type { WriteDb } from './database'
import { firstSchema } from './migrations/0001-first-schema'
import { birthdaysAndOptOuts } from './migrations/0002-birthdays-and-opt-outs'
import { peopleAndRoles } from './migrations/0003-people-and-roles'

/** One step of the schema. Frozen once released: it adds and never renames, since old devices still write old columns. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [firstSchema, birthdaysAndOptOuts, peopleAndRoles]

/** The schema this program knows. A newer file is refused untouched. */
export const SCHEMA_VERSION = migrations.length

/** The schema version a file carries; 0 for a new one. */
export function schemaVersionOf(driver: Database.Database): number {
  return Number(driver.pragma('user_version', { simple: true }))
}

/** Tables that the migrations up to `version` made: without one of them the file is damaged, whatever its pages say. */
export function tablesOf(version: number, steps: readonly Migration[] = migrations): readonly string[] {
  return steps.slice(0, version).flatMap(({ sql }) => Array.from(sql.matchAll(/^CREATE (?:VIRTUAL )?TABLE (\w+)/gm), (match) => match[1] ?? ''))
}

/**
 * Brings the schema up to {@link SCHEMA_VERSION}; each step with its version in one transaction, so that a crash leaves a whole one. `finish` belongs to
 * the last step and is called inside its transaction, when a step was taken.
 */
export function migrate(db: WriteDb, steps: readonly Migration[] = migrations, finish: (db: WriteDb) => void = () => undefined): void {
  const row = db.get<{ user_version: number }>('PRAGMA user_version')
  const from = row?.user_version ?? 0
  for (const [index, step] of steps.entries()) {
    if (step.version !== index + 1) throw new Error('migrations must count up by one')
    if (step.version <= from) continue
    db.transaction(() => {
      db.exec(step.sql)
      db.exec(`PRAGMA user_version=${String(step.version)}`)
      if (step.version === steps.length) finish(db)
    })
  }
}
