import type { BackupState } from '../../shared/backup/channels'
import type { CentreFinding } from '../../shared/centre/finding'
import { notAhead } from '../../shared/time'
import type { IntegrityFinding } from '../../shared/vault/vault'
import type { ReadDb } from '../db/database'
import { thresholds } from './thresholds'

/** Somebody who is invited, or whose passphrase was reset. */
export interface Invitee {
  readonly name: string
  readonly expired: boolean
}

/** What the engine knows of an open vault beside its tables. */
export interface VaultFacts {
  readonly keychain: 'present' | 'not-used'
  readonly opening: readonly IntegrityFinding[]
  readonly recoveryDue: boolean
  readonly backup: BackupState
  /** Files of the vault that others on this machine may read (SECURITY.md K11). */
  readonly looseFiles: readonly string[]
  readonly idleMinutes: number
  /** Whoever has not come in yet with the passphrase that somebody else chose. */
  readonly invited: readonly Invitee[]
  readonly appVersion: string
  /** When this build was made, ms; null when it does not say. */
  readonly builtAt: number | null
}

const DAY_MS = 24 * 3_600_000

/** What the vault's own file, folder, log and copies say about its safety. */
export function vaultFindings(db: ReadDb, facts: VaultFacts, now: number): readonly CentreFinding[] {
  const first = db.get<{ at: number }>('SELECT at FROM audit_entries ORDER BY seq LIMIT 1')
  // Made at a time that lies ahead: nobody can tell how long ago, so that everything is due.
  const madeAt = first === undefined ? now : (notAhead(first.at, now) ?? 0)
  return [
    integrityFinding(facts.opening), logFinding(db, facts.opening, madeAt, now), alertsFinding(db), recoveryFinding(facts.recoveryDue),
    backupFinding(facts.backup, now), backupPlaceFinding(facts.backup), checkFinding(db, madeAt, now), keychainFinding(facts.keychain), filesFinding(facts.looseFiles),
    idleFinding(facts.idleMinutes), appFinding(facts, now),
  ]
}

/** What only somebody with the raw key, or with a key of their own making, does to a vault. */
const editedOutside: ReadonlySet<IntegrityFinding['kind']> = new Set(['people-edited', 'safeguards-edited', 'slot-foreign'])

function integrityFinding(opening: readonly IntegrityFinding[]): CentreFinding {
  for (const kind of ['pages-damaged', 'slots-rolled-back', 'edited-outside', 'salt-restored'] as const) {
    if (opening.some((found) => (editedOutside.has(found.kind) ? 'edited-outside' : found.kind) === kind)) return { area: 'integrity', state: kind === 'salt-restored' ? 'attention' : 'danger', kind, facts: {}, names: [], fix: kind === 'pages-damaged' ? 'backups' : 'findings' }
  }
  return { area: 'integrity', state: 'good', kind: 'whole', facts: {}, names: [], fix: null }
}

function logFinding(db: ReadDb, opening: readonly IntegrityFinding[], madeAt: number, now: number): CentreFinding {
  const base = { area: 'log', names: [], fix: 'log' } as const
  const last = db.get<{ at: number; detail: string | null }>(`SELECT e.at, d.detail FROM audit_entries AS e LEFT JOIN audit_details AS d ON d.seq = e.seq WHERE e.action = 'log.verified' ORDER BY e.seq DESC LIMIT 1`)
  const verifiedAt = notAhead(last?.at ?? null, now)
  const facts = { verifiedAt, days: Math.round(thresholds.verifiedLogMs / DAY_MS) }
  if (last !== undefined && /"ok":false/.test(last.detail ?? '')) return { ...base, state: 'danger', kind: 'log-broken', facts }
  if (opening.some(({ kind }) => kind === 'log-cut' || kind === 'log-forked' || kind === 'anchor-forged')) return { ...base, state: 'danger', kind: 'log-differs', facts }
  if (opening.some(({ kind }) => kind === 'anchor-missing')) return { ...base, state: 'attention', kind: 'anchor-missing', facts }
  if (now - (verifiedAt ?? madeAt) > thresholds.verifiedLogMs) return { ...base, state: 'attention', kind: 'log-unverified', facts }
  return { ...base, state: 'good', kind: 'log-anchored', facts, fix: null }
}

/** Open alerts by how much they weigh. A severity that this version does not know weighs as much as the gravest. */
function alertsFinding(db: ReadDb): CentreFinding {
  const rows = db.all<{ severity: string; n: number }>('SELECT severity, count(*) AS n FROM alerts WHERE acknowledged_at IS NULL GROUP BY severity')
  const open = rows.reduce((sum, { n }) => sum + n, 0)
  if (open === 0) return { area: 'alerts', state: 'good', kind: 'no-alerts', facts: { open }, names: [], fix: null }
  const grave = rows.filter(({ severity }) => !mild.has(severity)).reduce((sum, { n }) => sum + n, 0)
  return { area: 'alerts', state: grave > 0 ? 'danger' : 'attention', kind: 'open-alerts', facts: { open, grave }, names: [], fix: 'alerts' }
}
const mild: ReadonlySet<string> = new Set(['info', 'warning'])

function recoveryFinding(isDue: boolean): CentreFinding {
  return isDue
    ? { area: 'recovery', state: 'attention', kind: 'recovery-due', facts: {}, names: [], fix: 'recovery' }
    : { area: 'recovery', state: 'good', kind: 'recovery-known', facts: {}, names: [], fix: null }
}

function backupFinding({ lastVerifiedAt, lastProblem, everyHours }: BackupState, now: number): CentreFinding {
  const base = { area: 'backup', names: [], fix: 'backups' } as const
  const facts = { lastVerifiedAt, problem: lastProblem }
  if (lastVerifiedAt === null) return { ...base, state: 'danger', kind: 'never-backed-up', facts }
  const age = now - lastVerifiedAt
  if (age > thresholds.backupDangerMs) return { ...base, state: 'danger', kind: 'backup-old', facts }
  if (age > Math.max(everyHours * 3_600_000 * 2, thresholds.backupMs)) return { ...base, state: 'attention', kind: 'backup-old', facts }
  if (lastProblem !== null) return { ...base, state: 'attention', kind: 'backup-failing', facts }
  return { ...base, state: 'good', kind: 'backed-up', facts, fix: null }
}

function backupPlaceFinding({ target, sameDisk }: BackupState): CentreFinding {
  const base = { area: 'backup-place', facts: {}, names: [] } as const
  if (target === null) return { ...base, state: 'attention', kind: 'no-place', fix: 'backups' }
  return sameDisk ? { ...base, state: 'attention', kind: 'place-same-disk', fix: 'backups' } : { ...base, state: 'good', kind: 'place-apart', fix: null }
}

function checkFinding(db: ReadDb, madeAt: number, now: number): CentreFinding {
  const checkedAt = db.get<{ value: unknown }>(`SELECT value FROM meta WHERE key = 'checked-at'`)?.value
  const at = notAhead(typeof checkedAt === 'number' ? checkedAt : null, now)
  const facts = { checkedAt: at }
  return now - (at ?? madeAt) > thresholds.checkMs
    ? { area: 'check', state: 'attention', kind: 'check-due', facts, names: [], fix: 'check' }
    : { area: 'check', state: 'good', kind: 'checked', facts, names: [], fix: null }
}

function keychainFinding(keychain: VaultFacts['keychain']): CentreFinding {
  return keychain === 'present'
    ? { area: 'keychain', state: 'good', kind: 'keychain-present', facts: {}, names: [], fix: null }
    : { area: 'keychain', state: 'attention', kind: 'keychain-not-used', facts: {}, names: [], fix: 'keychain' }
}

function filesFinding(loose: readonly string[]): CentreFinding {
  return loose.length === 0
    ? { area: 'files', state: 'good', kind: 'files-closed', facts: {}, names: [], fix: null }
    : { area: 'files', state: 'attention', kind: 'files-open', facts: { files: loose.length }, names: loose, fix: 'vault-settings' }
}

function idleFinding(minutes: number): CentreFinding {
  const facts = { minutes, most: thresholds.idleMinutes }
  return minutes > thresholds.idleMinutes
    ? { area: 'idle', state: 'attention', kind: 'idle-long', facts, names: [], fix: 'vault-settings' }
    : { area: 'idle', state: 'good', kind: 'idle-short', facts, names: [], fix: null }
}

function appFinding({ appVersion, builtAt }: VaultFacts, now: number): CentreFinding {
  const base = { area: 'app', facts: { version: appVersion, builtAt }, names: [] } as const
  if (builtAt === null) return { ...base, state: 'good', kind: 'app-undated', fix: null }
  return now - builtAt > thresholds.appMs ? { ...base, state: 'attention', kind: 'app-old', fix: 'about' } : { ...base, state: 'good', kind: 'app-recent', fix: null }
}
