import { useMemo, useRef, useState, type ReactNode } from 'react'
import type { ListFilter, ObjectType } from '../../../shared/list'
import { useListMemory } from '../../app/list-memory'
import { useKeptWidth, usePreferences } from '../../app/preferences'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { chosenColumns, type Column, type GridSort } from '../../ui/grid/column'
import { ColumnChooser } from '../../ui/grid/column-chooser'
import { DataGrid, type GridHandle } from '../../ui/grid/data-grid'
import { SelectionBar } from '../../ui/grid/selection-bar'
import { PageHeader } from '../../ui/page-header'
import { SplitPane } from '../../ui/split-pane'
import { SearchField } from '../../ui/text-field'
import { ExportButton } from './export-button'
import styles from './records.module.css'
import { SelectionActions } from './selection-actions'
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
  /** A filter that finds nothing. */
  readonly emptyFilter: (text: string) => ReactNode
}

/** A list with the detail beside it. It keeps place, selection and filter while one is elsewhere. */
export function RecordListScreen<T extends { readonly id: string }>({ object, title, columns, shownId, onShow, onOpen, detail, actions, emptyVault, emptyFilter }: RecordListScreenProps<T>) {
  const { t, format } = useText()
  const [memory, remember] = useListMemory(object)
  const [preferences, prefer] = usePreferences()
  const [width, setWidth] = useKeptWidth()
  const [text, setText] = useState('')
  const [sort, setSort] = useState<GridSort>({ column: 'name', direction: 'ascending' })
  const grid = useRef<GridHandle>(null)
  const filter = useMemo<ListFilter>(() => ({ bin: false, conditions: text.trim() === '' ? [] : [{ field: 'text', op: 'contains', value: text.trim().slice(0, 200) }] }), [text])
  const { source, count } = useRecordList<T>(object, filter, sort)
  const shownColumns = chosenColumns(columns, preferences.columns[object])
  const list = (
    <div className={cx(styles.list)}>
      <DataGrid
        label={title} columns={shownColumns} source={source} rowId={(row) => row.id} density={preferences.density} sort={sort} onSort={setSort}
        selection={memory.selection} onSelection={(selection) => { remember({ selection }) }} initialPlace={memory.place} onLeave={(place) => { remember({ place }) }}
        onActive={(row) => { onShow(row.id) }} onOpen={(row) => { onOpen(row.id) }} handle={grid} autoFocus
        empty={count === null ? undefined : text.trim() === '' ? emptyVault : emptyFilter(text.trim())}
        bar={<SelectionBar selection={memory.selection} total={count ?? 0} onSelection={(selection) => { remember({ selection }) }}><SelectionActions object={object} filter={filter} selection={memory.selection} onDone={(selection) => { remember({ selection }) }} /></SelectionBar>}
      />
    </div>
  )
  return (
    <div className={cx(styles.screen)}>
      <PageHeader
        title={title} {...(count === null ? {} : { count: format.number(count) })}
        actions={<><ExportButton object={object} filter={filter} selection={memory.selection} /><ColumnChooser columns={columns} chosen={preferences.columns[object] ?? []} onChange={(chosen) => { prefer({ columns: { ...preferences.columns, [object]: [...chosen] } }) }} />{actions}</>}
      >
        <div className={cx(styles.filter)} data-filter>
          <SearchField label={t('records:filter')} placeholder={t('records:filter')} value={text} onChange={setText} onSubmit={() => grid.current?.focus()} />
        </div>
      </PageHeader>
      <div className={cx(styles.pane)}>
        <SplitPane start={list} end={shownId === null ? null : detail} size={width} onSize={setWidth} />
      </div>
    </div>
  )
}
