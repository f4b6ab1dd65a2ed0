import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { wrapConnection, type WriteDb } from '../../electron/db/database'
import { migrate } from '../../electron/db/migrate'
import { openDatabase, type VaultDatabase } from '../../electron/db/open'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import { cpuMs, type BenchEnv } from './bench-line'
import { populate, type Population } from './population'

export interface BenchDatabase {
  readonly db: WriteDb
  readonly population: Population
  /** CPU ms of filling it; 0 when it was there already. */
  readonly buildCpu: number
  close(): void
}

const KEY = new Uint8Array(32).fill(7)

/** A vault of `env.scale` contacts, made once per folder and size. */
export function sealedDatabase(env: BenchEnv): BenchDatabase {
  const { vault, ...rest } = sealedVault(env)
  return { db: vault.db, ...rest, close: () => { vault.close() } }
}

/** The same with everything that a connection of a vault can. */
export function sealedVault(env: BenchEnv): { readonly vault: VaultDatabase } & Omit<BenchDatabase, 'db' | 'close'> {
  const file = join(env.dir, `sealed-${String(env.scale)}.db`)
  const fresh = !existsSync(file)
  const vault = expectOk(openDatabase({ file, key: new Secret(Uint8Array.from(KEY)), mode: fresh ? 'create' : 'write', cacheKib: env.cacheKib }), 'the bench vault opens')
  return { vault, ...filled(vault.db, env, file, fresh, () => { vault.checkpoint() }) }
}

/** The same rows in the same driver and the same settings without encryption: what encryption is compared with. */
export function plainDatabase(env: BenchEnv): BenchDatabase {
  const file = join(env.dir, `plain-${String(env.scale)}.db`)
  const fresh = !existsSync(file)
  const driver = new Database(file)
  for (const pragma of ['journal_mode=WAL', 'synchronous=2', 'secure_delete=1', 'temp_store=2', 'mmap_size=0', 'cell_size_check=1', 'foreign_keys=1', `cache_size=-${String(env.cacheKib)}`, 'wal_autocheckpoint=2000', 'journal_size_limit=67108864']) driver.pragma(pragma)
  const db = wrapConnection(driver)
  migrate(db)
  return { db, ...filled(db, env, file, fresh, () => { driver.pragma('wal_checkpoint(TRUNCATE)') }), close: () => { driver.close() } }
}

function filled(db: WriteDb, env: BenchEnv, file: string, fresh: boolean, checkpoint: () => void): { population: Population; buildCpu: number } {
  const notes = `${file}.json`
  if (!fresh) return { population: JSON.parse(readFileSync(notes, 'utf8')) as Population, buildCpu: 0 }
  const before = cpuMs()
  const population = populate(db, env.scale)
  checkpoint()
  const buildCpu = cpuMs() - before
  writeFileSync(notes, JSON.stringify(population))
  return { population, buildCpu }
}
