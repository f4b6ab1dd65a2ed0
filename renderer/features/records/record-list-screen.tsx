import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { ListFilter, ObjectType } from '../../../shared/list'
import { refined, useListMemory, type ListMemory } from '../../app/list-memory'
import { useKeptColumnWidths, useKeptWidth, usePreferences } from '../../app/preferences'
import { useMay } from '../../app/session'
import { useShortcut } from '../../app/use-shortcut'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { chosenColumns, fittingColumns, MARK_WIDTH, type Column } from '../../ui/grid/column'
import { ColumnChooser } from '../../ui/grid/column-chooser'
import { DataGrid, type GridHandle } from '../../ui/grid/data-grid'
import { SelectionBar } from '../../ui/grid/selection-bar'
import { PageHeader } from '../../ui/page-header'
import { SplitPane } from '../../ui/split-pane'
import { SearchField } from '../../ui/text-field'
import { ExportButton } from './export-button'
import { FilterBar, type Editing } from './filter/filter-bar'
import { FilterButton } from './filter/filter-button'
import { NothingFound } from './filter/nothing-found'
import { useSettledText } from './filter/use-settled-text'
import styles from './records.module.css'
import { SelectionActions } from './selection-actions'
import { useRecordList } from './use-record-list'
import { useRested } from './use-rested'

export interface RecordListScreenProps<T extends { readonly id: string }> {
  readonly object: ObjectType
  readonly title: string
  /** The same array as long as nothing in it changes: another one draws every row anew. */
  readonly columns: readonly Column<T>[]
  readonly shownId: string | null
  /** Null: nothing beside the list. */
  readonly onShow: (id: string | null) => void
  readonly onOpen: (id: string) => void
  readonly detail: ReactNode | null
  readonly actions: ReactNode
  /** No record at all: what this place is for. */
  readonly emptyVault: ReactNode
  /** What makes a record, offered where a filter finds none; null where the role makes none. */
  readonly create: { readonly text: string; readonly run: () => void } | null
}

/** A list with the detail beside it. It keeps filter, sort, place and selection while one is elsewhere. */
export function RecordListScreen<T extends { readonly id: string }>({ object, title, columns, shownId, onShow, onOpen, detail, actions, emptyVault, create }: RecordListScreenProps<T>) {
  const { t, format } = useText()
  const may = useMay()
  const [memory, remember] = useListMemory(object)
  const [preferences, prefer] = usePreferences()
  const [width, setWidth] = useKeptWidth()
  const [widths, setWidths] = useKeptColumnWidths(object)
  const [editing, setEditing] = useState<Editing>(null)
  const grid = useRef<GridHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const { text, conditions, sort, selection } = memory
  const refine = (part: Partial<Pick<ListMemory, 'text' | 'conditions'>>): void => {
    remember(refined(part))
    grid.current?.toTop()
    // Who is shown may not be among those found.
    if (shownId !== null) onShow(null)
  }
  const [typed, setTyped] = useSettledText(text, (settled) => { refine({ text: settled }) })
  useShortcut('filter', () => search.current?.focus())
  const filter = useMemo<ListFilter>(() => ({ bin: false, conditions: [...(text.trim() === '' ? [] : [{ field: 'text' as const, op: 'contains' as const, value: text.trim().slice(0, 200) }]), ...conditions] }), [text, conditions])
  const { source, count } = useRecordList<T>(object, filter, sort)
  const chosen = preferences.columns[object]
  // Columns and widths that a person chose stay as they are, whatever stands beside the list.
  const isOwnLayout = (chosen?.length ?? 0) > 0 || Object.keys(widths).length > 0
  const room = shownId === null || isOwnLayout ? null : width
  const sorted = sort.column
  const shownColumns = useMemo(() => (room === null ? chosenColumns(columns, chosen) : fittingColumns(columns, room - MARK_WIDTH, sorted)), [columns, chosen, room, sorted])
  const show = useRested(onShow)
  const toRows = (): void => { grid.current?.focus() }
  // What was closed beside the rows took the focus with it.
  const wasShown = useRef(shownId)
  useEffect(() => {
    if (wasShown.current !== null && shownId === null && document.activeElement === document.body) toRows()
    wasShown.current = shownId
  }, [shownId])
  const clear = (): void => {
    setTyped('')
    refine({ text: '', conditions: [] })
    toRows()
  }
  useShortcut('clear-conditions', clear, filter.conditions.length > 0)
  const empty = filter.conditions.length === 0 ? emptyVault : <NothingFound text={text.trim()} conditions={conditions} onClear={clear}>{create === null ? null : <Button onPress={create.run}>{create.text}</Button>}</NothingFound>
  const list = (
    <div className={cx(styles.list)}>
      <DataGrid
        label={title} columns={shownColumns} source={source} rowId={(row) => row.id} density={preferences.density} sort={sort} onSort={(next) => { remember({ sort: next }) }} widths={widths} onWidths={setWidths}
        selection={selection} onSelection={(next) => { remember({ selection: next }) }} initialPlace={memory.place} onLeave={(place) => { remember({ place }) }}
        onActive={(row) => { show(row.id) }} onOpen={(row) => { onOpen(row.id) }} onEscape={shownId === null ? undefined : () => { show(null) }} handle={grid} autoFocus
        empty={count === null ? undefined : empty}
        bar={<SelectionBar selection={selection} total={count ?? 0} onSelection={(next) => { remember({ selection: next }) }}><SelectionActions object={object} filter={filter} selection={selection} onDone={(next) => { remember({ selection: next }); toRows() }} /></SelectionBar>}
      />
    </div>
  )
  return (
    <div className={cx(styles.screen)}>
      <PageHeader
        title={title} {...(count === null ? {} : { count: format.number(count) })}
        actions={
          <>
            {may('export') ? <ExportButton object={object} filter={filter} selection={selection} total={count ?? 0} /> : null}
            <ColumnChooser
              columns={columns} chosen={chosen ?? []} onChange={(next) => { prefer({ columns: { ...preferences.columns, [object]: [...next] } }) }}
              onResetWidths={Object.keys(widths).length === 0 ? undefined : () => { setWidths({}) }}
            />
            {actions}
          </>
        }
      >
        <div className={cx(styles.filter)}>
          <SearchField label={t('records:filter')} placeholder={t('records:filter')} value={typed} onChange={setTyped} onSubmit={toRows} inputRef={search} />
        </div>
        <FilterButton object={object} onChoose={(kind) => { setEditing({ kind }) }} />
      </PageHeader>
      <FilterBar object={object} conditions={conditions} editing={editing} onEditing={setEditing} onChange={(next) => { refine({ conditions: next }) }} onLeave={toRows} />
      <div className={cx(styles.pane)}>
        <SplitPane start={list} end={shownId === null ? null : detail} size={width} onSize={setWidth} />
      </div>
    </div>
  )
}
