import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { setUpText } from '../../renderer/i18n/setup'
import type { Column, GridSort } from '../../renderer/ui/grid/column'
import { DataGrid, type DataGridProps, type GridPlace } from '../../renderer/ui/grid/data-grid'
import type { RowSource } from '../../renderer/ui/grid/row-source'
import { countSelected, isSelected, nothingSelected, type GridSelection } from '../../renderer/ui/grid/selection'
import { SelectionBar } from '../../renderer/ui/grid/selection-bar'
import { giveLayout } from './support/layout'

interface Row {
  readonly id: string
  readonly name: string
}
const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', width: 200, isSortable: true, render: (row) => row.name },
  { id: 'city', title: 'City', width: 100, isSortable: true, render: () => 'Lisbon' },
]
/** 10 rows of 32 px and the header fit into the view. */
const VIEW = 352

function sourceWith(rowCount: number, loaded: (index: number) => boolean = () => true): RowSource<Row> {
  return {
    rowCount,
    getRow: (index) => (index < rowCount && loaded(index) ? { id: `id-${index}`, name: `Person ${index}` } : undefined),
    onVisibleRange: () => undefined,
    loadIds: (start, end) => Promise.resolve(Array.from({ length: end - start }, (_, place) => `id-${start + place}`)),
  }
}

let selection: GridSelection = nothingSelected
const opened = vi.fn()
const activated = vi.fn()
const sorted = vi.fn<(sort: GridSort) => void>()

function List({ source, ...rest }: { readonly source: RowSource<Row> } & Partial<DataGridProps<Row>>) {
  const [now, setNow] = useState<GridSelection>(nothingSelected)
  selection = now
  return (
    <DataGrid label="People" columns={columns} source={source} rowId={(row) => row.id} density="compact" sort={{ column: 'name', direction: 'ascending' }} onSort={sorted} selection={now} onSelection={setNow} onOpen={opened} onActive={activated} autoFocus bar={<SelectionBar selection={now} total={source.rowCount} onSelection={setNow} />} {...rest} />
  )
}

const activeRow = (): string | null => {
  const id = screen.getByRole('grid').getAttribute('aria-activedescendant')
  return id === null ? null : (document.getElementById(id)?.getAttribute('aria-rowindex') ?? 'not in the page')
}
/** As `aria-rowindex` counts: the header is 1. */
const rowIndex = (index: number): string => String(index + 2)

beforeAll(() => {
  giveLayout({ height: VIEW, width: 800 })
  setUpText('en')
})
beforeEach(() => {
  vi.clearAllMocks()
})

describe('DataGrid', () => {
  describe('given two million rows', () => {
    it('draws only those around the view and says how many there are', () => {
      render(<List source={sourceWith(2_000_000)} />)
      expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('2000001')
      expect(screen.getAllByRole('row').length).toBeLessThan(80)
      expect(document.querySelector<HTMLElement>('[role=rowgroup] + [role=rowgroup]')?.style.blockSize).toBe('8000000px')
    })

    it('goes to the last row by End, to the first by Home, and shows each', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(2_000_000)} />)
      await user.keyboard('{End}')
      expect(activeRow()).toBe(rowIndex(1_999_999))
      expect(screen.getByText('Person 1999999')).toBeTruthy()
      await user.keyboard('{Home}')
      expect(activeRow()).toBe(rowIndex(0))
      expect(screen.getByText('Person 0')).toBeTruthy()
    })
  })

  it('Esc takes the selection back first, and closes what stands beside only when nothing is selected', async () => {
    const user = userEvent.setup()
    const close = vi.fn()
    render(<List source={sourceWith(20)} onEscape={close} />)
    await user.keyboard('{Home}x{Escape}')
    expect(countSelected(selection, 20)).toBe(0)
    expect(close).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(close).toHaveBeenCalledTimes(1)
  })

  describe('given rows that go above the active one', () => {
    it('keeps the same row active, and the place when that row itself is gone', async () => {
      const user = userEvent.setup()
      const without = (gone: readonly number[]): RowSource<Row> => {
        const left = Array.from({ length: 100 }, (_, index) => index).filter((index) => !gone.includes(index))
        return { ...sourceWith(left.length), getRow: (place) => { const index = left[place]; return index === undefined ? undefined : { id: `id-${index}`, name: `Person ${index}` } } }
      }
      const list = render(<List source={without([])} />)
      await user.keyboard('{Home}jjjj')
      expect(activeRow()).toBe(rowIndex(4))
      list.rerender(<List source={without([0, 1, 2])} />)
      await vi.waitFor(() => { expect(activeRow()).toBe(rowIndex(1)) })
      expect(document.querySelector('[aria-rowindex="3"]')?.textContent).toContain('Person 4')
      list.rerender(<List source={without([0, 1, 2, 4])} />)
      expect(activeRow()).toBe(rowIndex(1))
    })
  })

  describe('given the focus', () => {
    it('moves by J, K, arrows and pages', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(1000)} />)
      await user.keyboard('jj')
      expect(activeRow()).toBe(rowIndex(2))
      await user.keyboard('k{ArrowDown}{ArrowDown}{ArrowUp}')
      expect(activeRow()).toBe(rowIndex(2))
      await user.keyboard('{PageDown}')
      expect(activeRow()).toBe(rowIndex(12))
      await user.keyboard('{PageUp}')
      expect(activeRow()).toBe(rowIndex(2))
      expect(activated).toHaveBeenLastCalledWith({ id: 'id-2', name: 'Person 2' }, 2)
    })

    it('opens the active row by Enter', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(1000)} />)
      await user.keyboard('jj{Enter}')
      expect(opened).toHaveBeenCalledWith({ id: 'id-2', name: 'Person 2' }, 2)
    })

    it('goes from the first row to the titles, sorts there by Enter and comes back', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(1000)} />)
      await user.keyboard('{ArrowUp}{ArrowRight}{ArrowRight}')
      expect(document.activeElement?.textContent).toBe('City')
      await user.keyboard('{Enter}')
      expect(sorted).toHaveBeenCalledWith({ column: 'city', direction: 'ascending' })
      await user.keyboard('{ArrowDown}')
      expect(document.activeElement).toBe(screen.getByRole('grid'))
    })

    it('turns the sort around when the sorted title is pressed again', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(10)} />)
      await user.click(screen.getByRole('button', { name: 'Name' }))
      expect(sorted).toHaveBeenCalledWith({ column: 'name', direction: 'descending' })
    })
  })

  describe('selection', () => {
    it('selects by X, extends by Shift and arrow, clears by Esc', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(1000)} />)
      await user.keyboard('jx{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
      expect([...(selection.mode === 'some' ? selection.ids : [])]).toEqual(['id-1', 'id-2', 'id-3'])
      expect(screen.getByRole('toolbar', { name: 'Selection' })).toBeTruthy()
      await user.keyboard('{Escape}')
      expect(countSelected(selection, 1000)).toBe(0)
      expect(screen.queryByRole('toolbar')).toBeNull()
    })

    it('takes a range by Shift and click, also across rows that are not loaded', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(1000, (index) => index < 2 || index > 6)} />)
      const rows = screen.getAllByRole('row')
      await user.click(within(rows[1]!).getByText('Person 0'))
      await user.keyboard('{Shift>}')
      await user.click(rows[10]!)
      await user.keyboard('{/Shift}')
      await vi.waitFor(() => { expect(countSelected(selection, 1000)).toBe(10) })
    })

    it('selects all results by Ctrl+A, keeping only who was taken out again', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(48_211)} />)
      await user.keyboard('j{Control>}a{/Control}')
      expect(screen.getByText('All 48,211 results are selected')).toBeTruthy()
      await user.keyboard('x')
      expect(selection.mode).toBe('all')
      expect(isSelected(selection, 'id-1')).toBe(false)
      expect(countSelected(selection, 48_211)).toBe(48_210)
    })

    it('offers all results in a sentence', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(48_211)} />)
      await user.keyboard('x')
      await user.click(screen.getByRole('button', { name: 'Select all 48,211 results' }))
      expect(selection.mode).toBe('all')
    })
  })

  describe('given rows on their way', () => {
    it('shows them busy, never empty, and does not open them', async () => {
      const user = userEvent.setup()
      render(<List source={sourceWith(1000, () => false)} />)
      expect(screen.getAllByRole('row').filter((row) => row.getAttribute('aria-busy') === 'true').length).toBeGreaterThan(10)
      await user.keyboard('j{Enter}')
      expect(opened).not.toHaveBeenCalled()
    })
  })

  describe('given a return to the list', () => {
    it('stands where it was', async () => {
      const user = userEvent.setup()
      const places: GridPlace[] = []
      const first = render(<List source={sourceWith(1000)} onLeave={(place) => { places.push(place) }} />)
      await user.keyboard('{PageDown}{PageDown}{PageDown}')
      first.unmount()
      render(<List source={sourceWith(1000)} initialPlace={places[0]} />)
      expect(activeRow()).toBe(rowIndex(30))
      expect(screen.getByRole('grid').scrollTop).toBe(places[0]?.top)
      expect(places[0]?.top).toBeGreaterThan(0)
    })
  })

  it('shows what stands in for rows when there are none', () => {
    render(<List source={sourceWith(0)} empty={<p>Nobody yet</p>} />)
    expect(screen.getByText('Nobody yet')).toBeTruthy()
  })
})
