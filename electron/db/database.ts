import type Database from 'better-sqlite3-multiple-ciphers'
import type { Rights } from '../../shared/permissions'

export type SqlValue = string | number | bigint | Uint8Array | null

export interface Statement<Params extends unknown[], Row> {
  get(...params: Params): Row | undefined
  all(...params: Params): Row[]
  iterate(...params: Params): IterableIterator<Row>
  run(...params: Params): { changes: number; lastInsertRowid: number | bigint }
}

/** A connection that is only asked. */
export interface ReadDb {
  /** A statement of its own, for loops. SQL is written out beside the function that owns it; values are always parameters. */
  prepare<Params extends unknown[] = SqlValue[], Row = unknown>(sql: string): Statement<Params, Row>
  /** One row or undefined; the statement is kept for the next call. */
  get<Row>(sql: string, ...params: SqlValue[]): Row | undefined
  all<Row>(sql: string, ...params: SqlValue[]): Row[]
  /** The rights under which this connection shows rows and fields; null: it shows everything. */
  readonly sight: Rights | null
}

/** A connection that may change the vault. Only `changes/commitChange` and the rooms' write functions below it hold one. */
export interface WriteDb extends ReadDb {
  run(sql: string, ...params: SqlValue[]): { changes: number; lastInsertRowid: number | bigint }
  /** Several statements without parameters: schema and index work. */
  exec(sql: string): void
  /** Runs `work` in BEGIN IMMEDIATE … COMMIT; a throw rolls everything back and goes on. Not nested: a transaction inside one is a bug. */
  transaction<T>(work: () => T): T
  /** Reads one state of everything, whatever other connections write meanwhile. Not nested, and nothing is written inside. */
  snapshot<T>(work: () => T): T
  /** What a transaction does last, just before it is committed, once its entries stand in the log; without a transaction, at once. Left away when it is rolled back. */
  atEnd(work: () => void): void
  readonly inTransaction: boolean
}

/** How many statements one connection keeps ready. */
const KEPT_STATEMENTS = 400

/** Wraps a driver connection. Only this room sees the driver. */
export function wrapConnection(driver: Database.Database, sight: Rights | null = null): WriteDb {
  const isOpen = (): boolean => driver.inTransaction
  const kept = new Map<string, Database.Statement>()
  let last: (() => void)[] = []
  const keep = (sql: string): Database.Statement => {
    const found = kept.get(sql)
    if (found !== undefined) return found
    if (kept.size >= KEPT_STATEMENTS) kept.clear()
    const statement = driver.prepare(sql)
    kept.set(sql, statement)
    return statement
  }
  return {
    sight,
    prepare: <Params extends unknown[], Row>(sql: string) => driver.prepare(sql) as unknown as Statement<Params, Row>,
    get: <Row>(sql: string, ...params: SqlValue[]) => keep(sql).get(...params) as Row | undefined,
    all: <Row>(sql: string, ...params: SqlValue[]) => keep(sql).all(...params) as Row[],
    run: (sql, ...params) => keep(sql).run(...params),
    exec: (sql) => {
      driver.exec(sql)
    },
    transaction: <T>(work: () => T): T => {
      if (isOpen()) throw new Error('a transaction is open already')
      driver.exec('BEGIN IMMEDIATE')
      let value: T
      last = []
      try {
        value = work()
        for (const each of last) each()
        driver.exec('COMMIT')
      } catch (error) {
        // A full disk may have rolled back by itself.
        if (isOpen()) driver.exec('ROLLBACK')
        throw error
      }
      return value
    },
    snapshot: <T>(work: () => T): T => {
      if (isOpen()) throw new Error('a transaction is open already')
      driver.exec('BEGIN')
      try {
        return work()
      } finally {
        if (isOpen()) driver.exec('ROLLBACK')
      }
    },
    atEnd: (work) => {
      if (isOpen()) last.push(work)
      else work()
    },
    get inTransaction() {
      return isOpen()
    },
  }
}
