/** One item of a list that both sides touched and that reads differently now; null: that side took it away. */
export interface ItemConflict<T> {
  readonly mine: T | null
  readonly theirs: T | null
}

export interface MergedItems<T> {
  /** The list when my side wins where both touched one item. The same as `takeTheirs` when there is no conflict. */
  readonly keepMine: T[]
  readonly takeTheirs: T[]
  readonly conflicts: readonly ItemConflict<T>[]
}

/** How the items of one kind of list are told apart. */
export interface ItemKind<T> {
  /** What the item is, folded: two items of one key are one item (shared/README.md). */
  readonly keyOf: (item: T) => string
  /** Members that say something about the item and merge each by itself; all others together are its value. */
  readonly notes: readonly (keyof T)[]
  /** The value as compared. */
  readonly valueOf: (item: T) => unknown
}

/** What items may have besides their value; each list has some of it. */
export interface Listed {
  readonly label?: string
  readonly primary?: boolean
  readonly optOut?: boolean
}

/** What became of one item: null where it is not. */
interface Slot<T> {
  readonly base: T | null
  readonly mine: T | null
  readonly theirs: T | null
}

/**
 * Merges two changed copies of a list item by item. What only one side touched is taken as that side left it, what both added is there once,
 * and only an item that both changed, to different things, is a conflict. Which item is the main one is a question of its own.
 * Theirs give the order; what I added comes last.
 */
export function mergeItems<T extends Listed>(kind: ItemKind<T>, base: readonly T[], mine: readonly T[], theirs: readonly T[]): MergedItems<T> {
  // A list that one side left alone keeps the other's order, whatever became of its items.
  const untouched = threeWay(JSON.stringify, base, mine, theirs)
  if (untouched !== undefined) return { keepMine: [...untouched], takeTheirs: [...untouched], conflicts: [] }
  const slots = slotsOf(kind, base, mine, theirs)
  const merged = slots.map((slot) => mergeSlot(kind, slot))
  const conflicts: ItemConflict<T>[] = slots.filter((_, at) => merged[at]?.isConflict === true).map(({ mine: ours, theirs: other }) => ({ mine: ours, theirs: other }))
  const main = mergeMain(slots)
  if (main.isConflict) conflicts.push({ mine: main.mine?.mine ?? null, theirs: main.theirs?.theirs ?? null })
  const listOf = (side: 'keepMine' | 'takeTheirs', chosen: Slot<T> | null): T[] =>
    slots.flatMap((slot, at) => {
      const item = merged[at]?.[side] ?? null
      if (item === null) return []
      return [item.primary === undefined ? item : { ...item, primary: slot === chosen }]
    })
  return { keepMine: listOf('keepMine', main.mine), takeTheirs: listOf('takeTheirs', main.theirs), conflicts }
}

/** Each item once: those of theirs in their order, then what they took away, then what I added. */
function slotsOf<T extends Listed>(kind: ItemKind<T>, base: readonly T[], mine: readonly T[], theirs: readonly T[]): Slot<T>[] {
  const ours = pair(kind, base, mine)
  const others = pair(kind, base, theirs)
  const fresh = [...ours.added]
  const added = others.added.map((item): Slot<T> => {
    const same = fresh.findIndex((other) => kind.keyOf(other) === kind.keyOf(item))
    return { base: null, mine: same === -1 ? null : (fresh.splice(same, 1)[0] ?? null), theirs: item }
  })
  const known = base.map((item): Slot<T> => ({ base: item, mine: ours.now.get(item) ?? null, theirs: others.now.get(item) ?? null }))
  const placeOf = ({ theirs: item }: Slot<T>): number => (item === null ? theirs.length : theirs.indexOf(item))
  return [...known, ...added].sort((a, b) => placeOf(a) - placeOf(b)).concat(fresh.map((item) => ({ base: null, mine: item, theirs: null })))
}

/** Which item of `side` each item of `base` has become, and which ones are new. */
function pair<T>(kind: ItemKind<T>, base: readonly T[], side: readonly T[]): { readonly now: ReadonlyMap<T, T>; readonly added: readonly T[] } {
  const now = new Map<T, T>()
  const taken = new Set<T>()
  const become = (item: T, found: T | undefined): void => {
    if (found === undefined) return
    now.set(item, found)
    taken.add(found)
  }
  for (const keyOf of [(item: T) => JSON.stringify(item), kind.keyOf]) {
    for (const item of base) if (!now.has(item)) become(item, side.find((other) => !taken.has(other) && keyOf(other) === keyOf(item)))
  }
  // Between two items that stayed, new ones stand where old ones were typed over, and further ones after them.
  // With fewer new than gone nobody can say which became which: they count as removed and added.
  for (const { gone, fresh } of gaps(base, side, now, taken)) {
    if (fresh.length >= gone.length) for (const [at, item] of gone.entries()) become(item, fresh[at])
  }
  return { now, added: side.filter((item) => !taken.has(item)) }
}

/** What is gone and what is new after each item that stayed, and before the first. */
function gaps<T>(base: readonly T[], side: readonly T[], now: ReadonlyMap<T, T>, taken: ReadonlySet<T>): { readonly gone: T[]; readonly fresh: T[] }[] {
  const after = new Map<T | null, { readonly gone: T[]; readonly fresh: T[] }>()
  const gapAt = (anchor: T | null): { readonly gone: T[]; readonly fresh: T[] } => {
    const known = after.get(anchor) ?? { gone: [], fresh: [] }
    after.set(anchor, known)
    return known
  }
  let anchor: T | null = null
  for (const item of base) {
    const stayed = now.get(item)
    if (stayed === undefined) gapAt(anchor).gone.push(item)
    else anchor = stayed
  }
  anchor = null
  for (const item of side) {
    if (taken.has(item)) anchor = item
    else gapAt(anchor).fresh.push(item)
  }
  return [...after.values()]
}

function mergeSlot<T extends Listed>(kind: ItemKind<T>, { base, mine, theirs }: Slot<T>): { readonly keepMine: T | null; readonly takeTheirs: T | null; readonly isConflict: boolean } {
  const all = { keyOf: (item: T | null) => (item === null ? 'null' : JSON.stringify([kind.valueOf(item), kind.notes.map((note) => item[note])])) }
  const agreed = threeWay(all.keyOf, base, mine, theirs)
  if (agreed !== undefined) return { keepMine: agreed, takeTheirs: agreed, isConflict: false }
  if (mine === null || theirs === null) return { keepMine: mine, takeTheirs: theirs, isConflict: true }
  return mergeParts(kind, base, mine, theirs)
}

/** Both changed the item: its value, and each note on it, may still have been changed by one side only. */
function mergeParts<T extends Listed>(kind: ItemKind<T>, base: T | null, mine: T, theirs: T): { readonly keepMine: T; readonly takeTheirs: T; readonly isConflict: boolean } {
  const value = threeWay<T | null>((item) => JSON.stringify(item === null ? null : kind.valueOf(item)), base, mine, theirs)
  const keepMine = { ...(value ?? mine) }
  const takeTheirs = { ...(value ?? theirs) }
  let isConflict = value === undefined
  for (const note of kind.notes) {
    const from = threeWay<T | null>((item) => JSON.stringify(item?.[note]), base, mine, theirs)
    // Nobody takes back by accident that somebody must not be written to.
    const strict = base === null && note === 'optOut' ? [mine, theirs].find((item) => item.optOut === true) : undefined
    keepMine[note] = (strict ?? from ?? mine)[note]
    takeTheirs[note] = (strict ?? from ?? theirs)[note]
    if (from === undefined && strict === undefined) isConflict = true
  }
  return { keepMine, takeTheirs, isConflict }
}

/** The side that changed it; either when they agree; undefined when both did, differently. */
export function threeWay<V>(textOf: (value: V) => string | undefined, base: V, mine: V, theirs: V): V | undefined {
  const [before, ours, other] = [textOf(base), textOf(mine), textOf(theirs)]
  if (ours === other || ours === before) return theirs
  return other === before ? mine : undefined
}

/** Which item is the main one. A side without one says nothing about it; of two first items, the one in the vault stays it. */
function mergeMain<T extends Listed>(slots: readonly Slot<T>[]): { readonly mine: Slot<T> | null; readonly theirs: Slot<T> | null; readonly isConflict: boolean } {
  const [before, ours, other] = (['base', 'mine', 'theirs'] as const).map((side) => slots.find((slot) => slot[side]?.primary === true) ?? null)
  if (ours === null || ours === undefined) return { mine: other ?? null, theirs: other ?? null, isConflict: false }
  if (other === null || other === undefined || other === before) return { mine: ours, theirs: ours, isConflict: false }
  if (ours === other || ours === before || before === null) return { mine: other, theirs: other, isConflict: false }
  return { mine: ours, theirs: other, isConflict: true }
}
