import { z } from 'zod'
import { objectTypes, type ObjectType } from './list'

/** What is done with a record of a noun. `restore` from the recycle bin counts as `delete`: who may throw away may take out again. */
export const verbs = ['read', 'create', 'update', 'delete'] as const
export type Verb = (typeof verbs)[number]

/**
 * Whose records a verb reaches. `own`: the person is the owner. `team`: the owner is somebody of the person's team, or nobody. `all`: everybody's.
 * A person without a team is a team of one.
 */
export const scopes = ['none', 'own', 'team', 'all'] as const
export type Scope = (typeof scopes)[number]

/** What decides leaks, beside the records themselves. */
export const specialPermissions = [
  'export', 'import', 'mass-update', 'mass-delete', 'merge', 'see-audit', 'backup', 'restore', 'privacy', 'settings', 'users', 'show-key',
] as const
export type SpecialPermission = (typeof specialPermissions)[number]

/** What an endpoint asks for. The scope of a `noun:verb` is decided record by record, inside the engine. */
export type Permission = `${ObjectType}:${Verb}` | SpecialPermission

/** Fields that a role may be kept from, by noun. A name, a company and tags are how a record is found and are always shown. */
export const sensitiveFields = {
  contact: ['emails', 'phones', 'addresses', 'links', 'birthday', 'notes'],
  company: ['emails', 'phones', 'addresses', 'links', 'notes'],
} as const satisfies Readonly<Record<ObjectType, readonly string[]>>
export type SensitiveField<O extends ObjectType = ObjectType> = (typeof sensitiveFields)[O][number]

/** `masked` shows that there is something and its outline; `hidden` shows nothing. Neither is found by a search, changed or filtered by. */
export const fieldRules = ['masked', 'hidden'] as const
export type FieldRule = (typeof fieldRules)[number]

const scopesOfNoun = z.strictObject({ read: z.enum(scopes), create: z.enum(scopes), update: z.enum(scopes), delete: z.enum(scopes) })
const rulesOf = <O extends ObjectType>(object: O) => z.partialRecord(z.enum(sensitiveFields[object]), z.enum(fieldRules))

/** What a role may. Stored with the role, and told to the screen, which only hides what is not offered. */
export const rights = z.strictObject({
  scopes: z.strictObject({ contact: scopesOfNoun, company: scopesOfNoun }),
  special: z.array(z.enum(specialPermissions)).max(specialPermissions.length),
  fields: z.strictObject({ contact: rulesOf('contact'), company: rulesOf('company') }),
  /** Minutes without an act until the vault locks; null: as the vault's settings say. Never longer than those. */
  idleMinutes: z.int().min(1).max(240).nullable(),
  /** Whoever has the role unlocks in two steps. */
  secondFactor: z.boolean(),
})
export type Rights = z.output<typeof rights>

/** The roles every vault has. They cannot be changed or removed; an administrator composes others. */
export const presetRoles = ['administrator', 'manager', 'representative', 'auditor', 'read-only'] as const
export type PresetRole = (typeof presetRoles)[number]

const everywhere = (scope: Scope): Rights['scopes']['contact'] => ({ read: scope, create: scope, update: scope, delete: scope })
const reading = { read: 'all', create: 'none', update: 'none', delete: 'none' } as const
const both = (noun: Rights['scopes']['contact']): Rights['scopes'] => ({ contact: noun, company: noun })
const plain = { fields: { contact: {}, company: {} }, idleMinutes: null, secondFactor: false } as const

/** What the presets may. A representative works with the records of the team and those that nobody owns, and takes nothing out of the vault. */
export const presetRights: Readonly<Record<PresetRole, Rights>> = {
  'administrator': { ...plain, scopes: both(everywhere('all')), special: [...specialPermissions] },
  'manager': { ...plain, scopes: both(everywhere('all')), special: ['export', 'import', 'mass-update', 'mass-delete', 'merge'] },
  'representative': { ...plain, scopes: both({ read: 'team', create: 'own', update: 'team', delete: 'own' }), special: [] },
  'auditor': { ...plain, scopes: both(reading), special: ['see-audit'] },
  'read-only': { ...plain, scopes: both(reading), special: [] },
}

/** The rights of a person whose role is gone or cannot be read: none. */
export const noRights: Rights = { ...plain, scopes: both(everywhere('none')), special: [] }

/** The object and verb of a `noun:verb` permission; null for a special one. */
export function verbOf(permission: Permission): { readonly object: ObjectType; readonly verb: Verb } | null {
  for (const object of objectTypes) for (const verb of verbs) if (permission === `${object}:${verb}`) return { object, verb }
  return null
}

/**
 * Whether somebody with these rights may do this at all: the one table that the router, the command line and the screen ask.
 * An import matches and changes whatever it finds, so it needs every record and every field besides its own permission; so does the raw key, which
 * shows them all.
 */
export function rightsMay(rights: Rights, permission: Permission): boolean {
  const noun = verbOf(permission)
  if (noun !== null) return rights.scopes[noun.object][noun.verb] !== 'none'
  const special = rights.special.some((granted) => granted === permission)
  if (permission === 'show-key') return special && !isRestricted(rights)
  return permission === 'import' ? special && !isRestricted(rights) && objectTypes.every((object) => (['create', 'update'] as const).every((verb) => rights.scopes[object][verb] === 'all')) : special
}

/** Whether rights give nothing that others do not: nobody passes on more than they have. When a vault locks and whether in two steps is no right. */
export function rightsCover(have: Rights, given: Rights): boolean {
  return given.special.every((one) => coversSpecial(have, one)) && objectTypes.every((object) =>
    verbs.every((verb) => coversScope(have, object, verb, given.scopes[object][verb])) && sensitiveFields[object].every((field) => coversRule(have, object, field, fieldRuleOf(given, object, field))))
}

/** Whether a special permission is among these rights, to be passed on. */
export function coversSpecial({ special }: Rights, given: SpecialPermission): boolean {
  return special.includes(given)
}

/** Whether a scope reaches no further than these rights do. */
export function coversScope(have: Rights, object: ObjectType, verb: Verb, given: Scope): boolean {
  return scopes.indexOf(given) <= scopes.indexOf(have.scopes[object][verb])
}

/** Whether a rule for a field shows no more than these rights do; null: it is shown. */
export function coversRule(have: Rights, object: ObjectType, field: string, given: FieldRule | null): boolean {
  const strictness = (rule: FieldRule | null): number => (rule === null ? 0 : 1 + fieldRules.indexOf(rule))
  return strictness(given) >= strictness(fieldRuleOf(have, object, field))
}

/** What was asked for would give, or take over, more than whoever asks may: nothing was changed, and the log notes it. */
export interface BeyondOwnRights {
  readonly kind: 'beyond-own-rights'
}

/** Whether these rights are every right there is. */
export function hasAllRights(rights: Rights): boolean {
  return rightsCover(rights, presetRights.administrator)
}

/** Whether these rights leave any record or field out of sight. */
export function isRestricted(rights: Rights): boolean {
  return objectTypes.some((object) => rights.scopes[object].read !== 'all' || Object.keys(rights.fields[object]).length > 0)
}

/** Whose rights are asked for a record. */
export interface Person {
  readonly userId: string
  readonly rights: Rights
  /** Everybody of the person's team, themselves among them. */
  readonly team: readonly string[]
}

/** Whether a scope of this person reaches the records of an owner; null: of nobody. */
export function scopeReaches(scope: Scope, { userId, team }: Pick<Person, 'userId' | 'team'>, ownerId: string | null): boolean {
  switch (scope) {
    case 'none': return false
    case 'own': return ownerId === userId
    case 'team': return ownerId === null || ownerId === userId || team.includes(ownerId)
    case 'all': return true
  }
}

/** Whether this person may do this with a record of that owner. What cannot be seen cannot be changed either. */
export function mayDo(person: Person, object: ObjectType, verb: Verb, ownerId: string | null): boolean {
  const scopesOf = person.rights.scopes[object]
  return scopeReaches(scopesOf[verb], person, ownerId) && (verb === 'create' || scopeReaches(scopesOf.read, person, ownerId))
}

/**
 * Whether this person may give a record of that owner another owner, where they may update it: else whoever may delete only their own would make a
 * colleague's theirs first. What nobody owns is anybody's to take.
 */
export function mayReassign(person: Person, object: ObjectType, ownerId: string | null): boolean {
  const { delete: deleting } = person.rights.scopes[object]
  return ownerId === null || deleting === 'none' || scopeReaches(deleting, person, ownerId)
}

/** Whether every verb of every noun reaches everybody's records. */
export function reachesAll(rights: Rights): boolean {
  return objectTypes.every((object) => verbs.every((verb) => rights.scopes[object][verb] === 'all'))
}

/** The rule for a field, or null when it is shown. Fields that are not sensitive always are. */
export function fieldRuleOf(rights: Rights, object: ObjectType, field: string): FieldRule | null {
  const rules: Readonly<Partial<Record<string, FieldRule>>> = rights.fields[object]
  return rules[field] ?? null
}

/** Rights as they are stored: nothing is changed or deleted that cannot be seen, and every permission stands once, in the order of the table. */
export function settleRights(given: Rights): Rights {
  const clamp = (noun: Rights['scopes']['contact']): Rights['scopes']['contact'] => {
    const most = scopes.indexOf(noun.read)
    const within = (scope: Scope): Scope => scopes[Math.min(scopes.indexOf(scope), most)] ?? 'none'
    return { read: noun.read, create: noun.create, update: within(noun.update), delete: within(noun.delete) }
  }
  return { ...given, scopes: { contact: clamp(given.scopes.contact), company: clamp(given.scopes.company) }, special: specialPermissions.filter((one) => given.special.includes(one)) }
}

/** Whether `role` names a preset. Others are ids of composed roles. */
export function isPresetRole(role: string): role is PresetRole {
  return presetRoles.some((preset) => preset === role)
}
