import { Building2, CalendarClock, CalendarPlus, FileInput, Globe, Mail, MapPin, Phone, StickyNote, Tag, Factory, UserRound } from 'lucide-react'
import type { Condition, ObjectType } from '../../../../shared/list'
import type { IconShape } from '../../../ui/icon'

/** What a list can be filtered by and that needs a value; `text` has its own field in the header. */
export const valueKinds = ['tag', 'notTag', 'company', 'city', 'country', 'industry', 'owner', 'created', 'updated', 'batch'] as const
export type ValueKind = (typeof valueKinds)[number]
/** What a record can have or lack. */
export const presenceFields = ['email', 'phone', 'notes', 'tags'] as const
export type PresenceField = (typeof presenceFields)[number]
export type FilterKind = ValueKind | 'presence'

/** The most conditions a filter takes beside its text (`shared/list.ts`). */
export const MOST_CONDITIONS = 19

export const kindIcons: Readonly<Record<ValueKind | PresenceField, IconShape>> = {
  tag: Tag, notTag: Tag, tags: Tag, company: Building2, city: MapPin, country: Globe, industry: Factory, owner: UserRound,
  created: CalendarPlus, updated: CalendarClock, batch: FileInput, email: Mail, phone: Phone, notes: StickyNote,
}

/** Whether a kind says something about this noun. */
export function suits(kind: ValueKind, object: ObjectType): boolean {
  return kind === 'company' ? object === 'contact' : kind === 'industry' ? object === 'company' : true
}

/** Where a condition is changed. */
export function kindOf(condition: Condition): FilterKind | null {
  switch (condition.field) {
    case 'text':
      return null
    case 'tag':
      return condition.op === 'is' ? 'tag' : 'notTag'
    case 'email':
    case 'phone':
    case 'notes':
    case 'tags':
      return 'presence'
    default:
      return condition.field
  }
}

export function isSame(one: Condition, other: Condition): boolean {
  return one.field === other.field && one.op === other.op && one.value === other.value
}
