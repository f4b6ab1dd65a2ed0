import type { EngineChannel, Input } from '../../shared/ipc/contract'
import { withheldInFilter } from '../../shared/field-rules'
import type { ListFilter, ObjectType, Selection } from '../../shared/list'
import { fieldRuleOf, isRestricted, type Permission, type Rights } from '../../shared/permissions'

interface Refusal {
  readonly permission: Permission
  readonly field?: string
}
type Gate<C extends EngineChannel> = (input: Input<C>, rights: Rights) => Refusal | null

const filterOf = (selection: Selection): ListFilter => (selection.mode === 'all' ? selection.filter : { bin: false, conditions: [] })
const refusing = (permission: Permission, field: string | null): Refusal | null => (field === null ? null : { permission, field })
const list = (object: ObjectType) => ({ filter }: { readonly filter: ListFilter }, rights: Rights): Refusal | null => refusing(`${object}:read`, withheldInFilter(rights, object, filter))
const mass = (object: ObjectType) => ({ selection }: { readonly selection: Selection }, rights: Rights): Refusal | null => refusing(`${object}:read`, withheldInFilter(rights, object, filterOf(selection)))

/**
 * What a person who does not see everything may not ask, although the channel is theirs: by the number of records found a question about a field
 * tells its value. Values and rows themselves are kept back where they are read (electron/access/sight.ts).
 */
const gates: { readonly [C in EngineChannel]?: Gate<C> } = {
  'contacts.page': list('contact'), 'contacts.count': list('contact'), 'contacts.mass': mass('contact'),
  'companies.page': list('company'), 'companies.count': list('company'), 'companies.mass': mass('company'),
  'export.run': ({ object, selection }, rights) => refusing(`${object}:read`, withheldInFilter(rights, object, filterOf(selection))),
  'search.values': ({ object, field }, rights) => (field !== 'industry' && fieldRuleOf(rights, object, 'addresses') !== null ? { permission: `${object}:read`, field: 'addresses' } : null),
  // Evidence for others who compute every hash again: with details left out it would not verify, and could not be told from one that was forged.
  'audit.export': () => ({ permission: 'see-audit' }),
  'audit.report': () => ({ permission: 'see-audit' }),
  'audit.archive': () => ({ permission: 'settings' }),
}
const gateOf = (channel: EngineChannel): Gate<EngineChannel> | undefined => gates[channel]

/** Why these rights do not allow this question, parsed, on a channel they allow; null when they do. */
export function refusedBySight(rights: Rights, channel: EngineChannel, input: unknown): Refusal | null {
  if (!isRestricted(rights)) return null
  return gateOf(channel)?.(input as Input<EngineChannel>, rights) ?? null
}
