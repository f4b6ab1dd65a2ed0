import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { AuditFilter } from '../../shared/audit/channels'
import { auditActions, type AuditRecord } from '../../shared/audit/entry'
import { createHybridClock, stampMs } from '../../shared/hlc'
import { createIdSource, idToBytes, type ContactId, type SessionId, type TransactionId, type UserId } from '../../shared/ids'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import { beginGeneration } from '../../electron/audit/generations'
import { auditPage, auditTimeline } from '../../electron/audit/queries'
import { appendEntries } from '../../electron/audit/record'
import { verifyChain } from '../../electron/audit/verify'
import { openDatabase } from '../../electron/db/open'
import { createSealKeyPair, sealTo } from '../../electron/vault/seal'
import { atLeast, atMost, cpuMs, measure, type BenchEnv, type BenchLine } from './bench-line'
import { seeded } from './population'

const PORTION = 10_000
const DAY = 86_400_000

/** A log of ten times as many entries as there are contacts: a million at the usual scale. Filters, the timeline, and verification against a pass that only scans. */
export async function benchLog(env: BenchEnv): Promise<BenchLine[]> {
  const entries = env.scale * 10
  const database = expectOk(openDatabase({ file: join(env.dir, 'log.db'), key: new Secret(randomBytes(32)), mode: 'create', cacheKib: env.cacheKib }), 'the bench log opens')
  const { db } = database
  const random = seeded(31)
  let now = Date.UTC(2024, 0, 1)
  const ids = createIdSource(() => now, randomBytes)
  const hlc = createHybridClock(() => now, randomBytes(8), null)
  const people = Array.from({ length: 8 }, () => ids.next<UserId>())
  for (const [at, id] of people.entries()) db.run('INSERT INTO users (id, name, role, public_key, created_at) VALUES (?, ?, ?, ?, ?)', idToBytes(id), `Person ${String(at)}`, 'manager', randomBytes(32), now)
  const records = Array.from({ length: 5_000 }, () => ids.next<ContactId>())
  const session = ids.next<SessionId>()
  const pick = <T>(all: readonly T[]): T => {
    const found = all[Math.floor(random() * all.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  // Most of a log are edits and views; the rest of the actions are rare.
  const action = (): AuditRecord['action'] => (random() < 0.6 ? 'record.updated' : random() < 0.7 ? 'record.viewed' : random() < 0.02 ? pick(auditActions) : 'record.created')
  db.transaction(() => { beginGeneration(db, { publicKey: createSealKeyPair().publicKey, sealTo, auditKey: null }, 'upgraded', now) })
  const before = cpuMs()
  for (let written = 0; written < entries; written += PORTION) {
    db.transaction(() => {
      for (let n = 0; n < PORTION; n++) {
        now += Math.floor(random() * 120_000)
        // One person does most, one hardly anything.
        const actorId = people[Math.floor(random() ** 3 * people.length)] ?? null
        const detail = random() < 0.3 ? { fields: { notes: { before: 'a', after: `note ${String(n)}` } } } : null
        appendEntries(db, { actorId, sessionId: session, transactionId: ids.next<TransactionId>(), at: now, mono: stampMs(hlc.next()) }, [{ action: action(), objectType: 'contact', objectId: pick(records), detail }])
      }
    })
  }
  const perEntry = ((cpuMs() - before) / entries) * 1_000
  database.checkpoint()

  const filters: AuditFilter[] = []
  for (let round = 0; round < 40; round++) {
    const from = Date.UTC(2024, 0, 1) + Math.floor(random() * (now - Date.UTC(2024, 0, 1)))
    filters.push({ actorId: pick(people) }, { actions: [pick(auditActions)] }, { actions: ['record.created', 'record.deleted', 'records.imported', 'export.finished'] }, { objectId: pick(records), objectType: 'contact' },
      { from, to: from + DAY }, { from }, { from: now - 7 * DAY, actorId: pick(people) }, { actorId: pick(people), actions: ['record.viewed', 'export.finished'] }, {}, { from, to: from + 30 * DAY, actions: ['vault.unlocked'], actorId: pick(people) })
  }
  const read = (filter: AuditFilter): void => {
    const page = auditPage(db, filter, null, 100)
    if (page.next !== null) auditPage(db, filter, page.next, 100)
  }
  for (const filter of filters.slice(0, 20)) read(filter)
  const first = measure(filters, (filter) => { auditPage(db, filter, null, 100) })
  const later = measure(filters, (filter) => {
    const last = db.get<{ seq: number }>('SELECT max(seq) / 2 AS seq FROM audit_entries')?.seq ?? 1
    auditPage(db, filter, Math.floor(last), 100)
  })
  const days = Array.from({ length: 46 }, (_, at) => now - (45 - at) * DAY)
  const timeline = measure(filters.slice(0, 20), (filter) => { auditTimeline(db, filter, days) })

  const scan = (): void => {
    let bytes = 0
    for (const row of db.prepare<[], { hash: Uint8Array }>('SELECT e.*, d.salt, d.detail FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq ORDER BY e.seq').iterate()) bytes += row.hash.length
    if (bytes !== 32 * entries) throw new Error('the scan missed entries')
  }
  // In turn, so that a busy machine hits both alike.
  const scans: number[] = []
  const walks: number[] = []
  for (let round = 0; round < 3; round++) {
    scans.push(measure([0], scan).cpu)
    walks.push(measure([0], () => { if (!verifyChain(db).ok) throw new Error('the bench log does not verify') }).cpu)
  }
  database.close()
  const least = (values: number[]): number => Math.min(...values)
  const name = `${entries.toLocaleString('en')} log entries`
  return await Promise.resolve([
    { name: `${name}, appended and sealed, CPU each`, value: perEntry, unit: 'µs' },
    atMost(`${name}, any filter, first page with its count, p95`, first.p95, 'ms', 50, `p50 ${first.p50.toFixed(1)} ms`),
    atMost(`${name}, any filter, a page in the middle, p95`, later.p95, 'ms', 50, `p50 ${later.p50.toFixed(1)} ms`),
    { name: `${name}, timeline of 45 days, p95`, value: timeline.p95, unit: 'ms' },
    atLeast(`${name}, verified against a pass that only scans`, least(scans) / least(walks), '×', 0.6, `${least(walks).toFixed(0)} ms against ${least(scans).toFixed(0)} ms CPU`),
  ])
}
