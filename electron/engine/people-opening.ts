import { idToBytes, type UserId } from '../../shared/ids'
import { keepsAdministrator } from '../access/reach'
import { commitEvent, type Change, type ChangeContext } from '../changes/commit-change'
import type { WriteDb } from '../db/database'
import { slotsBytes, type SlotsFile } from '../vault/slots'
import { passphraseSlotOf } from '../vault/unlock'
import { writeFileAtomically } from '../vault/atomic-file'
import type { NotAdmitted } from './people-gate'
import type { OpenVault } from './open-vault'
import { rememberSlots, writeSettledSlots } from './slots-memory'
import { readVaultSettings } from './vault-settings'

const DAY_MS = 86_400_000

/** Says in the log that somebody with the right passphrase was not let in, and why. */
export function recordRefusal(context: ChangeContext, userId: UserId | null, reason: NotAdmitted['kind']): void {
  commitEvent(context, { action: 'vault.unlock-failed', objectType: 'user', objectId: userId, detail: { facts: { attempts: 1, reason } } })
}

/**
 * Makes room for whoever opened an edited table of permissions with the recovery code, and may so open every backup too: the person comes in, and
 * administers the vault when the edit left nobody who could.
 */
export function letIn(db: WriteDb, { userId, userName }: { readonly userId: UserId; readonly userName: string }, now: number): void {
  db.transaction(() => {
    db.run(`INSERT INTO users (id, name, role, public_key, created_at) VALUES (?, ?, 'read-only', zeroblob(32), ?) ON CONFLICT (id) DO UPDATE SET disabled_at = NULL, removed_at = NULL`, idToBytes(userId), userName, now)
    if (!keepsAdministrator(db, {})) db.run(`UPDATE users SET role = 'administrator' WHERE id = ?`, idToBytes(userId))
  })
}

/** Notes that the person was here, and, where the policy lets passphrases expire, that theirs has. Within the commit of the opening; the caller seals. */
export function seePerson({ database: { db }, session, slots }: OpenVault, change: Change, recovered: boolean): void {
  const id = idToBytes(session.userId)
  db.run('UPDATE users SET last_seen_at = ? WHERE id = ?', change.now, id)
  if (recovered) db.run('UPDATE users SET parked_slot = NULL, passphrase_due = NULL, passphrase_changed_at = ?, passphrase_score = NULL WHERE id = ?', change.now, id)
  const { passphraseMaxAgeDays } = readVaultSettings(db)
  if (passphraseMaxAgeDays === null) return
  const user = db.get<{ passphrase_changed_at: number | null; passphrase_due: string | null }>('SELECT passphrase_changed_at, passphrase_due FROM users WHERE id = ?', id)
  const since = user?.passphrase_changed_at ?? passphraseSlotOf(slots, session.userId)?.changedAt ?? change.now
  if (change.now - since <= passphraseMaxAgeDays * DAY_MS || (user?.passphrase_due ?? null) !== null) return
  db.run(`UPDATE users SET passphrase_due = 'expired' WHERE id = ?`, id)
  change.record({ action: 'user.passphrase-expired', objectType: 'user', objectId: session.userId, detail: { facts: { days: Math.floor((change.now - since) / DAY_MS) } } })
}

/** Puts the slots.json that counts back over an older one, and brings it to what the database says. A disk that refuses leaves that to the next unlock. */
export function settleSlotFile(vault: OpenVault, found: SlotsFile): void {
  if (vault.slots !== found) writeFileAtomically(vault.paths.slots, slotsBytes(vault.slots))
  // Vaults made a moment ago or by an earlier version have kept no copy yet.
  rememberSlots(vault.database, vault.slots)
  writeSettledSlots(vault)
}
