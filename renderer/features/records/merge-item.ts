/** What a person does to one item of a list. `before` is the item and `among` the list as they were when the person began. */
export type ItemChange<T> =
  | { readonly kind: 'add'; readonly item: T }
  | { readonly kind: 'replace'; readonly before: T; readonly among: readonly T[]; readonly item: T }
  | { readonly kind: 'remove'; readonly before: T; readonly among: readonly T[] }

/** What became of a change on the list as it is by now. */
export type MergedItems<T> =
  | { readonly merged: readonly T[] }
  /** Both sides changed the same: `theirs` is the item as it is now, or null when it is gone. */
  | { readonly theirs: T | null }

interface MergeOptions<T> {
  /** What an item is recognised by, such as the address of an email. */
  readonly keyOf: (item: T) => string
  /** The person has seen the other value and keeps their own. */
  readonly mineWins?: boolean
}

/**
 * Brings one person's change into a list that somebody else may have changed meanwhile. Parts of an item that only one side changed
 * are merged; other items stay as they are now.
 */
export function mergeItem<T extends object>(now: readonly T[], change: ItemChange<T>, { keyOf, mineWins = false }: MergeOptions<T>): MergedItems<T> {
  const sameAsMine = change.kind === 'remove' ? -1 : now.findIndex((item) => keyOf(item) === keyOf(change.item))
  if (change.kind === 'add') {
    if (sameAsMine === -1) return { merged: [...alone(now, change.item), change.item] }
    return mineWins || isSame(now[sameAsMine], change.item) ? { merged: withItem(now, sameAsMine, change.item) } : { theirs: now[sameAsMine] ?? null }
  }
  const place = placeOf(now, change, keyOf)
  const theirs = now[place]
  if (change.kind === 'remove') {
    if (theirs === undefined) return { merged: now }
    return mineWins || !isChanged(theirs, change.before) ? { merged: now.filter((_, at) => at !== place) } : { theirs }
  }
  if (theirs === undefined) {
    if (sameAsMine !== -1) return { merged: withItem(now, sameAsMine, change.item) }
    return mineWins ? { merged: [...alone(now, change.item), change.item] } : { theirs: null }
  }
  if (!mineWins && clashingParts(theirs, change.before, change.item).length > 0) return { theirs }
  return { merged: withItem(now, place, withMyParts(theirs, change.before, change.item)) }
}

/** Names of the parts that both sides changed, each to something else. For an item new on both sides `before` is null: all that differ. */
export function clashingParts<T extends object>(theirs: T, before: T | null, mine: T): readonly (keyof T & string)[] {
  const changed = (item: T, part: keyof T): boolean => before === null || !isSame(item[part], before[part])
  return partsOf(mine).filter((part) => part !== PRIMARY && changed(mine, part) && changed(theirs, part) && !isSame(mine[part], theirs[part]))
}

/** The words of a set by now, with what one person put in and took out since `before`. */
export function mergeSet(now: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const kept = now.filter((word) => after.includes(word) || !before.includes(word))
  return [...kept, ...after.filter((word) => !before.includes(word) && !kept.includes(word))]
}

/** Making another item the main one is no change of this one. */
const PRIMARY = 'primary'

/** Where an item is by now: by what it is recognised by, else in its old place when something new stands there. */
function placeOf<T>(now: readonly T[], { before, among }: { readonly before: T; readonly among: readonly T[] }, keyOf: (item: T) => string): number {
  const known = now.findIndex((item) => keyOf(item) === keyOf(before))
  if (known !== -1 || now.length !== among.length) return known
  const place = among.indexOf(before)
  const there = now[place]
  return there === undefined || among.some((item) => keyOf(item) === keyOf(there)) ? -1 : place
}

function withMyParts<T extends object>(theirs: T, before: T, mine: T): T {
  const changed = partsOf(mine).filter((part) => !isSame(mine[part], before[part]))
  return { ...theirs, ...Object.fromEntries(changed.map((part) => [part, mine[part]])) }
}

/** The list with one item in its place. A main one is the only main one. */
function withItem<T extends object>(list: readonly T[], place: number, item: T): readonly T[] {
  return alone(list, item).map((other, at) => (at === place ? item : other))
}

function alone<T extends object>(list: readonly T[], item: T): readonly T[] {
  return PRIMARY in item && item[PRIMARY] === true ? list.map((other) => ({ ...other, [PRIMARY]: false })) : list
}

function isChanged<T extends object>(now: T, before: T): boolean {
  return partsOf(before).some((part) => part !== PRIMARY && !isSame(now[part], before[part]))
}

function partsOf<T extends object>(item: T): readonly (keyof T & string)[] {
  return Object.keys(item) as (keyof T & string)[]
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
