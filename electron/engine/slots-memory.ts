import { idFromBytes, idToBytes, type UserId } from '../../shared/ids'
import { ok, type Result } from '../../shared/result'
import type { Secret } from '../../shared/secret'
import type { SlotOwners } from '../access/users'
import type { ReadDb } from '../db/database'
import type { VaultDatabase } from '../db/open'
import { commitEvent } from '../changes/commit-change'
import { writeFileAtomically, type FileFailure } from '../vault/atomic-file'
import { isEdited, sealPeople } from '../vault/people-seal'
import { settleSlots, type SlotHolder } from '../vault/people-slots'
import { parsePassphraseSlot, parseSlots, readSlots, slotsBytes, slotsMacState, writeSlots, type PassphraseSlot, type SlotsFile } from '../vault/slots'
import { metaOf, setMeta } from './change-context'
import type { OpenVault } from './open-vault'

const COPY = 'slots-copy'

/** Keeps what slots.json says now: its revision, and the bytes themselves, which end what an older file put back could do (SECURITY.md K5). Called after every writing of it. */
export function rememberSlots(database: VaultDatabase, slots: SlotsFile): void {
  setMeta(database, 'slots-rev', slots.rev)
  setMeta(database, COPY, slotsBytes(slots))
}

/** Entries that tell the revision of slots.json as it was then. */
const tellRev = ['vault.unlocked', 'vault.recovered', 'user.passphrase-changed', 'user.recovery-code-renewed']

/**
 * The revision of slots.json that counts (SECURITY.md K5): the one kept beside, or the one that the log tells of, where somebody with the raw key made the
 * database forget it. Whoever edits the log as well is named by its verification.
 */
export function slotsRevOf({ read }: Pick<VaultDatabase, 'read'>): number {
  const kept = Number(read.get<{ value: unknown }>(`SELECT value FROM meta WHERE key = 'slots-rev'`)?.value ?? 0)
  const told = tellRev.map((action) => read.get<{ rev: unknown }>(
    `SELECT CASE WHEN json_valid(d.detail) THEN d.detail ->> '$.facts.rev' END AS rev FROM audit_entries AS e INDEXED BY audit_entries_by_action JOIN audit_details AS d ON d.seq = e.seq WHERE e.action = ? ORDER BY e.seq DESC LIMIT 1`, action)?.rev)
  return Math.max(kept, ...told.map((rev) => (typeof rev === 'number' ? rev : 0)))
}

/** slots.json as it was last written, from inside the database; null when nothing is kept or it was not signed under this key. */
export function rememberedSlots(database: VaultDatabase, vaultKey: Secret): SlotsFile | null {
  const bytes = metaOf(database, COPY)
  if (!(bytes instanceof Uint8Array)) return null
  const parsed = parseSlots(bytes, '')
  return parsed.ok && slotsMacState(vaultKey, parsed.value) === 'genuine' ? parsed.value : null
}

/**
 * The slots of an open vault, whatever lies on the disk: an older slots.json that was put back meanwhile, or none, is no base for a change, or what it says
 * would count again (SECURITY.md K5). It is replaced, and the log says so. One that is damaged is left for the next writing.
 */
export function keepSlotFile(vault: OpenVault): SlotsFile {
  const found = readSlots(vault.paths.slots)
  const isOlder = found.ok && found.value.rev < vault.slots.rev
  if (isOlder) commitEvent(vault.context, { action: 'vault.slots-rolled-back', objectType: 'vault', objectId: vault.session.vaultId, detail: { facts: { kind: 'slots-rolled-back', found: found.value.rev, expected: vault.slots.rev } } })
  if (isOlder || (!found.ok && found.failure.kind === 'slots-missing')) writeFileAtomically(vault.paths.slots, slotsBytes(vault.slots))
  return vault.slots
}

/** Who can come in by slots.json, and since when their passphrase is as it is. */
export function slotOwners({ slots }: Pick<SlotsFile, 'slots'>): SlotOwners {
  return new Map(slots.flatMap((slot) => (slot.kind === 'passphrase' ? [[slot.userId, slot.changedAt] as const] : [])))
}

/**
 * Brings slots.json to what the database says: after every change of people, and at every unlock, since a process may end between the two. A table of
 * permissions that somebody edited is not followed. A disk that refuses leaves the file as it is: the database decides who gets in, and the next unlock tries again.
 */
export function writeSettledSlots(vault: OpenVault): Result<null, FileFailure> {
  const { database, paths, vaultKey, slots } = vault
  if (isEdited(vault)) return ok(null)
  const settled = settleSlots(slots, slotHolders(database.read), { vaultKey, nextVaultKey: null }, slotsRevOf(database))
  if (settled === null) return ok(null)
  const written = writeSlots(paths.slots, settled, vaultKey)
  if (!written.ok) return written
  vault.slots = written.value
  database.db.transaction(() => {
    rememberSlots(database, written.value)
    database.db.run('UPDATE users SET parked_slot = NULL WHERE parked_slot IS NOT NULL AND disabled_at IS NULL')
    sealPeople(database.db, vaultKey)
  })
  return ok(null)
}

/** Everybody the database knows, as slots.json is to have them. */
export function slotHolders(db: ReadDb): SlotHolder[] {
  return db.all<{ id: Uint8Array; name: string; disabled_at: number | null; removed_at: number | null; parked_slot: string | null }>('SELECT id, name, disabled_at, removed_at, parked_slot FROM users ORDER BY created_at, id').map((row) => ({
    userId: idFromBytes<UserId>(row.id), name: row.name, parked: row.parked_slot === null ? null : parsePassphraseSlot(row.parked_slot),
    standing: row.removed_at !== null ? 'removed' : row.disabled_at !== null ? 'disabled' : 'active',
  }))
}

/** The public key that the vault knows of a person, hex; null when it knows nobody of that id. */
export function knownPublicKey(db: ReadDb, userId: UserId): string | null {
  const row = db.get<{ public_key: Uint8Array }>('SELECT public_key FROM users WHERE id = ?', idToBytes(userId))
  return row === undefined ? null : Buffer.from(row.public_key).toString('hex')
}

/** A slot as a disabled person's waits inside the database. */
export function parkedText(slot: PassphraseSlot): string {
  return JSON.stringify(slot)
}
