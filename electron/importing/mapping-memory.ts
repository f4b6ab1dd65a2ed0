import { createHash } from 'node:crypto'
import type { Dialect, ImportPlan } from '../../shared/importing/channels'
import type { ObjectType } from '../../shared/list'
import type { ReadDb, WriteDb } from '../db/database'
import { headerKey } from './dialects/header-key'

/** Fingerprint of a header row: the same export a month later has the same one. */
export function headersHash(headers: readonly string[]): Buffer {
  return createHash('sha256').update(headers.map(headerKey).join('\n')).digest().subarray(0, 16)
}

/** Where the columns went when a file with these headers was imported last, or null. */
export function rememberedTargets(read: ReadDb, dialect: Dialect, object: ObjectType, headers: readonly string[]): (string | null)[] | null {
  const row = read.get<{ mapping: string }>('SELECT mapping FROM import_mappings WHERE dialect = ? AND headers = ? AND object = ?', dialect, headersHash(headers), object)
  if (row === undefined) return null
  const targets: unknown = JSON.parse(row.mapping)
  return Array.isArray(targets) && targets.length === headers.length ? (targets as (string | null)[]) : null
}

/** Remembers the plan's columns for the next file with these headers. Inside the import's own transaction. */
export function rememberTargets(db: WriteDb, plan: ImportPlan, now: number): void {
  if (plan.format !== 'csv' || plan.headerRow === -1) return
  const width = plan.columns.reduce((most, { index }) => Math.max(most, index + 1), 0)
  const headers = Array.from({ length: width }, () => '')
  const targets: (string | null)[] = headers.map(() => null)
  for (const { index, header, target } of plan.columns) {
    headers[index] = header
    targets[index] = target
  }
  db.run(
    `INSERT INTO import_mappings (dialect, headers, object, mapping, used_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (dialect, headers, object) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
    plan.dialect, headersHash(headers), plan.object, JSON.stringify(targets), now,
  )
}
