import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactFields, emptyContact } from '../../../shared/contacts/contact'
import { mergeEdit } from '../../../shared/merge-edit'
import type { EmailItem } from '../../../shared/record-fields'

const anEmail = (address: string, label = 'work'): EmailItem => ({ address: `${address}@a.example`, label, primary: false, optOut: false })

/** What a side does to one item of the list. */
const touch = fc.constantFrom('nothing', 'remove', 'label', 'opt-out', 'type over')
type Touch = 'nothing' | 'remove' | 'label' | 'opt-out' | 'type over'

function touched(item: EmailItem, how: Touch, side: string): EmailItem[] {
  switch (how) {
    case 'nothing': return [item]
    case 'remove': return []
    case 'label': return [{ ...item, label: `${side} label` }]
    case 'opt-out': return [{ ...item, optOut: true }]
    case 'type over': return [{ ...item, address: `${side}-${item.address}` }]
  }
}
const bySpelling = (items: readonly EmailItem[]): EmailItem[] => [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
const merge = (base: EmailItem[], mine: EmailItem[], theirs: EmailItem[]) => {
  const draft = { ...emptyContact(), emails: base }
  const { keepMine, takeTheirs, conflicts } = mergeEdit(contactFields, draft, { emails: mine }, { ...draft, emails: theirs })
  return { keepMine: keepMine.emails ?? theirs, takeTheirs: takeTheirs.emails ?? theirs, conflicts }
}
/** Both sides of a list that began alike: each item is touched by at most one side, and each side adds some at a place of its own. */
const apart = fc.record({
  items: fc.array(fc.record({ side: fc.boolean(), how: touch }), { maxLength: 6 }),
  mineAdds: fc.nat({ max: 3 }), theirsAdds: fc.nat({ max: 3 }), mineFirst: fc.boolean(), theirsFirst: fc.boolean(),
}).map(({ items, mineAdds, theirsAdds, mineFirst, theirsFirst }) => {
  const base = items.map((_, at) => anEmail(`item${String(at)}`))
  const side = (name: string, isMine: boolean, count: number, first: boolean): EmailItem[] => {
    const added = Array.from({ length: count }, (_, at) => anEmail(`${name}-new${String(at)}`))
    const kept = base.flatMap((item, at) => touched(item, items[at]?.side === isMine ? items[at].how : 'nothing', name))
    return first ? [...added, ...kept] : [...kept, ...added]
  }
  const mine = side('mine', true, mineAdds, mineFirst)
  const theirs = side('theirs', false, theirsAdds, theirsFirst)
  const expected = [
    ...base.flatMap((item, at) => touched(item, items[at]?.how ?? 'nothing', items[at]?.side === true ? 'mine' : 'theirs')),
    ...mine.filter(({ address }) => address.includes('-new')), ...theirs.filter(({ address }) => address.includes('-new')),
  ]
  return { base, mine, theirs, expected }
})
/** Anything may have happened on both sides. */
const free = fc.array(fc.record({ mine: touch, theirs: touch }), { maxLength: 5 }).map((items) => {
  const base = items.map((_, at) => anEmail(`item${String(at)}`))
  return { base, mine: base.flatMap((item, at) => touched(item, items[at]?.mine ?? 'nothing', 'mine')), theirs: base.flatMap((item, at) => touched(item, items[at]?.theirs ?? 'nothing', 'theirs')) }
})

describe('merging a list by item', () => {
  it('loses nothing that only one side touched, brings nothing back that one side removed, and asks nothing', () => {
    fc.assert(fc.property(apart, ({ base, mine, theirs, expected }) => {
      const merged = merge(base, mine, theirs)
      expect(merged.conflicts).toEqual([])
      expect(bySpelling(merged.keepMine)).toEqual(bySpelling(expected))
      expect(bySpelling(merged.takeTheirs)).toEqual(bySpelling(expected))
    }), { numRuns: 1_000 })
  })

  it('comes to the same whichever side saves first: my list against theirs is theirs against mine, the answer turned round', () => {
    fc.assert(fc.property(fc.oneof(apart, free), ({ base, mine, theirs }) => {
      const here = merge(base, mine, theirs)
      const there = merge(base, theirs, mine)
      expect(bySpelling(here.keepMine)).toEqual(bySpelling(there.takeTheirs))
      expect(bySpelling(here.takeTheirs)).toEqual(bySpelling(there.keepMine))
      expect(here.conflicts).toHaveLength(there.conflicts.length)
    }), { numRuns: 1_000 })
  })

  it('asks nothing of a side that changed nothing, and of two that did the same', () => {
    fc.assert(fc.property(free, ({ base, mine }) => {
      expect(merge(base, mine, base)).toMatchObject({ conflicts: [], keepMine: mine })
      expect(merge(base, base, mine)).toMatchObject({ conflicts: [], keepMine: mine })
      expect(merge(base, mine, mine)).toMatchObject({ conflicts: [], keepMine: mine })
    }), { numRuns: 500 })
  })

  it('keeps an opt-out that either side set, whatever is answered, while the item stays', () => {
    fc.assert(fc.property(free, ({ base, mine, theirs }) => {
      // Where one is gone and another new, nobody can say which became which.
      fc.pre(mine.length === base.length && theirs.length === base.length)
      const merged = merge(base, mine, theirs)
      for (const item of base) {
        const optedOut = [...mine, ...theirs].some(({ address, optOut }) => optOut && address === item.address)
        if (!optedOut) continue
        for (const list of [merged.keepMine, merged.takeTheirs]) for (const kept of list.filter(({ address }) => address.endsWith(item.address))) expect(kept.optOut).toBe(true)
      }
    }), { numRuns: 500 })
  })
})
