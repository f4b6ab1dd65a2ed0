import type { UserId } from '../../shared/ids'
import { rightsMay } from '../../shared/permissions'
import { roleOf } from '../access/authority'
import { activePeople, mayEverything } from '../access/reach'
import type { ReadDb } from '../db/database'
import type { VaultDatabase } from '../db/open'
import { recoveryWasUsed } from '../vault/recover'
import { recoverySlotsOf } from '../vault/slots'
import { knowsSigner } from './backup-signer'
import { metaOf, setMeta } from './change-context'
import type { OpenVault } from './open-vault'

const DUE = 'recovery-due'

/** Why a recovery code is to be replaced. `unconfirmed`: it was not typed back yet, which typing it back ends. The others only a new code ends: it was used, or somebody who may know it decides over users no more. */
type Why = 'unconfirmed' | 'used' | 'known'

/** Whether a new recovery code is to be made, or the one that was made to be typed back (SECURITY.md K7). Also one that this vault cannot sign backups for, as those from before they were signed. */
export function isRecoveryDue({ database, slots, authority }: OpenVault): boolean {
  if (!mayEverything(database.read, authority)) return false
  const due = metaOf(database, DUE)
  return recoveryWasUsed(slots) || (due !== undefined && due !== 'no') || recoverySlotsOf(slots).some(({ publicKey }) => !knowsSigner(database, publicKey))
}

/** Says that a recovery code is due, within a transaction. What only a new code ends stays until there is one. */
export function askForRecoveryCode(database: VaultDatabase, why: Why): void {
  const due = metaOf(database, DUE) ?? 'no'
  if (why !== 'unconfirmed' || due === 'no') setMeta(database, DUE, why)
}

/** The new code stands in slots.json: all that is due is to type it back. */
export function noteNewCode(database: VaultDatabase): void {
  setMeta(database, DUE, 'unconfirmed')
}

/** The code was typed back. */
export function noteConfirmedCode(database: VaultDatabase): void {
  if (metaOf(database, DUE) === 'unconfirmed') setMeta(database, DUE, 'no')
}

/** Who decides over users now, and so may have made, kept or seen the recovery code. */
export function whoDecides(db: ReadDb): ReadonlySet<UserId> {
  return new Set(activePeople(db).filter(({ role }) => rightsMay(roleOf(db, role).rights, 'users')).map(({ id }) => id))
}
