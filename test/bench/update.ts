import { randomBytes } from 'node:crypto'
import { evaluateAlerts, readUpTo } from '../../electron/alerts/evaluate'
import { machineTime } from '../../electron/alerts/local-time'
import { updateContact } from '../../electron/contacts/commands'
import { contactKind } from '../../electron/contacts/contact-kind'
import type { ChangeContext } from '../../electron/changes/commit-change'
import { changedFields, readById } from '../../electron/records/commands'
import { stampFields } from '../../electron/records/field-stamps'
import { fieldsOf } from '../../electron/records/record-kind'
import { createHybridClock } from '../../shared/hlc'
import { createIdSource, idFromBytes } from '../../shared/ids'
import { expectOk } from '../../shared/result'
import { atMost, measure, type BenchEnv, type BenchLine } from './bench-line'
import { sealedDatabase } from './databases'
import { seeded } from './population'

const ROUNDS = 300

/** One edit of one person, committed to disk: through the one door with its audit entry, against the same rows without the log. */
export async function benchUpdate(env: BenchEnv): Promise<BenchLine[]> {
  const sealed = sealedDatabase(env)
  const { db } = sealed
  const clock = { now: () => Date.now() }
  const ids = createIdSource(() => clock.now(), randomBytes)
  const hlc = createHybridClock(() => clock.now(), randomBytes(8), null)
  const context: ChangeContext = { db, clock, ids, hlc, actor: { userId: ids.next(), sessionId: ids.next() }, afterCommit: () => undefined }
  const random = seeded(21)
  const chosen = (): number[] => Array.from({ length: ROUNDS }, () => 1 + Math.floor(random() * env.scale))
  // Never a note that an earlier run left: an edit that changes nothing writes nothing.
  let round = Date.now()
  const stored = (number: number): { id: string; version: number } => {
    const row = db.get<{ id: Uint8Array; version: number }>('SELECT id, version FROM contacts WHERE number = ?', number)
    if (row === undefined) throw new Error('the bench vault has no such row')
    return { id: idFromBytes(row.id), version: row.version }
  }
  const audited = (number: number): void => {
    const { id, version } = stored(number)
    expectOk(updateContact(context, id, version, { notes: `called ${String(round++)}` }), 'an edit')
  }
  // The same command without the door: it looks, compares and writes the same rows, and logs nothing.
  const unaudited = (number: number): void => {
    const { id } = stored(number)
    const before = readById(db, contactKind, id)
    if (before === undefined) throw new Error('the bench vault has no such row')
    const fields = contactKind.settle(db, { ...fieldsOf(contactKind, before.record), notes: `called ${String(round++)}` })
    const names = changedFields(contactKind, before.record, fields)
    const after = { ...before.record, ...fields, version: before.record.version + 1, updatedAt: clock.now() }
    db.transaction(() => { contactKind.writer(db).replace(before, after, stampFields(before.overrides, names, hlc.next())) })
  }
  for (const number of chosen()) {
    audited(number)
    unaudited(number)
  }
  // As the engine does, but at once and after every edit instead of once a second.
  let watchedUpTo = readUpTo(db)
  const watch = (): void => { watchedUpTo = evaluateAlerts({ context, toLocal: machineTime, lastVerifiedBackupAt: clock.now() }, watchedUpTo).upTo }
  watch()
  const unwatched: number[] = []
  const watched: number[] = []
  for (const number of chosen()) {
    const takesTurns = random() < 0.5
    for (const withRules of [takesTurns, !takesTurns]) {
      const own = withRules ? number : ((number + Math.floor(env.scale / 3)) % env.scale) + 1
      if (withRules) watched.push(measure([own], (one) => { audited(one); watch() }).p50)
      else unwatched.push(measure([own], audited).p50)
    }
  }
  // Interleaved, so that a busy disk hits both alike, and in random order, since the search index merges at every fourth commit.
  // Other people for each, so that neither finds the pages of the other warm.
  const plain: number[] = []
  const logged: number[] = []
  const edit = (number: number, withLog: boolean): void => {
    if (withLog) logged.push(measure([number], audited).p50)
    else plain.push(measure([number], unaudited).p50)
  }
  for (const number of chosen()) {
    const first = random() < 0.5
    edit(number, first)
    edit(((number + Math.floor(env.scale / 2)) % env.scale) + 1, !first)
  }
  sealed.close()
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const [without, withLog] = [middle(plain), middle(logged)]
  const [alone, withRules] = [middle(unwatched), middle(watched)]
  return await Promise.resolve([
    atMost('edit with audit entry, p50 against without', withLog / without, '×', 1.3, `${withLog.toFixed(2)} ms against ${without.toFixed(2)} ms, each synced to disk`),
    atMost('edit with alert rules run at once, p50 against without', withRules / alone, '×', 1.05, `${withRules.toFixed(2)} ms against ${alone.toFixed(2)} ms`),
  ])
}
