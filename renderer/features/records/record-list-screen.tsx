import { useCallback, useMemo, useRef, type ReactNode } from 'react'
import type { ObjectType } from '../../../shared/list'
import { useListMemory } from '../../app/list-memory'
import { useKeptWidth, usePreferences } from '../../app/preferences'
import { useShortcut } from '../../app/use-shortcut'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { chosenColumns, type Column } from '../../ui/grid/column'
import { ColumnChooser } from '../../ui/grid/column-chooser'
import { DataGrid, type GridHandle } from '../../ui/grid/data-grid'
import { SelectionBar } from '../../ui/grid/selection-bar'
import { PageHeader } from '../../ui/page-header'
import { SplitPane } from '../../ui/split-pane'
import { SearchField } from '../../ui/text-field'
import { ExportButton } from './export-button'
import { FilterBar } from './filters/filter-bar'
import { FilterButton } from './filters/filter-button'
import { ZeroResults } from './filters/zero-results'
import styles from './records.module.css'
import { SelectionActions } from './selection-actions'
import { useListFilter } from './use-list-filter'
import { useRecordList } from './use-record-list'

export interface RecordListScreenProps<T extends { readonly id: string }> {
  readonly object: ObjectType
  readonly title: string
  readonly columns: readonly Column<T>[]
  readonly shownId: string | null
  readonly onShow: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly detail: ReactNode | null
  readonly actions: ReactNode
  /** No record at all: what this place is for. */
  readonly emptyVault: ReactNode
  /** Makes a new record, and the words for it. */
  readonly onCreate: () => void
  readonly createLabel: string
}

/** A list with the detail beside it. It keeps place, selection and filter while one is elsewhere. */
export function RecordListScreen<T extends { readonly id: string }>({ object, title, columns, shownId, onShow, onOpen, detail, actions, emptyVault, onCreate, createLabel }: RecordListScreenProps<T>) {
  const { t, format } = useText()
  const [memory, remember] = useListMemory(object)
  const [preferences, prefer] = usePreferences()
  const [width, setWidth] = useKeptWidth()
  const grid = useRef<GridHandle>(null)
  const field = useRef<HTMLInputElement>(null)
  const focusList = useCallback(() => grid.current?.focus(), [])
  const { text, conditions, sort } = memory
  const { filter, isActive, setText, setConditions, clear } = useListFilter(memory, remember, () => grid.current?.toTop())
  const { source, count } = useRecordList<T>(object, filter, sort)
  const clearAndReturn = (): void => {
    clear()
    focusList()
  }
  useShortcut('filter', () => { field.current?.select() })
  useShortcut('clear-filters', clearAndReturn, isActive)
  const chosen = preferences.columns[object]
  const shownColumns = useMemo(() => chosenColumns(columns, chosen), [columns, chosen])
  const list = (
    <div className={cx(styles.list)}>
      <DataGrid
        label={title} columns={shownColumns} source={source} rowId={(row) => row.id} density={preferences.density} sort={sort} onSort={(next) => { remember({ sort: next }) }}
        widths={preferences.columnWidths[object]} onWidths={(widths) => { prefer({ columnWidths: { ...preferences.columnWidths, [object]: { ...widths } } }) }}
        selection={memory.selection} onSelection={(selection) => { remember({ selection }) }} initialPlace={memory.place} onLeave={(place) => { remember({ place }) }}
        onActive={(row) => { onShow(row.id) }} onOpen={(row) => { onOpen(row.id) }} handle={grid} autoFocus
        empty={count === null ? undefined : isActive ? <ZeroResults filter={filter} onClear={clearAndReturn} createLabel={createLabel} onCreate={onCreate} /> : emptyVault}
        bar={<SelectionBar selection={memory.selection} total={count ?? 0} onSelection={(selection) => { remember({ selection }) }}><SelectionActions object={object} filter={filter} selection={memory.selection} onDone={(selection) => { remember({ selection }); focusList() }} /></SelectionBar>}
      />
    </div>
  )
  return (
    <div className={cx(styles.screen)}>
      <PageHeader
        title={title} {...(count === null ? {} : { count: format.number(count) })}
        actions={<><ExportButton object={object} filter={filter} found={count} selection={memory.selection} /><ColumnChooser columns={columns} chosen={preferences.columns[object] ?? []} onChange={(chosen) => { prefer({ columns: { ...preferences.columns, [object]: [...chosen] } }) }} />{actions}</>}
      >
        <div className={cx(styles.filter)}>
          <SearchField label={t('records:filter')} placeholder={t('records:filter')} value={text} onChange={setText} onSubmit={focusList} inputRef={field} />
        </div>
        <FilterButton object={object} conditions={conditions} onChange={setConditions} onAdded={focusList} />
      </PageHeader>
      <FilterBar object={object} conditions={conditions} found={count} onChange={setConditions} onEmpty={focusList} />
      <div className={cx(styles.pane)}>
        <SplitPane start={list} end={shownId === null ? null : detail} size={width} onSize={setWidth} />
      </div>
    </div>
  )
}
