import type { AuditRecord } from '../../shared/audit/entry'
import type { SafeguardPart } from '../../shared/vault/safeguards'
import type { Secret } from '../../shared/secret'
import { commitChange, type Change, type Safeguards } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import { editedSafeguards, isSealed, sealSafeguard, sealSafeguards } from '../vault/safeguards-seal'
import { areSealsBound } from '../vault/bound-seal'
import { peopleSealState, sealPeople } from '../vault/people-seal'
import { mendSafeguards } from './mend-safeguards'
import type { OpenVault } from './open-vault'

const sealsBound: AuditRecord = { action: 'vault.seals-bound', objectType: 'vault', objectId: null, detail: null }

/** What the changes of an open vault keep sealed. */
export function safeguardsUnder(vaultKey: Secret): Safeguards {
  return {
    keep: (change, db, part) => {
      mendEdited(change, db, vaultKey, editedSafeguards(db, vaultKey))
      sealSafeguard(db, vaultKey, part)
    },
    keepSilently: (db, part) => {
      if (isSealed(db, vaultKey, part)) sealSafeguard(db, vaultKey, part)
    },
  }
}

/** Within the commit of an opening: names and mends what was edited while the vault was closed, and seals every part. From its first opening on, seals are bound to the log. */
export function settleSafeguards(change: Change, db: WriteDb, vaultKey: Secret): void {
  mendEdited(change, db, vaultKey, editedSafeguards(db, vaultKey))
  if (!areSealsBound(db)) change.record(sealsBound)
  sealSafeguards(db, vaultKey)
}

/**
 * Entries up to `through` leave the log, and with them what would tell a seal of before from one of now: what holds is sealed anew, and what does not hold stays
 * broken. That seals are bound is said again where that entry leaves as well.
 */
export function resealWhenArchiving(change: Change, db: WriteDb, vaultKey: Secret, through: number): void {
  if (peopleSealState(db, vaultKey) === 'holds') sealPeople(db, vaultKey)
  if (editedSafeguards(db, vaultKey).length === 0) sealSafeguards(db, vaultKey)
  if (!areSealsBound(db, through)) change.record(sealsBound)
}

function mendEdited(change: Change, db: WriteDb, vaultKey: Secret, edited: readonly SafeguardPart[]): void {
  if (edited.length === 0) return
  mendSafeguards(db, edited)
  change.record({ action: 'vault.safeguards-edited', objectType: 'vault', objectId: null, detail: { facts: { parts: edited.join(', ') } } })
  sealSafeguards(db, vaultKey)
}

/** The open vault whose file was looked at, and the state of the file then: SQLite counts what other connections commit. */
interface Seen {
  readonly db: ReadDb
  readonly version: number
}

/**
 * Notices edits beside the open vault. Costs one look at a counter unless another connection wrote, which are jobs of our own and whoever has the raw key.
 * Answers whether something was mended, and then the vault has the finding.
 */
export function createSafeguardWatch(): (vault: OpenVault) => boolean {
  let seen: Seen | null = null
  return (vault) => {
    const { database: { db }, vaultKey, context } = vault
    const version = db.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0
    if (seen?.db === db && seen.version === version) return false
    const parts = editedSafeguards(db, vaultKey)
    if (parts.length > 0) {
      // Nobody of the people did this.
      commitChange({ ...context, actor: null }, (change, write) => { mendEdited(change, write, vaultKey, editedSafeguards(write, vaultKey)) })
      vault.findings = [...vault.findings.filter(({ kind }) => kind !== 'safeguards-edited'), { kind: 'safeguards-edited', parts: parts.join(', ') }]
    }
    seen = { db, version }
    return parts.length > 0
  }
}
