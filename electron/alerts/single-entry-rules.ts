import type { AlertFacts } from '../../shared/alerts/channels'
import type { AlertRule, RuleSettings } from '../../shared/alerts/rules'
import { asId, type UserId } from '../../shared/ids'
import { noRights, type Rights } from '../../shared/permissions'
import { CLOCK_SET_BACK } from './counted-rules'
import type { Suspicion } from './suspicion'
import { numberIn, type WatchedEntry } from './watched-entries'
import { isRaised, rightsIn, weakened, weakenedRights } from './weakening'

/** What one entry says by itself, and what a rule must know besides: the rights that a role gives now. */
export type RightsOfRole = (role: string) => Rights
interface Told {
  readonly rule: AlertRule
  readonly subject: 'actor' | 'object' | 'vault'
  readonly facts: AlertFacts
}
type Reading = (entry: WatchedEntry, rightsOf: RightsOfRole) => readonly Told[]

const about = (rule: AlertRule, subject: Told['subject'], facts: AlertFacts = {}): Reading => () => [{ rule, subject, facts }]
const when = (holds: (entry: WatchedEntry) => boolean, reading: Reading): Reading => (entry, rightsOf) => (holds(entry) ? reading(entry, rightsOf) : [])
const isNot = (name: string): ((entry: WatchedEntry) => boolean) => (entry) => entry.facts[name] === false

const isNamed = (value: unknown): boolean => typeof value === 'string' && value !== ''

/** Which entries say something by themselves. Names that no entry of this version has are simply never seen. */
const readings: Readonly<Record<string, Reading>> = {
  'vault.key-shown': about('key-shown', 'actor'),
  'vault.lock-taken-over': about('lock-taken-over', 'actor'),
  'vault.recovered': about('recovery-code-used', 'actor'),
  'user.recovery-code-renewed': about('recovery-code-used', 'actor', { what: 'renewed' }),
  'vault.rollback-accepted': about('log-tampered', 'vault', { what: 'rolled-back' }),
  'vault.anchor-lost': about('log-tampered', 'vault', { what: 'witness-lost' }),
  'log.verified': when(isNot('ok'), about('log-tampered', 'vault', { what: 'not-intact' })),
  'backup.restored': about('log-tampered', 'vault', { what: 'restored' }),
  'log.sealing-started': when((entry) => entry.facts['reason'] === 'key-lost', about('log-tampered', 'vault', { what: 'seals-lost' })),
  'vault.slots-rolled-back': about('slots-changed', 'vault', { what: 'older' }),
  'vault.slot-foreign': about('slots-changed', 'vault', { what: 'foreign' }),
  'vault.foreign-slot-found': about('slots-changed', 'vault', { what: 'foreign' }),
  'vault.safeguards-edited': about('slots-changed', 'vault', { what: 'safeguards' }),
  'vault.people-edited': about('slots-changed', 'vault', { what: 'edited' }),
  'user.second-factor-failed': when((entry) => entry.facts['reason'] === CLOCK_SET_BACK, (entry) => [{ rule: 'clock-set-back', subject: 'vault', facts: { minutes: Math.round((numberIn(entry, 'seconds') ?? 0) / 60) } }]),
  'user.second-factor-disabled': about('second-factor-removed', 'object', { what: 'disabled' }),
  'user.second-factor-reset': about('second-factor-removed', 'object', { what: 'reset' }),
  'user.role-changed': (entry, rightsOf) => roleChange(entry.fields['role'], rightsOf),
  'user.added': (entry, rightsOf) => (given(entry.fields['role']?.after, rightsOf).special.includes('users') ? [{ rule: 'permission-raised', subject: 'object', facts: { what: 'added' } }] : []),
  'user.enabled': about('permission-raised', 'object', { what: 'enabled' }),
  // Joining a first one belongs to being added; from one to another opens the records of other people.
  'user.team-changed': when(({ fields: { team } }) => isNamed(team?.before) && isNamed(team?.after) && team?.before !== team?.after, about('permission-raised', 'object', { what: 'team' })),
  'role.changed': rightsChange,
  'settings.changed': weakening,
  'backup.settings-changed': when(isNot('hasTarget'), about('policy-weakened', 'actor', { what: 'backups' })),
  'log.archived': (entry) => [{ rule: 'policy-weakened', subject: 'actor', facts: { what: 'log-archived', entries: numberIn(entry, 'entries') ?? 0 } }],
  'alert.rule-changed': when((entry) => entry.facts['laxer'] === true, (entry) => [{ rule: 'policy-weakened', subject: 'actor', facts: { what: 'alert-rule', rule: String(entry.facts['rule']) } }]),
}

/** Actions that these rules read. */
export const readActionsOfRules: readonly string[] = Object.keys(readings)

/** What new entries say one by one. */
export function singleEntrySuspicions(rules: RuleSettings, fresh: readonly WatchedEntry[], rightsOf: RightsOfRole): Suspicion[] {
  return fresh.flatMap((entry) => (readings[entry.action]?.(entry, rightsOf) ?? [])
    .filter(({ rule }) => rules[rule].isOn)
    .map(({ rule, subject, facts }) => ({ rule, subject: personOf(entry, subject), seqs: [entry.seq], facts })))
}

function weakening(entry: WatchedEntry): Told[] {
  return weakened(entry.fields).map((what) => ({ rule: 'policy-weakened', subject: 'actor', facts: { what } }))
}

/** Another role: raised when it reaches further, and guarded less when it demands less. A role that is gone gave nothing, so that whatever follows it is more. */
function roleChange(role: WatchedEntry['fields'][string] | undefined, rightsOf: RightsOfRole): Told[] {
  const [before, after] = [given(role?.before, rightsOf), given(role?.after, rightsOf)]
  return [
    ...(isRaised(before, after) ? [{ rule: 'permission-raised', subject: 'object', facts: { what: 'role' } } as const] : []),
    ...weakenedRights(before, after).map((what) => ({ rule: 'policy-weakened', subject: 'object', facts: { what: `role-${what}` } }) as const),
  ]
}

function given(role: unknown, rightsOf: RightsOfRole): Rights {
  return typeof role === 'string' ? rightsOf(role) : noRights
}

/** The rights of a composed role: whoever has it may more, or is guarded less. */
function rightsChange(entry: WatchedEntry): Told[] {
  const values = entry.fields['rights']
  const [before, after] = [rightsIn(values?.before), rightsIn(values?.after)]
  if (before === null || after === null) return []
  return [
    ...(isRaised(before, after) ? [{ rule: 'permission-raised', subject: 'actor', facts: { what: 'rights' } } as const] : []),
    ...weakenedRights(before, after).map((what) => ({ rule: 'policy-weakened', subject: 'actor', facts: { what } }) as const),
  ]
}

function personOf(entry: WatchedEntry, subject: Told['subject']): UserId | null {
  if (subject === 'vault') return null
  return subject === 'object' && entry.objectType === 'user' && entry.objectId !== null ? asId<UserId>(entry.objectId) : entry.actorId
}
