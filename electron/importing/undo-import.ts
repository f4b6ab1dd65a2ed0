import { idFromBytes, idToBytes } from '../../shared/ids'
import type { ImportUndoResult } from '../../shared/importing/channels'
import { objectTypes, type ObjectType } from '../../shared/list'
import type { Permission } from '../../shared/permissions'
import { err, ok, type Result } from '../../shared/result'
import { commitChange, type Change, type ChangeContext } from '../changes/commit-change'
import { stopIfCancelled, type JobControl } from '../changes/job-control'
import { companyKind } from '../companies/company-kind'
import { contactKind } from '../contacts/contact-kind'
import type { Statement, WriteDb } from '../db/database'
import { moveWithin, readById, updateWithin } from '../records/commands'
import { withManyChanges } from '../records/bulk-load'
import { prepareHeldKeys } from '../records/held-keys'
import { fieldsOf, type RecordBase, type RecordKind } from '../records/record-kind'
import { eachSame } from './import-batch'

const REPORT_EVERY = 200
const PORTION = 1_000
type Kept = ImportUndoResult['keptRecords'][number]

/**
 * Takes an import back in one transaction: records it made go to the bin, records it changed get back what they were. Records that
 * somebody changed since are kept, and so are companies that other people belong to by now. An import that was undone answers `not-found`; who may not
 * throw everybody's records away takes none back.
 */
export function undoImport(context: ChangeContext, batchId: string, job: JobControl): Result<ImportUndoResult, { readonly kind: 'not-found' } | { readonly kind: 'forbidden'; readonly permission: Permission }> {
  const kept = objectTypes.find((object) => context.person !== undefined && context.person.rights.scopes[object].delete !== 'all')
  if (kept !== undefined) return err({ kind: 'forbidden', permission: `${kept}:delete` })
  const batch = context.db.get<{ number: number }>(`SELECT number FROM import_batches WHERE id = ? AND undone_at IS NULL`, idToBytes(batchId))
  if (batch === undefined) return err({ kind: 'not-found' })
  const { value } = commitChange(context, (change, db) => {
    const undo = createUndo(change, db, batch.number, idToBytes(batchId), job)
    const counts = db.get<{ created: number; updated: number; companies: number; object: ObjectType }>('SELECT created, updated, companies_created AS companies, object FROM import_batches WHERE number = ?', batch.number)
    const [rows, companies] = [(counts?.created ?? 0) + (counts?.updated ?? 0), counts?.companies ?? 0]
    const ofContacts = counts?.object === 'contact' ? rows : 0
    withManyChanges(db, 'contact', 'moves', ofContacts, () => {
      withManyChanges(db, 'company', 'moves', rows - ofContacts + companies, () => {
        undo.restoreUpdated()
        undo.removeCreated()
        undo.forgetSame()
      })
    })
    const { reversed, kept } = undo
    db.run(`UPDATE import_batches SET state = ?, undone_at = ? WHERE number = ?`, kept.length === 0 ? 'undone' : 'partly-undone', change.now, batch.number)
    change.record({ action: 'import.undone', objectType: 'batch', objectId: batchId, detail: { facts: { reversed: reversed(), kept: kept.length } } })
    change.touchedMany('contact')
    change.touchedMany('company')
    return { reversed: reversed(), kept: kept.length, errors: 0, keptRecords: kept.slice(0, 1_000) }
  })
  return ok(value)
}

interface UpdatedRow {
  readonly outcome: string
  readonly record: Uint8Array
  readonly before: string
  readonly after_version: number
  /** Key of the row, see import-batch.ts. */
  readonly cells: string | null
}
interface Undo {
  restoreUpdated(): void
  removeCreated(): void
  /** Rows that changed nothing may do so when they are imported again. */
  forgetSame(): void
  reversed(): number
  readonly kept: Kept[]
}

function createUndo(change: Change, db: WriteDb, batch: number, batchBytes: Uint8Array, job: JobControl): Undo {
  const kept: Kept[] = []
  let reversed = 0
  let done = 0
  // The version at which this import left a record: what it is at now, nobody changed since.
  const leftAt = new Map<string, number>()
  const step = (): void => {
    if (done++ % REPORT_EVERY !== 0) return
    stopIfCancelled(job)
    job.progress('undoing', done, null)
  }
  return {
    kept,
    reversed: () => reversed,
    restoreUpdated() {
      const rows = db.all<UpdatedRow>(`SELECT outcome, record, before, after_version, cells FROM import_batch_rows WHERE batch = ? AND record IS NOT NULL AND outcome NOT LIKE 'brought-%' ORDER BY row DESC`, batch)
      const patches = new Map<string, { object: ObjectType; patch: Record<string, unknown>; rowKeys: number[] }>()
      for (const row of rows) {
        const id = idFromBytes(row.record)
        leftAt.set(id, Math.max(leftAt.get(id) ?? 0, row.after_version))
        const known = patches.get(id)
        if (row.outcome === 'returned') continue
        const before = JSON.parse(row.before) as Record<string, unknown>
        const rowKeys = row.cells === null ? [] : [Number(row.cells)]
        // Rows come last first: the earliest value wins.
        if (known === undefined) patches.set(id, { object: row.outcome === 'updated-company' ? 'company' : 'contact', patch: before, rowKeys })
        else {
          Object.assign(known.patch, before)
          known.rowKeys.push(...rowKeys)
        }
      }
      for (const [id, { object, patch, rowKeys }] of patches) {
        step()
        const number = object === 'contact' ? restore(contactKind, id, patch) : restore(companyKind, id, patch)
        for (const key of number === null ? [] : rowKeys) db.run(object === 'contact' ? 'DELETE FROM contact_keys WHERE key = ? AND number = ?' : 'DELETE FROM company_keys WHERE key = ? AND number = ?', key, number)
      }
    },
    forgetSame() {
      forgetKeys('contact')
      forgetKeys('company')
    },
    removeCreated() {
      // People first: their companies may be left by then.
      removeBrought('brought-contact', contactKind)
      removeBrought('brought-company', companyKind)
      inPortions(db.prepare(`SELECT c.number, c.id FROM contact_details AS d JOIN contacts AS c ON c.number = d.number WHERE d.source_batch = ? AND d.number > ? ORDER BY d.number LIMIT ${String(PORTION)}`), (id) => { remove(contactKind, id) })
      inPortions(db.prepare(`SELECT c.number, c.id FROM company_details AS d JOIN companies AS c ON c.number = d.number WHERE d.source_batch = ? AND d.number > ? ORDER BY d.number LIMIT ${String(PORTION)}`), (id) => { remove(companyKind, id) })
    },
  }

  function forgetKeys(object: ObjectType): void {
    const keys = prepareHeldKeys(db, object, 'take-out')
    eachSame(db, batch, object, keys.push)
    keys.drain()
  }

  /** Rising numbers: the search index writes a part of its own whenever a number is below the one before. */
  function inPortions(portion: Statement<[Uint8Array, number], { number: number; id: Uint8Array }>, work: (id: string) => void): void {
    for (let last: number | undefined = 0; last !== undefined;) {
      const rows = portion.all(batchBytes, last)
      for (const { id } of rows) work(idFromBytes(id))
      last = rows.at(-1)?.number
    }
  }

  /** Gives a record back what it was; answers with its number, or null when it is left as it is. */
  function restore<F extends object, R extends F & RecordBase>(kind: RecordKind<F, R>, id: string, patch: Record<string, unknown>): number | null {
    const stored = readById(db, kind, id)
    // Records that this import made go to the bin as a whole.
    if (stored?.record.source.batchId === idFromBytes(batchBytes)) return null
    if (stored === undefined || stored.record.deletedAt !== null) kept.push({ id, object: kind.object, reason: 'gone' })
    else if (stored.record.version !== leftAt.get(id)) kept.push({ id, object: kind.object, reason: 'changed-since' })
    else {
      const after = updateWithin(change, db, kind, stored, kind.settle(db, { ...fieldsOf(kind, stored.record), ...patch }))
      passOn(stored.record, after.version)
      reversed += 1
      return stored.number
    }
    return null
  }

  /** The import that made the record finds it as it left it: undone in turn, it takes it back as well. */
  function passOn(before: RecordBase, version: number): void {
    const batchId = before.source.batchId
    if (batchId === null) return
    const own = db.get<{ number: number }>('SELECT number FROM import_batches WHERE id = ?', idToBytes(batchId))
    const times = db.get<{ n: number }>('SELECT count(*) AS n FROM import_batch_rows WHERE batch = ? AND record = ?', batch, idToBytes(before.id))?.n ?? 0
    if (own === undefined || before.version - times !== leftBy(own.number, before.id)) return
    db.run(
      `INSERT INTO import_batch_rows (batch, row, outcome, record, before, after_version) VALUES (?, (SELECT min(0, coalesce(min(row), 0)) - 1 FROM import_batch_rows WHERE batch = ?), 'returned', ?, '{}', ?)`,
      own.number, own.number, idToBytes(before.id), version,
    )
  }

  function leftBy(number: number, id: string): number {
    return db.get<{ v: number | null }>('SELECT max(after_version) AS v FROM import_batch_rows WHERE batch = ? AND record = ?', number, idToBytes(id))?.v ?? 1
  }

  function remove<F extends object, R extends F & RecordBase>(kind: RecordKind<F, R>, id: string): void {
    step()
    const stored = readById(db, kind, id)
    if (stored === undefined || stored.record.deletedAt !== null) kept.push({ id, object: kind.object, reason: 'gone' })
    else if (stored.record.version !== (leftAt.get(id) ?? 1) || (kind.object === 'company' && hasPeople(stored.number))) kept.push({ id, object: kind.object, reason: 'changed-since' })
    else {
      moveWithin(change, db, kind, stored, 'bin')
      reversed += 1
    }
  }

  /** Records of a whole-vault folder, which kept the source they had. Those that came in the bin lie there already. */
  function removeBrought<F extends object, R extends F & RecordBase>(outcome: string, kind: RecordKind<F, R>): void {
    for (let after = 0; ; ) {
      const rows = db.all<{ row: number; record: Uint8Array; version: number }>(
        'SELECT row, record, after_version AS version FROM import_batch_rows WHERE batch = ? AND row > ? AND outcome = ? ORDER BY row LIMIT 1000', batch, after, outcome)
      const last = rows.at(-1)
      if (last === undefined) return
      for (const { record, version } of rows) {
        const id = idFromBytes(record)
        const stored = readById(db, kind, id)
        if (stored?.record.deletedAt !== null && stored?.record.version === version) reversed += 1
        else {
          leftAt.set(id, version)
          remove(kind, id)
          leftAt.delete(id)
        }
      }
      after = last.row
    }
  }

  function hasPeople(company: number): boolean {
    return db.get('SELECT 1 FROM contact_positions AS p JOIN contacts AS c ON c.number = p.contact WHERE p.company = ? AND c.bin = 0 LIMIT 1', company) !== undefined
  }
}
