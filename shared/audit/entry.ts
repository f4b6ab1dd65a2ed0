import type { SessionId, TransactionId, UserId } from '../ids'
import type { ObjectType } from '../list'

/** Everything the log records. An action names what happened, in the past tense of the trade. */
export const auditActions = [
  'vault.created', 'vault.unlocked', 'vault.unlock-failed', 'vault.locked', 'vault.recovered', 'vault.key-shown',
  'vault.rollback-accepted', 'vault.lock-taken-over', 'vault.slots-rolled-back', 'vault.anchor-lost', 'vault.damage-found', 'vault.salt-restored', 'vault.checked', 'vault.search-checked', 'vault.key-rotated', 'vault.foreign-slot-found',
  'user.passphrase-changed', 'user.recovery-code-prepared', 'user.recovery-code-renewed', 'user.recovery-code-confirmed', 'user.keychain-enrolled',
  'user.added', 'user.renamed', 'user.role-changed', 'user.team-changed', 'user.disabled', 'user.enabled', 'user.removed', 'user.passphrase-reset', 'user.passphrase-asked', 'user.passphrase-expired',
  'role.created', 'role.changed', 'role.deleted', 'team.created', 'team.renamed', 'team.deleted', 'vault.people-edited', 'vault.safeguards-edited', 'vault.seals-bound', 'vault.slot-foreign',
  'user.second-factor-prepared', 'user.second-factor-enrolled', 'user.second-factor-passed', 'user.second-factor-failed', 'user.second-factor-code-used', 'user.second-factor-codes-renewed',
  'user.second-factor-disabled', 'user.second-factor-reset', 'user.sheet-made',
  'record.created', 'record.updated', 'record.deleted', 'record.restored', 'record.viewed', 'records.imported', 'records.changed', 'records.listed',
  'import.started', 'import.finished', 'import.undone', 'import.interrupted',
  'export.started', 'export.finished', 'changes.undone', 'sample.added', 'sample.removed',
  'backup.finished', 'backup.failed', 'backup.verified', 'backup.restored', 'backup.settings-changed',
  'log.verified', 'log.exported', 'log.archived', 'log.sealing-started', 'log.signing-key-made', 'report.printed', 'settings.changed', 'access.denied',
  'alert.raised', 'alert.acknowledged', 'alert.rule-changed',
  'policy.acknowledged', 'policy.changed', 'training.finished',
] as const
export type AuditAction = (typeof auditActions)[number]

/** What one entry says before it is chained. `detail` may hold personal values: it lives beside the chain and can be erased. */
export interface AuditRecord {
  readonly action: AuditAction
  readonly objectType: ObjectType | 'user' | 'role' | 'team' | 'vault' | 'batch' | 'backup' | 'alert' | null
  readonly objectId: string | null
  readonly detail: AuditDetail | null
}

/** Before and after of each changed field, or plain facts about the event. `withheld` is never stored: it stands for values that the reader does not see. */
export interface AuditDetail {
  readonly fields?: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown; readonly withheld?: true }>>
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** One link of the chain, as stored. `hash` covers the entry and the hash before it (SECURITY.md A2). */
export interface AuditEntry {
  readonly seq: number
  /** Wall clock, ms since the epoch. */
  readonly at: number
  /** Hybrid clock ms: never goes back, whatever the wall clock does. */
  readonly mono: number
  readonly actorId: UserId | null
  readonly sessionId: SessionId | null
  readonly transactionId: TransactionId | null
  readonly action: AuditAction
  readonly objectType: AuditRecord['objectType']
  readonly objectId: string | null
  /** SHA-256 over salt and detail, 32 bytes; null when there is no detail. */
  readonly detailCommit: Uint8Array | null
  readonly hash: Uint8Array
}

const DOMAIN = 'satchel/audit-entry/v1'
// The one global of the platform that this room needs; declared here since neither Node's nor the browser's types belong in shared.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
const encoder = new TextEncoder()
const DOMAIN_BYTES = encoder.encode(DOMAIN)

/**
 * The bytes whose SHA-256 is the entry's hash: a domain string, then every part with its length before it,
 * so that no two entries share bytes (SECURITY.md A2). Absent parts have length 0xffffffff.
 */
export function entryBytes(entry: Omit<AuditEntry, 'hash'>, previous: Uint8Array): Uint8Array {
  const parts: (Uint8Array | null)[] = [
    DOMAIN_BYTES, previous, numberBytes(entry.seq), numberBytes(entry.at), numberBytes(entry.mono),
    textBytes(entry.actorId), textBytes(entry.sessionId), textBytes(entry.transactionId), textBytes(entry.action),
    textBytes(entry.objectType), textBytes(entry.objectId), entry.detailCommit,
  ]
  let length = 0
  for (const part of parts) length += 4 + (part?.length ?? 0)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of parts) {
    view.setUint32(at, part?.length ?? 0xffff_ffff)
    at += 4
    if (part !== null) {
      bytes.set(part, at)
      at += part.length
    }
  }
  return bytes
}

/** The hash before the first entry. */
export const GENESIS_HASH = new Uint8Array(32)

/** What the next entry is chained to: the hash of an entry and, once the log is sealed, its epoch and seal as well, so that neither is changed unnoticed. */
export interface ChainLink {
  readonly hash: Uint8Array
  /** 0: not sealed. */
  readonly epoch: number
  readonly seal: Uint8Array | null
}

/** The link as bytes: the hash alone of an entry that is not sealed (32), else hash, epoch (8-byte double) and seal (16). */
export function linkBytes({ hash, epoch, seal }: ChainLink): Uint8Array {
  if (seal === null) return hash
  const bytes = new Uint8Array(hash.length + 8 + seal.length)
  bytes.set(hash)
  bytes.set(numberBytes(epoch), hash.length)
  bytes.set(seal, hash.length + 8)
  return bytes
}

function numberBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return bytes
}

function textBytes(value: string | null): Uint8Array | null {
  if (value === null) return null
  const bytes = new Uint8Array(value.length)
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    // Ids and names of actions are ASCII: for those, a call of the encoder costs ten times the bytes.
    if (code > 0x7f) return encoder.encode(value)
    bytes[i] = code
  }
  return bytes
}
