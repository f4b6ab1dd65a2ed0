import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { commitChange, type ChangeContext } from '../../electron/changes/commit-change'
import { unattended } from '../../electron/changes/job-control'
import { contactKind } from '../../electron/contacts/contact-kind'
import { wrapConnection, type WriteDb } from '../../electron/db/database'
import { migrate } from '../../electron/db/migrate'
import { openDatabase } from '../../electron/db/open'
import { inspectFile } from '../../electron/importing/inspect-file'
import { createRowReader } from '../../electron/importing/mapping/row-reader'
import { createRowKeys } from '../../electron/importing/matching/row-identity'
import { openRows, rawOf } from '../../electron/importing/read/source-rows'
import { prepareRowWriter } from '../../electron/importing/row-writer'
import { runImport } from '../../electron/importing/run-import'
import { emptyCompany } from '../../shared/companies/company'
import type { ImportPlan } from '../../shared/importing/channels'
import { createHybridClock } from '../../shared/hlc'
import { createIdSource, type BatchId } from '../../shared/ids'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import { atMost, cpuMs, type BenchEnv, type BenchLine } from './bench-line'
import { BENCH_SEED, seeded } from './population'

const PRAGMAS = ['journal_mode=WAL', 'synchronous=2', 'secure_delete=1', 'temp_store=2', 'mmap_size=0', 'cell_size_check=1', 'foreign_keys=1', 'wal_autocheckpoint=2000', 'journal_size_limit=67108864']

/** Import of a file end to end against the same on plain SQLite, against row by row, and how much of it is reading (goals 4 and 5). */
export function benchImport(env: BenchEnv): Promise<BenchLine[]> {
  const file = join(env.dir, 'import.csv')
  writeContacts(file, env.scale)
  const sealed = sealedFile(env, 'import-sealed.db')
  const plan = expectOk(inspectFile(sealed.db, file, {}), 'the bench file reads').plan
  const reading = cpuOf(() => { readOnly(file, plan) })
  const sealedCpu = cpuOf(() => { expectOk(runImport(contextOf(sealed.db), file, plan, [], unattended), 'the bench file imports'); sealed.checkpoint() })
  sealed.close()
  const plain = plainFile(env, 'import-plain.db')
  const plainCpu = cpuOf(() => { expectOk(runImport(contextOf(plain.db), file, plan, [], unattended), 'the bench file imports'); plain.checkpoint() })
  plain.close()
  const naive = sealedFile(env, 'import-naive.db')
  const naiveCpu = cpuOf(() => { rowByRow(contextOf(naive.db), file, plan); naive.checkpoint() })
  naive.close()
  for (const name of ['import-sealed.db', 'import-plain.db', 'import-naive.db']) for (const end of ['', '-wal', '-shm']) rmSync(join(env.dir, name + end), { force: true })
  rmSync(file)
  const rate = `${Math.round(env.scale / (sealedCpu / 1000)).toLocaleString('en')} rows per CPU second`
  return Promise.resolve([
    { name: 'import end to end', value: sealedCpu / 1000, unit: 's', note: rate },
    atMost('import, CPU against plain SQLite', sealedCpu / plainCpu, '×', 1.2, `plain ${(plainCpu / 1000).toFixed(1)} s`),
    atMost('import, CPU against naive row by row', sealedCpu / naiveCpu, '×', 0.5, `naive ${(naiveCpu / 1000).toFixed(1)} s: every index in place, ${NAIVE_BATCH.toLocaleString('en')} rows per transaction, no search for duplicates. Reading, folding and the words of the search index, most of a row, are the same in both; the indexes tell only when they outgrow the cache`),
    atMost('import, share of reading and checking', (reading / sealedCpu) * 100, '%', 15),
  ])
}

function cpuOf(work: () => void): number {
  const before = cpuMs()
  work()
  return cpuMs() - before
}

function readOnly(file: string, plan: ImportPlan): void {
  const rows = expectOk(openRows(file, plan, []), 'the bench file opens')
  const reader = createRowReader(plan, 2026)
  for (const { cells } of rows.rows()) reader.read(cells ?? [])
  rows.close()
}

/** Rows per transaction of the naive import: large enough that the disk is not what is measured. */
const NAIVE_BATCH = 5_000

/**
 * What a programmer writes who has not thought about indexes: each row inserted as it is read, with every index and the search index in
 * place, {@link NAIVE_BATCH} rows per transaction. Same file, reader, rows, keys, tables and audit entries; it does not look for duplicates,
 * which the product's import does.
 */
function rowByRow(context: ChangeContext, file: string, plan: ImportPlan): void {
  const source = expectOk(openRows(file, plan, []), 'the bench file opens')
  const reader = createRowReader(plan, 2026)
  const rowKeyOf = createRowKeys(plan)
  const batchId = context.ids.next<BatchId>()
  const companies = new Map<string, string>()
  const rows = source.rows()
  for (let open = true; open;) {
    commitChange(context, (change, db) => {
      const writer = prepareRowWriter(context, change, db, { kind: 'import', batchId, fileName: 'import.csv', bulk: false })
      const companyOf = (name: string, row: number): string => {
        const known = companies.get(name)
        if (known !== undefined) return known
        const { id } = writer.createCompany({ ...emptyCompany(), name }, '', null, row, [])
        companies.set(name, id)
        return id
      }
      for (let done = 0; done < NAIVE_BATCH; done++) {
        const next = rows.next()
        if (next.done === true) {
          open = false
          break
        }
        const row = next.value
        const { object, fields } = reader.read(row.cells ?? [])
        if (object !== 'contact') continue
        const raw = rawOf(row)
        const positions = fields.positions.map((position) => ({ ...position, companyId: companyOf(position.companyName, row.row) }))
        writer.createContact(contactKind.settle(db, { ...fields, positions }), '', raw, row.row, [rowKeyOf(raw)])
      }
      writer.finish(() => undefined)
      change.record({ action: 'import.finished', objectType: 'batch', objectId: batchId, detail: null })
    })
  }
  source.close()
}

function contextOf(db: WriteDb): ChangeContext {
  const clock = { now: () => Date.now() }
  return { db, clock, ids: createIdSource(clock.now, randomBytes), hlc: createHybridClock(clock.now, randomBytes(8), null), actor: null, afterCommit: () => undefined }
}

interface File {
  readonly db: WriteDb
  checkpoint(): void
  close(): void
}

function sealedFile(env: BenchEnv, name: string): File {
  const vault = expectOk(openDatabase({ file: join(env.dir, name), key: new Secret(new Uint8Array(32).fill(7)), mode: 'create', cacheKib: env.cacheKib }), 'the bench vault opens')
  return { db: vault.db, checkpoint: () => { vault.checkpoint() }, close: () => { vault.close() } }
}

function plainFile(env: BenchEnv, name: string): File {
  const driver = new Database(join(env.dir, name))
  for (const pragma of [...PRAGMAS, `cache_size=-${String(env.cacheKib)}`]) driver.pragma(pragma)
  const db = wrapConnection(driver)
  migrate(db)
  return { db, checkpoint: () => { driver.pragma('wal_checkpoint(TRUNCATE)') }, close: () => { driver.close() } }
}

function writeContacts(file: string, count: number): void {
  const random = seeded(BENCH_SEED)
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? ''
  const syllables = ['ba', 'ler', 'mon', 'ta', 'ri', 'sen', 'hof', 'mül', 'ka', 'no', 'wil', 'der', 'lan', 'go', 'fi', 'sch', 'ann', 'el', 'or', 'ut']
  const word = (): string => pick(syllables) + pick(syllables) + pick(syllables)
  const named = (): string => word().replace(/^./, (letter) => letter.toUpperCase())
  const companies = Array.from({ length: Math.ceil(count / 10) }, (_, index) => `${named()} ${String(index)} GmbH`)
  const handle = openSync(file, 'w')
  let text = 'First Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country\n'
  for (let i = 0; i < count; i++) {
    const [given, family] = [named(), named()]
    const digits = String(10_000_000 + Math.floor(random() * 89_999_999))
    text += `${given},${family},"${companies[Math.floor(random() * companies.length)] ?? ''}",Buyer,19${String(50 + (i % 50))}-0${String(1 + (i % 9))}-1${String(i % 9)},"${word()} ${word()} ${word()},\n${word()} ${word()}",* myContacts ::: ${pick(['VIP', 'Press', 'Fair'])},* Work,${given.toLowerCase()}.${family.toLowerCase()}${String(i)}@example.com,Home,p${String(i)}@mail.example,Work,+49 30 ${digits},Mobile,0151 ${digits},Work,${named()}straße ${String(i % 99)},${named()},1${String(i % 9)}115,Germany\n`
    if (text.length > 1_000_000) {
      writeSync(handle, text)
      text = ''
    }
  }
  writeSync(handle, text)
  closeSync(handle)
}
