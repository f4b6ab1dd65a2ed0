import { useEffect, useId, useImperativeHandle, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react'
import { useText } from '../../i18n/use-text'
import { cx } from '../cx'
import { tracksOf, type Column, type ColumnWidths, type GridSort } from './column'
import styles from './data-grid.module.css'
import { GridHeader } from './grid-header'
import { GridRow } from './grid-row'
import { moveFor } from './grid-keys'
import type { RowSource } from './row-source'
import { countSelected, nothingSelected, type GridSelection } from './selection'
import { useActiveRow } from './use-active-row'
import { useColumnSizing } from './use-column-sizing'
import { useGridSelection } from './use-grid-selection'
import { BLOCK, useRowBlocks } from './use-row-blocks'

/** Where a person was in a list: hand it back to return there. `top` in px, `active` the row from the top, or -1. */
export interface GridPlace {
  readonly top: number
  readonly active: number
}

export interface GridHandle {
  /** Gives the rows the focus. */
  focus(): void
  /** Makes a row the active one and brings it into sight. */
  goTo(index: number): void
  /** Back to the beginning with no row active: other rows are in the list now. */
  toTop(): void
}

export interface DataGridProps<T> {
  /** What the rows are: "People". */
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly source: RowSource<T>
  readonly rowId: (row: T) => string
  readonly density: 'compact' | 'comfortable'
  readonly sort?: GridSort | null
  readonly onSort?: (sort: GridSort) => void
  /** Widths a person gave to columns; the grid tells of others by `onWidths`, without which they are fixed. */
  readonly widths?: ColumnWidths
  readonly onWidths?: (widths: ColumnWidths) => void
  /** Without both, rows cannot be selected. */
  readonly selection?: GridSelection
  readonly onSelection?: (selection: GridSelection) => void
  /** The active row changed, by key or click: show it beside the list. */
  readonly onActive?: (row: T, index: number) => void
  /** Enter or a double click: open it. */
  readonly onOpen?: (row: T, index: number) => void
  /** Esc with nothing selected: close what is shown beside. */
  readonly onEscape?: (() => void) | undefined
  readonly initialPlace?: GridPlace | undefined
  /** Told the place when the list goes away. */
  readonly onLeave?: (place: GridPlace) => void
  /** Stands in place of the rows when there are none. */
  readonly empty?: ReactNode
  /** Over the rows at the bottom: the selection bar. */
  readonly bar?: ReactNode
  readonly handle?: Ref<GridHandle>
  readonly autoFocus?: boolean
}

/** Heights in px, as in `styles/tokens.css`. */
const ROW = { compact: 32, comfortable: 40 } as const
const HEADER = 32
const noSelection = (): undefined => undefined
const noWidths: ColumnWidths = {}

/** A list of any length, by keyboard: J/K or arrows, PageUp/PageDown, Home/End, Enter opens, X selects, Shift extends, Ctrl+A selects all results. */
export function DataGrid<T>({ label, columns, source, rowId, density, sort = null, onSort, widths = noWidths, onWidths, selection, onSelection, onActive, onOpen, onEscape, initialPlace, onLeave, empty, bar, handle, autoFocus = false }: DataGridProps<T>) {
  const { t } = useText()
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const headBox = useRef<HTMLDivElement>(null)
  const [active, setActive] = useActiveRow(source, rowId, initialPlace?.active ?? -1)
  const [told, setTold] = useState('')
  const rowHeight = ROW[density]
  const { rowCount } = source
  const blocks = useRowBlocks({ scroller, rowCount, rowHeight, header: HEADER, initialTop: initialPlace?.top ?? 0 })
  const hasMarks = selection !== undefined && onSelection !== undefined
  const selecting = useGridSelection({ source, rowId, selection: selection ?? nothingSelected, onSelection: onSelection ?? noSelection })
  const { template, least } = tracksOf(columns, hasMarks, widths)
  const sizing = useColumnSizing({ scroller, columns, hasMarks, widths, onWidths })

  const first = blocks.starts[0] ?? 0
  const end = Math.min(rowCount, (blocks.starts.at(-1) ?? -BLOCK) + BLOCK)
  useEffect(() => {
    if (end > first) source.onVisibleRange(first, end)
  }, [source, first, end])

  const left = useRef<() => void>(() => undefined)
  left.current = () => onLeave?.({ top: blocks.top(), active })
  useEffect(() => () => { left.current() }, [])
  useEffect(() => {
    if (autoFocus) scroller.current?.focus({ preventScroll: true })
  }, [autoFocus])

  const activate = (index: number): void => {
    const at = Math.max(0, Math.min(rowCount - 1, index))
    setActive(at)
    blocks.reveal(at)
    const row = source.getRow(at)
    if (row !== undefined) onActive?.(row, at)
  }
  const toTop = (): void => {
    setActive(-1)
    blocks.goTo(0)
  }
  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }), goTo: activate, toTop }))

  const open = (index: number): void => {
    const row = source.getRow(index)
    if (row !== undefined) onOpen?.(row, index)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current || rowCount === 0) return
    const withCommand = event.ctrlKey || event.metaKey
    const target = withCommand || event.altKey ? null : moveFor(event.key, { active, rowCount, page: blocks.page })
    if (target === 'header') headBox.current?.querySelector<HTMLElement>('[data-stop]')?.focus()
    else if (target !== null) {
      if (event.shiftKey && hasMarks) selecting.anchorAt(Math.max(0, active))
      activate(target)
      if (event.shiftKey && hasMarks) selecting.extendTo(target)
    } else if (event.key === 'Enter' && active >= 0 && !withCommand) open(active)
    else if (hasMarks && withCommand && event.key.toLowerCase() === 'a') selecting.all()
    else if (hasMarks && !withCommand && active >= 0 && (event.key === 'x' || event.key === 'X' || event.key === ' ')) selecting.toggleAt(active)
    else if (hasMarks && event.key === 'Escape' && countSelected(selection, rowCount) > 0) selecting.none()
    else if (event.key === 'Escape' && onEscape !== undefined) onEscape()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const rowAt = (event: MouseEvent): number | null => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
    return row === null ? null : Number(row.dataset['index'])
  }
  const onClick = (event: MouseEvent): void => {
    const index = rowAt(event)
    if (index === null) return
    const onMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null
    if (hasMarks && event.shiftKey) {
      selecting.anchorAt(Math.max(0, active))
      selecting.extendTo(index)
      setActive(index)
    } else if (hasMarks && (onMark || event.ctrlKey || event.metaKey)) {
      selecting.toggleAt(index)
      setActive(index)
    } else activate(index)
  }

  const selectedCount = selection === undefined ? 0 : countSelected(selection, rowCount)
  const marked = !hasMarks ? null : selectedCount === 0 ? 'none' : selectedCount === rowCount ? 'all' : 'some'
  const isBare = rowCount === 0 && empty !== undefined
  const rowDomId = (index: number): string => `${gridId}-${index}`

  return (
    <div className={cx(styles.frame, isBare && styles.bare)}>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + (hasMarks ? 1 : 0)}
        {...(hasMarks ? { 'aria-multiselectable': true } : {})}
        {...(active >= first && active < end ? { 'aria-activedescendant': rowDomId(active) } : {})}
        className={cx(styles.grid)}
        style={{ '--tracks': template, '--least': `${least}px`, '--row': `${rowHeight}px` } as CSSProperties}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const index = rowAt(event)
          if (index !== null) open(index)
        }}
        onFocus={(event) => {
          if (event.target === scroller.current && active < 0 && rowCount > 0) setActive(Math.round(blocks.top() / rowHeight))
        }}
      >
        <GridHeader
          columns={columns}
          sort={sort}
          onSort={onSort}
          marked={marked}
          onMarkAll={() => {
            if (marked === 'all') selecting.none()
            else selecting.all()
          }}
          box={headBox}
          onLeave={() => scroller.current?.focus({ preventScroll: true })}
          widths={widths}
          sizing={sizing}
          onTell={setTold}
        />
        {rowCount === 0 ? null : (
          <div role="rowgroup" aria-label={t('ui:grid.rows', { count: rowCount })} className={cx(styles.body)} style={{ blockSize: blocks.height }}>
            <div ref={blocks.holder} role="presentation" className={cx(styles.holder, blocks.isMoved && styles.moved)}>
              {blocks.starts.map((start) => (
                <div key={start} role="presentation" className={cx(styles.block)} style={{ transform: `translateY(${blocks.topOf(start)}px)` }}>
                  {Array.from({ length: Math.min(BLOCK, rowCount - start) }, (_, place) => (
                    <GridRow key={place} domId={rowDomId(start + place)} index={start + place} row={source.getRow(start + place)} columns={columns} isSelected={hasMarks && selecting.isSelected(start + place)} isActive={start + place === active} hasMarks={hasMarks} />
                  ))}
                </div>
              ))}
            </div>
          </div>
        )}
      </div>
      {sizing === null ? null : <span role="status" className={cx(styles.told)}>{told}</span>}
      {isBare ? <div className={cx(styles.empty)}>{empty}</div> : null}
      {bar === undefined ? null : <div className={cx(styles.barPlace)}>{bar}</div>}
    </div>
  )
}
