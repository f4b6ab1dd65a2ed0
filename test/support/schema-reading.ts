import type { ReadDb } from '../../electron/db/database'

interface Column {
  readonly name: string
  readonly type: string
  /** Whether a row of an older program, which does not name the column, still fits. */
  readonly mayBeLeftOut: boolean
}
/** Tables by name with their columns, and everything else of the schema by name with its text. */
export interface Schema {
  readonly tables: ReadonlyMap<string, readonly Column[]>
  readonly others: ReadonlyMap<string, string>
}

/** The schema as the file has it, not as a migration says it. */
export function readSchema(db: ReadDb): Schema {
  const items = db.all<{ type: string; name: string; sql: string }>(`SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name`)
  const columnsOf = (table: string): Column[] =>
    db.all<{ name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', table)
      .map((column) => ({ name: column.name, type: column.type, mayBeLeftOut: column.notnull === 0 || column.dflt_value !== null }))
  return {
    tables: new Map(items.filter(({ type }) => type === 'table').map(({ name }) => [name, columnsOf(name)])),
    others: new Map(items.filter(({ type }) => type !== 'table').map(({ type, name, sql }) => [`${type} ${name}`, sql])),
  }
}

/**
 * What a step did to a schema beside adding, in words; empty when it only added (DESIGN.md 4). Old devices go on writing old columns one
 * field at a time, so that nothing may go, change its type, or be added that such a row could not leave out.
 */
export function beyondAdding(before: Schema, after: Schema): string[] {
  const found: string[] = []
  for (const [table, columns] of before.tables) {
    const now = after.tables.get(table)
    if (now === undefined) {
      found.push(`table ${table} is gone`)
      continue
    }
    for (const column of columns) {
      const same = now.find(({ name }) => name === column.name)
      if (same === undefined) found.push(`column ${table}.${column.name} is gone`)
      else if (same.type !== column.type || same.mayBeLeftOut !== column.mayBeLeftOut) found.push(`column ${table}.${column.name} is not what it was`)
    }
    for (const column of now) {
      if (!columns.some(({ name }) => name === column.name) && !column.mayBeLeftOut) found.push(`column ${table}.${column.name} has neither a default nor NULL`)
    }
  }
  // An index may go, it holds nothing of its own; a trigger guards the log.
  for (const name of before.others.keys()) if (name.startsWith('trigger ') && before.others.get(name) !== after.others.get(name)) found.push(`${name} is gone or changed`)
  return found
}
