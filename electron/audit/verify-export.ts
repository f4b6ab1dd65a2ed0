import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { idToBytes, isId, asId, type AnyId } from '../../shared/ids'
import { createChainWalk, type ChainReport, type DetailedRow } from './chain-walk'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)).transform((text) => Buffer.from(text, 'hex'))
const id = z.string().refine(isId).transform((text) => idToBytes(asId<AnyId>(text))).nullable()

const opening = z.strictObject({ format: z.literal('satchel-audit-log'), version: z.literal(1), vaultId: z.string(), exportedAt: z.int(), entries: z.int().min(0), headHash: hex(32) })
const line = z.strictObject({
  seq: z.int(), at: z.int(), mono: z.int(), actorId: id, sessionId: id, transactionId: id, action: z.string(), objectType: z.string().nullable(), objectId: id,
  detailCommit: hex(32).nullable(), hash: hex(32), salt: hex(16).nullable(), detail: z.string().nullable(),
})

/** What an exported log says of itself, and whether it holds. */
export interface ExportReport extends ChainReport {
  readonly vaultId: string
  readonly exportedAt: number
}

/**
 * Checks a file of `audit export` without any vault or key (SECURITY.md A7): every hash computed anew, every detail held against its entry, and
 * the end against the first line. Null when the file is no exported log. Throws what the file system throws.
 */
export async function verifyExport(file: string, progress: (done: number, total: number) => void = () => undefined): Promise<ExportReport | null> {
  const input = createReadStream(file)
  const lines = createInterface({ input, crlfDelay: Infinity })
  const walk = createChainWalk()
  let told: z.output<typeof opening> | null = null
  let ended: ChainReport | null = null
  try {
    for await (const text of lines) {
      if (told === null) {
        const parsed = opening.safeParse(parseJson(text))
        if (!parsed.success) return null
        told = parsed.data
        continue
      }
      const row = rowOf(text)
      ended = row === null || !belongs(row, told.vaultId) ? walk.bad(walk.head().seq + 1, 'edited') : walk.take(row)
      if (ended !== null) break
      const done = walk.head().seq
      if (done % 5_000 === 0) progress(done, told.entries)
    }
  } finally {
    lines.close()
    input.destroy()
  }
  if (told === null) return null
  return { ...(ended ?? atEnd(walk.end(), told, walk.bad)), vaultId: told.vaultId, exportedAt: told.exportedAt }
}

/** The first line says how far the log went: a file that lost its end, or was led on by somebody, differs from it. */
function atEnd(report: ChainReport, told: z.output<typeof opening>, bad: ReturnType<typeof createChainWalk>['bad']): ChainReport {
  if (!report.ok) return report
  if (report.head.seq < told.entries) return bad(report.head.seq + 1, 'truncated')
  if (report.head.seq > told.entries) return bad(told.entries + 1, 'edited')
  return told.headHash.equals(report.head.hash) ? report : bad(report.head.seq, 'anchor-mismatch')
}

/** The first entry of a log names the vault that was made; the first line must name the same. */
function belongs({ seq, object_id: made }: DetailedRow, vaultId: string): boolean {
  return seq !== 1 || (made !== null && isId(vaultId) && idToBytes(vaultId).every((byte, at) => byte === made[at]))
}

function rowOf(text: string): DetailedRow | null {
  const parsed = line.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { seq, at, mono, actorId, sessionId, transactionId, action, objectType, objectId, detailCommit, hash, salt, detail } = parsed.data
  return { seq, at, mono, actor: actorId, session: sessionId, txn: transactionId, action, object_type: objectType, object_id: objectId, detail_commit: detailCommit, hash, epoch: 0, seal: null, salt, detail }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the schema refuses it.
    return null
  }
}
