import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { randomBytes } from 'node:crypto'
import { openDatabase } from '../../electron/db/open'
import { COST_WITH_KEYCHAIN, createKdfParams, deriveWrappingKey } from '../../electron/vault/kdf'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import { atMost, cpuMs, type BenchEnv, type BenchLine } from './bench-line'

const ROUNDS = 7
const PASSPHRASE = 'quiet harbour seven lanterns'

interface Cost {
  readonly cpu: number
  readonly wall: number
}

/** Opening a vault by passphrase, to the first row read: Argon2id and a raw key, against what SQLCipher itself does with a passphrase. */
export async function benchUnlock(env: BenchEnv): Promise<BenchLine[]> {
  const [ours, theirs] = [join(env.dir, 'unlock.db'), join(env.dir, 'unlock-passphrase.db')]
  const params = createKdfParams(COST_WITH_KEYCHAIN, randomBytes)
  const device = (): Secret => new Secret(new Uint8Array(32).fill(3))
  const key = (): Promise<Secret> => deriveWrappingKey(PASSPHRASE, params, device(), 'vault', 'user')
  expectOk(openDatabase({ file: ours, key: await key(), mode: 'create' }), 'the bench vault opens').close()
  openByPassphrase(theirs, (driver) => driver.exec('CREATE TABLE contacts (number INTEGER PRIMARY KEY)'))
  const [argon, sqlcipher]: [Cost[], Cost[]] = [[], []]
  // Interleaved, so that a busy machine hits both alike.
  for (let round = 0; round < ROUNDS; round++) {
    argon.push(await cost(async () => {
      const vault = expectOk(openDatabase({ file: ours, key: await key(), mode: 'write' }), 'the bench vault opens')
      vault.read.get('SELECT count(*) FROM contacts')
      return () => { vault.close() }
    }))
    sqlcipher.push(await cost(() => Promise.resolve(openByPassphrase(theirs, (driver) => driver.prepare('SELECT count(*) FROM contacts').get()))))
  }
  for (const file of [ours, theirs]) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  const [a, s] = [middle(argon), middle(sqlcipher)]
  return [atMost('unlock, CPU against SQLCipher’s own passphrase open', a.cpu / s.cpu, '×', 1, `Argon2id 64 MiB, 3 passes, and raw key: ${a.cpu.toFixed(0)} ms CPU, ${a.wall.toFixed(0)} ms wall; PBKDF2 256,000: ${s.cpu.toFixed(0)} ms, ${s.wall.toFixed(0)} ms`)]
}

function openByPassphrase(file: string, work: (driver: Database.Database) => unknown): () => void {
  const driver = new Database(file)
  driver.pragma(`cipher='sqlcipher'`)
  driver.pragma('legacy=4')
  driver.key(Buffer.from(PASSPHRASE))
  work(driver)
  return () => { driver.close() }
}

async function cost(work: () => Promise<() => void>): Promise<Cost> {
  const [cpu, wall] = [cpuMs(), performance.now()]
  const close = await work()
  const spent = { cpu: cpuMs() - cpu, wall: performance.now() - wall }
  close()
  return spent
}

function middle(costs: readonly Cost[]): Cost {
  const at = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { cpu: at(costs.map(({ cpu }) => cpu)), wall: at(costs.map(({ wall }) => wall)) }
}
