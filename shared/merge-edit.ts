import { z } from 'zod'
import { position } from './contacts/contact'
import { digitsOf, fold } from './fold'
import { mergeItems, threeWay, type ItemKind, type Listed } from './merge-items'
import { addresses, emails, links, phones, tags, type FieldSpec, type FieldTable } from './record-fields'

/** A field, or one item of it, that both sides changed to different things. */
export interface FieldConflict {
  readonly field: string
  /** Values as the field holds them, an item in case of a list; null: taken away. */
  readonly mine: unknown
  readonly theirs: unknown
}

export interface MergedEdit<F> {
  /** What to save against the version in the vault when my edit wins where both changed something. Nothing in it: nothing to save. */
  readonly keepMine: Partial<F>
  /** The same when theirs wins there. */
  readonly takeTheirs: Partial<F>
  /** What to ask about. None: both patches are the same. */
  readonly conflicts: readonly FieldConflict[]
}

/**
 * Decides what becomes of an edit that meets a newer record: `patch` was made from `base`, and `current` is in the vault now.
 * Fields that only one side touched need no question, and neither do equal values; lists are merged by item. Pure.
 */
export function mergeEdit<F extends object>(fields: FieldTable, base: F, patch: Partial<F>, current: F): MergedEdit<F> {
  const before = new Map<string, unknown>(Object.entries(base))
  const now = new Map<string, unknown>(Object.entries(current))
  const keepMine: Record<string, unknown> = {}
  const takeTheirs: Record<string, unknown> = {}
  const conflicts: FieldConflict[] = []
  const put = (into: Record<string, unknown>, field: string, value: unknown): void => {
    if (textOf(value) !== textOf(now.get(field))) into[field] = value
  }
  for (const [field, mine] of Object.entries(patch)) {
    const merged = mergeValue(fields[field], before.get(field), mine, now.get(field))
    put(keepMine, field, merged.keepMine)
    put(takeTheirs, field, merged.takeTheirs)
    conflicts.push(...merged.conflicts.map((conflict) => ({ field, ...conflict })))
  }
  // Both hold fields of the patch only, each with a value of its own kind.
  return { keepMine: keepMine as Partial<F>, takeTheirs: takeTheirs as Partial<F>, conflicts }
}

interface MergedValue {
  readonly keepMine: unknown
  readonly takeTheirs: unknown
  readonly conflicts: readonly { readonly mine: unknown; readonly theirs: unknown }[]
}
type Merge = (base: unknown, mine: unknown, theirs: unknown) => MergedValue

function mergeValue(spec: FieldSpec | undefined, base: unknown, mine: unknown, theirs: unknown): MergedValue {
  const merge = spec === undefined ? undefined : lists[spec.kind]
  if (merge !== undefined) return merge(base, mine, theirs)
  const agreed = threeWay(textOf, base, mine, theirs)
  return agreed === undefined ? { keepMine: mine, takeTheirs: theirs, conflicts: [{ mine, theirs }] } : { keepMine: agreed, takeTheirs: agreed, conflicts: [] }
}

// The vault keeps text without white space at its ends; only notes keep theirs, and there it is no change worth a question.
function textOf(value: unknown): string | undefined {
  return JSON.stringify(typeof value === 'string' ? value.trim() : value)
}

const lists: Readonly<Partial<Record<FieldSpec['kind'], Merge>>> = {
  emails: byItem(emails, { keyOf: ({ address }) => fold(address), notes: ['label', 'optOut'], valueOf: ({ address }) => address.trim() }),
  phones: byItem(phones, { keyOf: ({ number }) => digitsOf(number) || fold(number), notes: ['label', 'optOut'], valueOf: ({ number }) => number.trim() }),
  addresses: byItem(addresses, { keyOf: (item) => fold(placeOf(item).join('\n')), notes: ['label', 'optOut'], valueOf: placeOf }),
  links: byItem(links, { keyOf: ({ url }) => fold(url), notes: ['label'], valueOf: ({ url }) => url.trim() }),
  positions: byItem(z.array(position), {
    keyOf: (item) => JSON.stringify(companyOf(item)), notes: ['left'], valueOf: (item) => [companyOf(item), item.role.trim(), item.department.trim()],
  }),
  tags: mergeTags,
}

function byItem<T extends Listed>(schema: z.ZodType<T[]>, kind: ItemKind<T>): Merge {
  return (base, mine, theirs) => mergeItems(kind, schema.parse(base), schema.parse(mine), schema.parse(theirs))
}

/** Tags are there or not: what I put on is on, what I took off is off, and the rest is as they left it. There is nothing to ask. */
function mergeTags(base: unknown, mine: unknown, theirs: unknown): MergedValue {
  const [before, ours, other] = [tags.parse(base), tags.parse(mine), tags.parse(theirs)]
  const has = (list: readonly string[], tag: string): boolean => list.some((known) => tagKey(known) === tagKey(tag))
  const kept = other.filter((tag) => !has(before, tag) || has(ours, tag))
  const merged = [...kept, ...ours.filter((tag) => !has(before, tag) && !has(kept, tag))]
  return { keepMine: merged, takeTheirs: merged, conflicts: [] }
}

// A tag of signs only folds to itself.
const tagKey = (tag: string): string => fold(tag) || tag

function placeOf(item: z.output<typeof addresses>[number]): string[] {
  return [item.street, item.extended, item.poBox, item.city, item.region, item.postalCode, item.country].map((part) => part.trim())
}

// A linked company is the same under another name: somebody renamed it.
function companyOf({ companyId, companyName }: z.output<typeof position>): readonly unknown[] {
  return companyId === null ? ['name', fold(companyName)] : ['id', companyId]
}
