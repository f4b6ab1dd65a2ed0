import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { useRested } from '../../renderer/features/records/use-rested'
import { useSettledText } from '../../renderer/features/records/filter/use-settled-text'
import { setUpText } from '../../renderer/i18n/setup'
import { chosenColumns, fittingColumns, tracksOf, type Column, type ColumnWidths } from '../../renderer/ui/grid/column'
import { ColumnChooser } from '../../renderer/ui/grid/column-chooser'
import { DataGrid } from '../../renderer/ui/grid/data-grid'
import { sourceOf } from '../../renderer/ui/grid/row-source'
import { giveLayout } from './support/layout'

interface Row {
  readonly id: string
}
const drawn = vi.fn()
const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', width: 200, isSortable: true, render: (row) => { drawn(); return row.id } },
  { id: 'city', title: 'City', width: 100, render: () => 'Lisbon' },
  { id: 'tags', title: 'Tags', width: 80, grow: 2, render: () => '' },
]
const source = sourceOf(Array.from({ length: 5 }, (_, place) => ({ id: `row-${String(place)}` })))
let now: ColumnWidths = {}

function List() {
  const [widths, setWidths] = useState<ColumnWidths>({})
  now = widths
  return <DataGrid label="People" columns={columns} source={source} rowId={(row) => row.id} density="compact" onSort={() => undefined} widths={widths} onWidths={setWidths} autoFocus />
}

beforeAll(() => {
  giveLayout({ height: 352, width: 800 })
  setUpText('en')
  // Every title and cell is 150 px wide here.
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 150, 32)
})

describe('column widths', () => {
  it('change by Shift and arrows from the title, which also says so, and go back by Backspace; no row is drawn again', async () => {
    const user = userEvent.setup()
    render(<List />)
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(document.activeElement?.textContent).toBe('Name')
    drawn.mockClear()
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(now).toEqual({ name: 166 })
    await vi.waitFor(() => { expect(screen.getByText('Name is 150 pixels wide')).toBeTruthy() })
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}')
    expect(now).toEqual({ name: 134 })
    await user.keyboard('{Backspace}')
    expect(now).toEqual({})
    expect(drawn).not.toHaveBeenCalled()
  })

  it('of a column that does not sort change as well; those before it stay as wide as they are', async () => {
    const user = userEvent.setup()
    render(<List />)
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowRight}')
    expect(document.activeElement?.getAttribute('data-column')).toBe('city')
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(now).toEqual({ name: 150, city: 166 })
    await user.dblClick(screen.getByRole('separator', { name: 'Width of the column City' }))
    expect(now).toEqual({ name: 150, city: 150 })
  })

  it('make tracks that share only the room that is left', () => {
    expect(tracksOf(columns, true, { name: 240 })).toEqual({ template: '36px 240px minmax(100px, 1fr) minmax(80px, 2fr)', least: 456 })
  })
})

describe('chosen columns', () => {
  it('come in the order chosen, the first one always first', () => {
    expect(chosenColumns(columns, ['tags', 'name', 'city']).map(({ id }) => id)).toEqual(['name', 'tags', 'city'])
    expect(chosenColumns(columns, ['tags', 'gone']).map(({ id }) => id)).toEqual(['name', 'tags'])
    expect(chosenColumns(columns, [])).toBe(columns)
  })

  it('are moved, taken out and given back by the chooser', async () => {
    const user = userEvent.setup()
    const onChange = vi.fn()
    const onReset = vi.fn()
    render(<ColumnChooser columns={columns} chosen={['name', 'city', 'tags']} onChange={onChange} onResetWidths={onReset} />)
    await user.click(screen.getByRole('button', { name: 'Columns' }))
    await user.click(screen.getByRole('button', { name: 'Move Tags further left' }))
    expect(onChange).toHaveBeenLastCalledWith(['name', 'tags', 'city'])
    await user.click(screen.getByRole('checkbox', { name: 'City' }))
    expect(onChange).toHaveBeenLastCalledWith(['name', 'tags'])
    await user.click(screen.getByRole('button', { name: 'Reset widths' }))
    expect(onReset).toHaveBeenCalled()
  })
})

describe('useRested', () => {
  it('acts at once on one call, and only on the last of many in quick succession', () => {
    vi.useFakeTimers()
    const onRest = vi.fn()
    let call: (value: number) => void = () => undefined
    const Page = () => {
      call = useRested(onRest)
      return null
    }
    render(<Page />)
    call(1)
    expect(onRest.mock.calls).toEqual([[1]])
    for (let value = 2; value < 9; value++) call(value)
    expect(onRest.mock.calls).toEqual([[1]])
    vi.advanceTimersByTime(200)
    expect(onRest.mock.calls).toEqual([[1], [8]])
    vi.useRealTimers()
  })
})

describe('useRested, given drawing that takes longer than the pause between two keys', () => {
  it('takes keys that come right after the drawing for held down', () => {
    vi.useFakeTimers()
    const frames: FrameRequestCallback[] = []
    const draw = (): void => { for (let turn = 0; turn < 2; turn++) for (const frame of frames.splice(0)) frame(0) }
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
    const onRest = vi.fn()
    let call: (value: number) => void = () => undefined
    const Page = () => {
      call = useRested(onRest)
      return null
    }
    render(<Page />)
    for (let value = 1; value < 5; value++) {
      call(value)
      vi.advanceTimersByTime(300)
      draw()
    }
    expect(onRest.mock.calls).toEqual([[1]])
    vi.advanceTimersByTime(200)
    expect(onRest.mock.calls).toEqual([[1], [4]])
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })
})

describe('useSettledText', () => {
  it('shows every letter at once and tells of the word', () => {
    vi.useFakeTimers()
    const settled = vi.fn()
    let text = ''
    let type: (text: string) => void = () => undefined
    const Page = () => {
      [text, type] = useSettledText('', settled)
      return null
    }
    render(<Page />)
    for (const typed of ['m', 'ma', 'mar']) act(() => { type(typed) })
    expect(text).toBe('mar')
    expect(settled).not.toHaveBeenCalled()
    act(() => { vi.advanceTimersByTime(200) })
    expect(settled.mock.calls).toEqual([['mar']])
    act(() => { type('') })
    expect(settled).toHaveBeenLastCalledWith('')
    vi.useRealTimers()
  })
})

describe('fittingColumns', () => {
  const ids = (room: number, sorted: string | null): readonly string[] => fittingColumns(columns, room, sorted).map(({ id }) => id)
  it('shows the first columns that stand comfortably, the first always', () => {
    expect(ids(1_000, null)).toEqual(['name', 'city', 'tags'])
    expect(ids(400, null)).toEqual(['name', 'city'])
    expect(ids(300, null)).toEqual(['name'])
    expect(ids(50, null)).toEqual(['name'])
  })

  it('gives the one that is sorted by room before others, and keeps their order', () => {
    expect(ids(340, 'tags')).toEqual(['name', 'tags'])
    expect(ids(460, 'tags')).toEqual(['name', 'city', 'tags'])
  })
})
