import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeContextOf, setMeta } from '../../electron/engine/change-context'
import type { ChangeContext, ChangeEvent } from '../../electron/changes/commit-change'
import { openDatabase, type VaultDatabase } from '../../electron/db/open'
import { idToBytes, createIdSource, type SessionId, type UserId } from '../../shared/ids'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import type { Clock } from '../../shared/time'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(ms: number): void
  advance(ms: number): void
}

/** A clock at the given time, by default a Monday morning in 2026: nine o'clock here, wherever that is, since rules look at the hour. */
export function testClock(start = new Date(2026, 0, 5, 9).getTime()): TestClock {
  let now = start
  return { now: () => now, set: (ms) => { now = ms }, advance: (ms) => { now += ms } }
}

/** A new folder under the temp folder, for one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'satchel-test-'))
}

export interface TestVault {
  readonly folder: string
  readonly file: string
  readonly key: () => Secret
  readonly database: VaultDatabase
  readonly context: ChangeContext
  readonly events: ChangeEvent[]
  readonly clock: TestClock
  readonly userId: UserId
}

/** A real encrypted vault file in a temp folder with one administrator, ready for commands. */
export function aVaultDatabase(options: { clock?: TestClock; folder?: string; cacheKib?: number } = {}): TestVault {
  const clock = options.clock ?? testClock()
  const folder = options.folder ?? temporaryFolder()
  const file = join(folder, 'vault.db')
  const bytes = randomBytes(32)
  const key = (): Secret => new Secret(Uint8Array.from(bytes))
  const database = expectOk(openDatabase({ file, key: key(), mode: 'create', ...(options.cacheKib === undefined ? {} : { cacheKib: options.cacheKib }) }), 'a test vault opens')
  const ids = createIdSource(() => clock.now(), randomBytes)
  const userId = ids.next<UserId>()
  setMeta(database, 'device', randomBytes(8))
  database.db.run('INSERT INTO users (id, name, role, public_key, created_at) VALUES (?, ?, ?, ?, ?)', idToBytes(userId), 'Owner', 'administrator', randomBytes(32), clock.now())
  const events: ChangeEvent[] = []
  const context = changeContextOf(database, clock, { userId, sessionId: ids.next<SessionId>() }, (event) => events.push(event))
  return { folder, file, key, database, context, events, clock, userId }
}
