import type { CentreFinding } from '../../shared/centre/finding'
import type { SpecialPermission } from '../../shared/permissions'
import type { ActivePerson } from './people'
import { thresholds } from './thresholds'
import type { Invitee } from './vault-findings'

/** Rights by which data or the whole vault leave it, or somebody gets more rights. */
const farReaching: readonly SpecialPermission[] = ['show-key', 'export', 'users']
const ADMINISTRATOR = 'administrator'

/** What the accounts of a vault say about its safety. */
export function peopleFindings(people: readonly ActivePerson[], invited: readonly Invitee[], now: number): readonly CentreFinding[] {
  return [secondFactorFinding(people), passphraseFinding(people, now), invitationFinding(invited), dormantFinding(people, now), rolesFinding(people)]
}

function secondFactorFinding(people: readonly ActivePerson[]): CentreFinding {
  const having = people.filter(({ hasSecondFactor }) => hasSecondFactor)
  const lacking = people.filter(({ hasSecondFactor, rights }) => rights.secondFactor && !hasSecondFactor)
  const without = people.filter(({ hasSecondFactor }) => !hasSecondFactor)
  const facts = { having: having.length, people: people.length, lacking: lacking.length }
  if (lacking.length > 0) return { area: 'second-factor', state: 'danger', kind: 'second-factor-lacking', facts, names: namesOf(lacking), fix: 'second-factor' }
  if (without.length === 0) return { area: 'second-factor', state: 'good', kind: 'second-factor-all', facts, names: [], fix: null }
  // Where nobody has one, everybody is meant.
  if (having.length === 0) return { area: 'second-factor', state: 'attention', kind: 'second-factor-none', facts, names: [], fix: 'second-factor' }
  return { area: 'second-factor', state: 'attention', kind: 'second-factor-some', facts, names: namesOf(without), fix: 'second-factor' }
}

/** Weak ones, and ones that their person never chose. Age alone asks for nothing and is told as a figure. */
function passphraseFinding(people: readonly ActivePerson[], now: number): CentreFinding {
  const weak = people.filter(({ passphraseScore }) => passphraseScore !== null && passphraseScore < thresholds.strongScore)
  const due = people.filter(({ passphraseDue }) => passphraseDue)
  const old = people.filter(({ passphraseChangedAt, since }) => now - (passphraseChangedAt ?? since) > thresholds.passphraseAgeMs)
  const facts = { people: people.length, weak: weak.length, due: due.length, old: old.length, unmeasured: people.filter(({ passphraseScore }) => passphraseScore === null).length }
  const unsettled = people.filter((person) => weak.includes(person) || due.includes(person) || old.includes(person))
  return unsettled.length === 0
    ? { area: 'passphrases', state: 'good', kind: 'passphrases-strong', facts, names: [], fix: null }
    : { area: 'passphrases', state: 'attention', kind: 'passphrases-unsettled', facts, names: namesOf(unsettled), fix: people.length === 1 ? 'passphrase' : 'people' }
}

/** An open invitation asks for nothing; one that is over lets nobody in, and is renewed or its account removed. */
function invitationFinding(invited: readonly Invitee[]): CentreFinding {
  const expired = invited.filter((one) => one.expired)
  const facts = { open: invited.length - expired.length, expired: expired.length }
  if (expired.length > 0) return { area: 'invitations', state: 'attention', kind: 'invitations-expired', facts, names: namesOf(expired), fix: 'people' }
  return { area: 'invitations', state: 'good', kind: invited.length === 0 ? 'no-invitations' : 'invitations-open', facts, names: namesOf(invited), fix: null }
}

function dormantFinding(people: readonly ActivePerson[], now: number): CentreFinding {
  const dormant = people.filter(({ seenAt, since }) => now - (seenAt ?? since) > thresholds.dormantMs)
  const facts = { dormant: dormant.length, people: people.length, days: Math.round(thresholds.dormantMs / 86_400_000) }
  return dormant.length === 0
    ? { area: 'dormant', state: 'good', kind: 'nobody-dormant', facts, names: [], fix: null }
    : { area: 'dormant', state: 'attention', kind: 'some-dormant', facts, names: namesOf(dormant), fix: 'people' }
}

/** Many administrators, and composed roles that reach as far as one. One administrator is never too many. */
function rolesFinding(people: readonly ActivePerson[]): CentreFinding {
  const administrators = people.filter(({ role }) => role === ADMINISTRATOR)
  const tooMany = administrators.length > thresholds.administrators || (administrators.length > 1 && administrators.length > people.length * thresholds.administratorShare)
  const broad = people.filter(({ roleName, rights }) => roleName !== null && farReaching.some((permission) => rights.special.includes(permission)))
  const facts = { administrators: administrators.length, people: people.length, tooMany: tooMany ? 1 : 0, broad: broad.length }
  const names = [...(tooMany ? namesOf(administrators) : []), ...new Set(broad.map(({ name, roleName }) => `${name} (${roleName ?? ''})`))]
  return names.length === 0
    ? { area: 'roles', state: 'good', kind: 'roles-narrow', facts, names: [], fix: null }
    : { area: 'roles', state: 'attention', kind: 'roles-broad', facts, names, fix: 'roles' }
}

function namesOf(people: readonly { readonly name: string }[]): readonly string[] {
  return people.map(({ name }) => name)
}
