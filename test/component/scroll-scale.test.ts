import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_PIXELS, scrollScale } from '../../renderer/ui/grid/scroll-scale'
import { countSelected, isSelected, MOST_IDS, nothingSelected, toggle, withIds, without, type GridSelection } from '../../renderer/ui/grid/selection'

describe('scrollScale', () => {
  it('never makes an element taller than the browser can', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.constantFrom(32, 40), fc.integer({ min: 100, max: 4_000 }), (rows, height, view) => {
      const scale = scrollScale(rows * height, view)
      expect(scale.element).toBeLessThanOrEqual(MOST_PIXELS)
      // Both ends meet: the end of the scrollbar is the end of the list.
      const end = Math.max(0, scale.element - view)
      expect(scale.toList(end)).toBeCloseTo(Math.max(0, rows * height - view), 3)
      expect(scale.toScroll(scale.toList(end / 2))).toBeCloseTo(end / 2, 3)
    }))
  })

  it('leaves a list that fits as it is', () => {
    const scale = scrollScale(100_000, 600)
    expect([scale.isScaled, scale.element, scale.toList(1_234)]).toEqual([false, 100_000, 1_234])
  })
})

describe('GridSelection', () => {
  it('behaves as a set of rows, whichever way it is held', () => {
    const rows = ['a', 'b', 'c', 'd', 'e']
    fc.assert(fc.property(fc.boolean(), fc.array(fc.tuple(fc.constantFrom('toggle', 'with', 'without'), fc.constantFrom(...rows))), (startsWithAll, acts) => {
      let selection: GridSelection = startsWithAll ? { mode: 'all', except: new Set() } : nothingSelected
      const model = new Set(startsWithAll ? rows : [])
      for (const [act, id] of acts) {
        const was = model.has(id)
        selection = act === 'toggle' ? toggle(selection, id) : act === 'with' ? withIds(selection, [id]) : without(selection, [id])
        if (act === 'with' || (act === 'toggle' && !was)) model.add(id)
        else model.delete(id)
      }
      expect(rows.filter((id) => isSelected(selection, id))).toEqual(rows.filter((id) => model.has(id)))
      expect(countSelected(selection, rows.length)).toBe(model.size)
    }))
  })

  it('names no more rows than the contract takes', () => {
    expect(countSelected(withIds(nothingSelected, Array.from({ length: 10_500 }, (_, place) => String(place))), 20_000)).toBe(MOST_IDS)
  })
})
