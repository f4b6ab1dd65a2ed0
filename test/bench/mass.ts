import { randomBytes } from 'node:crypto'
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ChangeContext } from '../../electron/changes/commit-change'
import { unattended } from '../../electron/changes/job-control'
import { undoTransaction } from '../../electron/changes/undo'
import { massChangeContacts } from '../../electron/contacts/commands'
import { openDatabase } from '../../electron/db/open'
import { undoAppliers } from '../../electron/engine/undo-appliers'
import { createListCache } from '../../electron/records/list-cache'
import { createHybridClock } from '../../shared/hlc'
import { createIdSource } from '../../shared/ids'
import { everything, type Selection } from '../../shared/list'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import { atMost, cpuMs, type BenchEnv, type BenchLine } from './bench-line'
import { sealedDatabase } from './databases'
import { forgetPeak, residentMemory } from './memory'

/** Records that one mass change goes through. */
const MANY = 100_000

/** Everybody to the recycle bin and back, and a tag for everybody: on a connection of its own with a job's page cache. */
export function benchMass(env: BenchEnv): Promise<BenchLine[]> {
  sealedDatabase(env).close()
  const file = join(env.dir, 'mass.db')
  copyFileSync(join(env.dir, `sealed-${String(env.scale)}.db`), file)
  const vault = expectOk(openDatabase({ file, key: new Secret(new Uint8Array(32).fill(7)), mode: 'write' }), 'the bench vault opens')
  const clock = { now: () => Date.now() }
  const context: ChangeContext = { db: vault.db, clock, ids: createIdSource(clock.now, randomBytes), hlc: createHybridClock(clock.now, randomBytes(8), null), actor: null, afterCommit: () => undefined }
  const selection: Selection = { mode: 'all', filter: everything, except: [] }
  const records = Math.min(env.scale, MANY)
  if (records < env.scale) throw new Error('not yet')
  let transaction = ''
  const lines = [
    ...cost('mass delete', env.scale, () => { transaction = massChangeContacts(context, createListCache(), selection, { kind: 'delete' }, unattended).transactionId }),
    ...cost('undo of a mass delete', env.scale, () => { undoTransaction(context, undoAppliers, transaction, unattended) }),
    ...cost('mass tag', env.scale, () => { transaction = massChangeContacts(context, createListCache(), selection, { kind: 'add-tag', tag: 'fair' }, unattended).transactionId }),
    ...cost('undo of a mass tag', env.scale, () => { undoTransaction(context, undoAppliers, transaction, unattended) }),
  ]
  vault.close()
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  return Promise.resolve(lines)
}

function cost(name: string, records: number, work: () => void): BenchLine[] {
  globalThis.gc?.()
  forgetPeak()
  const idle = residentMemory().now
  const before = cpuMs()
  work()
  const cpu = (cpuMs() - before) / 1000
  return [
    { name: `${name}, CPU per 100,000`, value: (cpu / records) * 100_000, unit: 's' },
    atMost(`${name}, most memory over idle`, residentMemory().peak - idle, 'MB', 250),
  ]
}
