import { z } from 'zod'
import type { PolicyChanged, PolicyReportRow, PolicyStanding } from '../../shared/centre/channels'
import { idFromBytes, idToBytes, type UserId } from '../../shared/ids'
import { BUILT_IN_VERSION, MAX_POLICY_LENGTH, policyNames, type PolicyName } from '../../shared/policies/policies'
import { err, ok, type Result } from '../../shared/result'
import { commitChange, type ChangeContext } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'
import { storedJson } from '../db/stored-json'
import { activePeople } from './people'

/** What the settings hold of a policy. `builtIn`: the built-in version that this one was set over or back to. */
const storedPolicy = z.strictObject({ version: z.int().min(1), text: z.string().max(MAX_POLICY_LENGTH).nullable(), builtIn: z.int().min(1) })
type StoredPolicy = z.output<typeof storedPolicy>

interface PolicyInForce {
  readonly version: number
  readonly text: string | null
}

const settingOf = (policy: PolicyName): string => `policy.${policy}`

/** The text in force. While it is the built-in one, a newer built-in text is a newer version. */
function policyInForce(db: ReadDb, policy: PolicyName): PolicyInForce {
  const stored = readStored(db, policy)
  return { version: stored.version + (stored.text === null ? Math.max(0, BUILT_IN_VERSION - stored.builtIn) : 0), text: stored.text }
}

function readStored(db: ReadDb, policy: PolicyName): StoredPolicy {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', settingOf(policy))
  const parsed = row === undefined ? undefined : storedPolicy.safeParse(storedJson(row.value))
  return parsed?.success === true ? parsed.data : { version: BUILT_IN_VERSION, text: null, builtIn: BUILT_IN_VERSION }
}

/** Every policy as one person has it before them. */
export function policiesOf(db: ReadDb, userId: UserId): readonly PolicyStanding[] {
  return policyNames.map((policy) => {
    const { version, text } = policyInForce(db, policy)
    const row = db.get<{ at: number }>('SELECT acknowledged_at AS at FROM acknowledgements WHERE policy = ? AND version = ? AND user = ?', policy, version, idToBytes(userId))
    return { policy, version, text, acknowledgedAt: row?.at ?? null }
  })
}

/** Records that a person acknowledges the text in force. Once more writes nothing. A text that changed meanwhile is `policy-changed`: nobody agrees to what they did not read. */
export function acknowledgePolicy(context: ChangeContext, userId: UserId, policy: PolicyName, version: number): Result<null, PolicyChanged> {
  const inForce = policyInForce(context.db, policy)
  if (inForce.version !== version) return err({ kind: 'policy-changed', version: inForce.version })
  if (policiesOf(context.db, userId).some((each) => each.policy === policy && each.acknowledgedAt !== null)) return ok(null)
  commitChange(context, (change, db) => {
    context.safeguards?.keep(change, db, 'acknowledgements')
    db.run('INSERT INTO acknowledgements (policy, version, user, acknowledged_at) VALUES (?, ?, ?, ?)', policy, version, idToBytes(userId), change.now)
    change.record({ action: 'policy.acknowledged', objectType: 'user', objectId: userId, detail: { facts: { policy, version, ownText: inForce.text !== null } } })
  })
  return ok(null)
}

/** Puts a text in force, under a version above every one before. The same text again writes nothing. */
export function setPolicy(context: ChangeContext, policy: PolicyName, text: string | null): void {
  const before = policyInForce(context.db, policy)
  if (before.text === text) return
  commitChange(context, (change, db) => {
    context.safeguards?.keep(change, db, 'policies')
    const version = policyInForce(db, policy).version + 1
    writePolicy(db, policy, { version, text, builtIn: BUILT_IN_VERSION })
    change.record({ action: 'policy.changed', objectType: 'vault', objectId: null, detail: { facts: { policy, version, ownText: text !== null } } })
  })
}

/** Texts that somebody changed from outside get a version above every one that was ever acknowledged or put in force, so that everybody is asked anew. `seen`: the highest of each that the log tells of. */
export function reissuePolicies(db: WriteDb, seen: (policy: PolicyName) => number): void {
  for (const policy of policyNames) {
    const { version, text } = policyInForce(db, policy)
    const acknowledged = db.get<{ version: number | null }>('SELECT max(version) AS version FROM acknowledgements WHERE policy = ?', policy)?.version ?? 0
    writePolicy(db, policy, { version: Math.max(version, acknowledged, seen(policy)) + 1, text, builtIn: BUILT_IN_VERSION })
  }
}

function writePolicy(db: WriteDb, policy: PolicyName, stored: StoredPolicy): void {
  db.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', settingOf(policy), JSON.stringify(stored))
}

/** Who has acknowledged what: every active person with every policy, by name. */
export function policyReport(db: ReadDb): readonly PolicyReportRow[] {
  const latest = new Map(db.all<{ policy: string; user: Uint8Array; version: number; at: number }>(
    'SELECT policy, user, max(version) AS version, acknowledged_at AS at FROM acknowledgements GROUP BY policy, user').map((row) => [`${row.policy} ${idFromBytes(row.user)}`, row]))
  return activePeople(db).flatMap(({ userId, name }) => policyNames.map((policy): PolicyReportRow => {
    const found = latest.get(`${policy} ${userId}`)
    return { userId, name, policy, inForce: policyInForce(db, policy).version, version: found?.version ?? null, acknowledgedAt: found?.at ?? null }
  }))
}
