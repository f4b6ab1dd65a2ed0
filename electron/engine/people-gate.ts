import { idToBytes, type UserId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import type { Secret } from '../../shared/secret'
import type { IntegrityFinding } from '../../shared/vault/vault'
import { invitationOf } from '../access/invitation'
import type { VaultDatabase } from '../db/open'
import { peopleSealState } from '../vault/people-seal'
import { slotsRevFinding, type PassphraseSlot, type RecoverySlot, type SlotsFile } from '../vault/slots'
import { findUser, passphraseSlotOf } from '../vault/unlock'
import type { OpenedDatabase } from './open-database'
import { knownPublicKey, rememberedSlots, slotHolders, slotsRevOf } from './slots-memory'
import { readVaultSettings } from './vault-settings'

/** Why somebody with the right passphrase does not get in. The database opened and said so. */
export interface NotAdmitted {
  readonly kind: 'people-edited' | 'user-disabled' | 'invitation-expired' | 'slots-outdated' | 'slot-foreign'
}

export interface Admitted {
  readonly findings: readonly IntegrityFinding[]
  /** What slots.json is to say: as it was found, or the newer one that the database kept. */
  readonly slots: SlotsFile
  /** Somebody edited the table of permissions, and the recovery code was used: it is sealed as it stands. */
  readonly edited: boolean
}

interface Applicant {
  readonly userId: UserId
  readonly slots: SlotsFile
  /** By the recovery code, which opens the vault however people and roles stand. */
  readonly recovered: boolean
  readonly now: number
}

/**
 * Whether a person whose keys opened the database may come in: the table of permissions is as it was sealed, the person is not disabled or removed and not
 * invited by a passphrase whose days are over, and slots.json is the one last written (SECURITY.md K5) and names nobody by a key that the vault does not know (1.2). Writes nothing.
 */
export function admit(database: VaultDatabase, vaultKey: Secret, { userId, slots, recovered, now }: Applicant): Result<Admitted, NotAdmitted> {
  const db = database.read
  const edited = peopleSealState(db, vaultKey) === 'broken'
  if (edited && !recovered) return err({ kind: 'people-edited' })
  const standing = standingOf(database, userId)
  // An edited table must not keep out whoever holds the recovery code.
  if (standing === 'disabled' && !edited) return err({ kind: 'user-disabled' })
  const rev = slotsRevOf(database)
  const outdated = slotsRevFinding(slots, rev)
  const current = outdated === null ? slots : currentSlots(database, vaultKey, slots, userId)
  if (current === null) return err({ kind: 'slots-outdated' })
  if (standing === 'removed' && !edited) return err({ kind: 'user-disabled' })
  if (standing === 'unknown' && !edited) return err({ kind: 'slot-foreign' })
  const foreign = slots.rev > rev ? [] : foreignSlots(database, current)
  if (!edited && foreign.some((slot) => slot.userId === userId)) return err({ kind: 'slot-foreign' })
  if (!recovered && isInvitationOver(database, current, userId, now)) return err({ kind: 'invitation-expired' })
  const findings: IntegrityFinding[] = foreign.map((slot) => ({ kind: 'slot-foreign', userName: current.users.find(({ id }) => id === slot.userId)?.name ?? '' }))
  return ok({ findings: [...(edited ? [{ kind: 'people-edited' as const }] : []), ...(outdated === null ? [] : [outdated]), ...findings], slots: current, edited })
}

function standingOf({ read }: VaultDatabase, userId: UserId): 'active' | 'disabled' | 'removed' | 'unknown' {
  const row = read.get<{ disabled_at: number | null; removed_at: number | null }>('SELECT disabled_at, removed_at FROM users WHERE id = ?', idToBytes(userId))
  if (row === undefined) return 'unknown'
  return row.removed_at !== null ? 'removed' : row.disabled_at !== null ? 'disabled' : 'active'
}

function isInvitationOver({ read }: VaultDatabase, slots: SlotsFile, userId: UserId, now: number): boolean {
  const due = read.get<{ passphrase_due: string | null }>('SELECT passphrase_due FROM users WHERE id = ?', idToBytes(userId))?.passphrase_due ?? null
  return invitationOf(read, { userId, due, since: passphraseSlotOf(slots, userId)?.changedAt }, readVaultSettings(read).invitationDays, now)?.expired === true
}

/** The slots that the database kept; an older copy that somebody put there is no better than an older file. */
function keptSlots(database: VaultDatabase, vaultKey: Secret): SlotsFile | null {
  const kept = rememberedSlots(database, vaultKey)
  return kept === null || kept.rev < slotsRevOf(database) ? null : kept
}

/** The slots that the database kept, when an older file was put back and this person's slot in it is still theirs; null when it is not, or when none were kept. */
function currentSlots(database: VaultDatabase, vaultKey: Secret, old: SlotsFile, userId: UserId): SlotsFile | null {
  const kept = keptSlots(database, vaultKey)
  const now = kept === null ? null : passphraseSlotOf(kept, userId)
  const then = passphraseSlotOf(old, userId)
  return kept !== null && now !== null && then !== null && isSameKey(now, then) ? kept : null
}

/**
 * The slots that a recovery goes on from: those found, or, when an older slots.json was put back, those that the database kept. Refused for a code that a
 * newer one has replaced since, and for whoever is disabled; an edited table of permissions keeps nobody out.
 */
export function recoverable({ database, vaultKey }: OpenedDatabase, found: SlotsFile, used: RecoverySlot, userName: string): Result<SlotsFile, NotAdmitted> {
  const rev = slotsRevOf(database)
  const current = found.rev >= rev ? found : keptSlots(database, vaultKey)
  if (current?.slots.some((slot) => slot.kind === 'recovery' && slot.publicKey === used.publicKey) !== true) return err({ kind: 'slots-outdated' })
  const user = findUser(found, { userName })
  const standing = user === null ? 'unknown' : standingOf(database, user.id)
  return standing === 'active' || peopleSealState(database.read, vaultKey) === 'broken' ? ok(current) : err({ kind: 'user-disabled' })
}

/** Made with the same passphrase for the same key pair; for which vault key it was sealed last makes no difference. */
function isSameKey({ sealedVaultKeys: _a, ...one }: PassphraseSlot, { sealedVaultKeys: _b, ...other }: PassphraseSlot): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Slots for people whom the vault does not know, or knows by another key. A slot that waits to be written explains a difference. */
function foreignSlots(database: VaultDatabase, { slots }: SlotsFile): PassphraseSlot[] {
  const parked = new Set(slotHolders(database.read).filter((holder) => holder.parked !== null).map(({ userId }) => userId))
  return slots.filter((slot): slot is PassphraseSlot => slot.kind === 'passphrase' && !parked.has(slot.userId) && knownPublicKey(database.read, slot.userId) !== slot.publicKey)
}
