import { authorityOf } from '../access/authority'
import { idFromBytes, type UserId } from '../../shared/ids'
import type { Rights } from '../../shared/permissions'
import type { ReadDb } from '../db/database'

/** Somebody who may open the vault, as the centre looks at them. */
export interface ActivePerson {
  readonly userId: UserId
  readonly name: string
  readonly role: string
  readonly roleName: string | null
  readonly rights: Rights
  readonly hasSecondFactor: boolean
  /** 0 to 4; null when it was never measured. */
  readonly passphraseScore: number | null
  /** Null: still the one that the vault was made or the person invited with. */
  readonly passphraseChangedAt: number | null
  /** A new one is to be set before anything else. */
  readonly passphraseDue: boolean
  readonly since: number
  /** The last time they did anything; null: never. */
  readonly seenAt: number | null
}

interface Row {
  readonly id: Uint8Array
  readonly name: string
  readonly created_at: number
  readonly passphrase_score: number | null
  readonly passphrase_changed_at: number | null
  readonly passphrase_due: string | null
  readonly last_seen_at: number | null
  readonly confirmed_at: number | null
  readonly last_entry_at: number | null
}

/** Everybody who is neither disabled nor removed, by name. What somebody did last is read from the log where nothing else says it. */
export function activePeople(db: ReadDb): readonly ActivePerson[] {
  const rows = db.all<Row>(`
    SELECT u.id, u.name, u.created_at, u.passphrase_score, u.passphrase_changed_at, u.passphrase_due, u.last_seen_at, f.confirmed_at,
      (SELECT e.at FROM audit_entries AS e WHERE e.actor = u.id ORDER BY e.seq DESC LIMIT 1) AS last_entry_at
    FROM users AS u LEFT JOIN second_factors AS f ON f.user = u.id
    WHERE u.disabled_at IS NULL AND u.removed_at IS NULL ORDER BY u.name, u.id`)
  return rows.map((row) => {
    const userId = idFromBytes<UserId>(row.id)
    const { role, roleName, rights } = authorityOf(db, userId)
    const seen = [row.last_seen_at, row.last_entry_at].filter((at) => at !== null)
    return {
      userId, name: row.name, role, roleName, rights,
      hasSecondFactor: row.confirmed_at !== null, passphraseScore: row.passphrase_score, passphraseChangedAt: row.passphrase_changed_at, passphraseDue: row.passphrase_due !== null,
      since: row.created_at, seenAt: seen.length === 0 ? null : Math.max(...seen),
    }
  })
}
