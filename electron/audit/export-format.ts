import { z } from 'zod'
import { logExportKinds } from '../../shared/audit/channels'
import { idToBytes, isId, asId, type AnyId } from '../../shared/ids'
import type { DetailedRow } from './chain-walk'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)).transform((text) => Buffer.from(text, 'hex'))
const anyHex = z.string().regex(/^([0-9a-f]{2})+$/).transform((text) => Buffer.from(text, 'hex'))
const id = z.string().refine(isId).transform((text) => idToBytes(asId<AnyId>(text))).nullable()

/** The first line of what versions before signatures wrote. */
const openingBefore = z.strictObject({ format: z.literal('satchel-audit-log'), version: z.literal(1), vaultId: z.string(), exportedAt: z.int(), entries: z.int().min(0), headHash: hex(32) })
  .transform((told) => ({ ...told, exportedBy: null, kind: 'whole' as const, headSeq: told.entries, before: null, publicKey: null, generations: [] }))
const generation = z.strictObject({ generation: z.int(), firstSeq: z.int(), firstEpoch: z.int(), startedAt: z.int(), recoveryPublicKey: hex(32), sealedKey: anyHex, proof: hex(32).nullable() })
const openingNow = z.strictObject({
  format: z.literal('satchel-audit-log'), version: z.literal(2), vaultId: z.string(), exportedAt: z.int(), exportedBy: z.string().nullable(), kind: z.enum(logExportKinds), filter: z.unknown(),
  entries: z.int().min(0), headSeq: z.int().min(0), headHash: hex(32), before: z.strictObject({ seq: z.int().min(1), hash: hex(32), epoch: z.int().min(0), seal: hex(16).nullable(), mono: z.int() }).nullable(),
  publicKey: hex(32).nullable(), fingerprint: z.string().nullable(), generations: z.array(generation).max(100_000),
})
const opening = z.union([openingNow, openingBefore])
export type Opening = z.output<typeof opening>

const entryLine = z.strictObject({
  seq: z.int(), at: z.int(), mono: z.int(), actorId: id, sessionId: id, transactionId: id, action: z.string(), objectType: z.string().nullable(), objectId: id,
  detailCommit: hex(32).nullable(), hash: hex(32), epoch: z.int().min(0).default(0), seal: hex(16).nullable().default(null), salt: hex(16).nullable(), detail: z.string().nullable(), previous: anyHex.optional(),
})
const signatureLine = z.strictObject({ signature: hex(64) })

/** What the first line says; null when the file is no exported log. */
export function parseOpening(text: string): Opening | null {
  const parsed = opening.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}

/** One line after the first: an entry, the signature, or neither. */
export function parseLine(text: string): { readonly row: DetailedRow; readonly previous: Uint8Array | null } | { readonly signature: Uint8Array } | null {
  const value = parseJson(text)
  const parsed = entryLine.safeParse(value)
  if (!parsed.success) {
    const signed = signatureLine.safeParse(value)
    return signed.success ? signed.data : null
  }
  const { actorId, sessionId, transactionId, objectType, objectId, detailCommit, previous, ...rest } = parsed.data
  return { row: { ...rest, actor: actorId, session: sessionId, txn: transactionId, object_type: objectType, object_id: objectId, detail_commit: detailCommit }, previous: previous ?? null }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the schema refuses it.
    return null
  }
}
