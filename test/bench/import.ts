import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import type { ChangeContext } from '../../electron/changes/commit-change'
import { unattended } from '../../electron/changes/job-control'
import { createCompany } from '../../electron/companies/commands'
import { createContact } from '../../electron/contacts/commands'
import { wrapConnection, type WriteDb } from '../../electron/db/database'
import { migrate } from '../../electron/db/migrate'
import { openDatabase } from '../../electron/db/open'
import { inspectFile } from '../../electron/importing/inspect-file'
import { createRowReader } from '../../electron/importing/mapping/row-reader'
import { openRows } from '../../electron/importing/read/source-rows'
import { runImport } from '../../electron/importing/run-import'
import { emptyCompany } from '../../shared/companies/company'
import type { ImportPlan } from '../../shared/importing/channels'
import { createHybridClock } from '../../shared/hlc'
import { createIdSource } from '../../shared/ids'
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
  let naiveRows = 0
  const naiveCpu = cpuOf(() => { naiveRows = rowByRow(contextOf(naive.db), file, plan); naive.checkpoint() })
  naive.close()
  for (const name of ['import-sealed.db', 'import-plain.db', 'import-naive.db']) for (const end of ['', '-wal', '-shm']) rmSync(join(env.dir, name + end), { force: true })
  rmSync(file)
  const rate = `${Math.round(env.scale / (sealedCpu / 1000)).toLocaleString('en')} rows per CPU second`
  return Promise.resolve([
    { name: 'import end to end', value: sealedCpu / 1000, unit: 's', note: rate },
    atMost('import, sealed against plain SQLite', sealedCpu / plainCpu, '×', 1.2),
    atMost('import, against row by row', sealedCpu / env.scale / (naiveCpu / naiveRows), '×', 0.5, `row by row measured on ${naiveRows.toLocaleString('en')} rows`),
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

/** Rows of the file that go in one by one: more would only make it slower still. */
const NAIVE_ROWS = 20_000

/** An import that nobody thought about: every row by the ordinary commands, in a transaction of its own. Answers with the rows it did. */
function rowByRow(context: ChangeContext, file: string, plan: ImportPlan): number {
  const rows = expectOk(openRows(file, plan, []), 'the bench file opens')
  const reader = createRowReader(plan, 2026)
  const companies = new Map<string, string>()
  const companyOf = (name: string): string => {
    const known = companies.get(name)
    if (known !== undefined) return known
    const { id } = expectOk(createCompany(context, { ...emptyCompany(), name }), 'a company is made').record
    companies.set(name, id)
    return id
  }
  let done = 0
  for (const { cells } of rows.rows()) {
    if (done === NAIVE_ROWS) break
    done += 1
    const { object, fields } = reader.read(cells ?? [])
    if (object !== 'contact') continue
    expectOk(createContact(context, { ...fields, positions: fields.positions.map((position) => ({ ...position, companyId: companyOf(position.companyName) })) }), 'a contact is made')
  }
  rows.close()
  return done
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
