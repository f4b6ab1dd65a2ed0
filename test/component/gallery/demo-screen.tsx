import { ListFilter, Mail, Phone, Tag, Trash2, UserPlus, Users } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useListMemory } from '../../../renderer/app/list-memory'
import { useKeptWidth, usePreferences } from '../../../renderer/app/preferences'
import { useText } from '../../../renderer/i18n/use-text'
import { useRowWindow } from '../../../renderer/ipc/use-row-window'
import { Avatar } from '../../../renderer/ui/avatar'
import { Badge, TagList } from '../../../renderer/ui/badge'
import { Button, IconButton } from '../../../renderer/ui/button'
import { EmptyState } from '../../../renderer/ui/empty-state'
import { ColumnChooser } from '../../../renderer/ui/grid/column-chooser'
import { chosenColumns, type Column, type GridSort } from '../../../renderer/ui/grid/column'
import { DataGrid } from '../../../renderer/ui/grid/data-grid'
import { NameCell } from '../../../renderer/ui/grid/name-cell'
import { SelectionBar } from '../../../renderer/ui/grid/selection-bar'
import { PageHeader } from '../../../renderer/ui/page-header'
import { SplitPane } from '../../../renderer/ui/split-pane'
import { SearchField } from '../../../renderer/ui/text-field'
import { demoRow, type DemoRow } from './demo-rows'

const query = new URLSearchParams(location.search)
const ROWS = Number(query.get('rows') ?? 1_000_000)
const DELAY = Number(query.get('delay') ?? 15)
const idOf = (row: DemoRow): string => row.id

const load = (at: number, limit: number): Promise<readonly DemoRow[]> =>
  new Promise((done) => {
    setTimeout(() => { done(Array.from({ length: Math.max(0, Math.min(limit, ROWS - at)) }, (_, place) => demoRow(at + place))) }, DELAY)
  })

/** A list of people as a feature would build it from the kit. */
export function DemoScreen() {
  const { format } = useText()
  const [width, setWidth] = useKeptWidth()
  const [{ density }] = usePreferences()
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<GridSort | null>({ column: 'name', direction: 'ascending' })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [beside, setBeside] = useState<DemoRow | null>(query.has('beside') ? demoRow(3) : null)
  const [memory, remember] = useListMemory('demo')
  const rowCount = filter === 'nobody' ? 0 : ROWS
  const source = useRowWindow({ key: 'demo', rowCount, load, idOf })
  const columns = useMemo<readonly Column<DemoRow>[]>(() => [
    { id: 'name', title: 'Name', width: 220, grow: 2, isSortable: true, skeleton: 70, render: (row) => <NameCell name={row.name} seed={row.id} /> },
    { id: 'company', title: 'Company', width: 150, grow: 1.5, isSortable: true, render: (row) => row.company },
    { id: 'role', title: 'Role', width: 130, render: (row) => row.role },
    { id: 'email', title: 'Email', width: 200, grow: 2, skeleton: 80, render: (row) => row.email },
    { id: 'phone', title: 'Phone', width: 130, render: (row) => row.phone },
    { id: 'city', title: 'City', width: 100, render: (row) => row.city },
    { id: 'tags', title: 'Tags', width: 190, render: (row) => <TagList tags={row.tags} /> },
    { id: 'updated', title: 'Changed', width: 110, align: 'end', isSortable: true, skeleton: 50, render: (row) => format.day(row.updatedAt) },
  ], [format])

  const list = (
    <>
      <PageHeader title="People" count={format.number(rowCount)} actions={<><Button icon={ListFilter} size="small" variant="quiet">Add filter</Button><ColumnChooser columns={columns} chosen={chosen} onChange={setChosen} /><Button icon={UserPlus} variant="primary" size="small">New person</Button></>}>
        <div className="demo-filter"><SearchField label="Filter" placeholder="Filter people" value={filter} onChange={setFilter} /></div>
      </PageHeader>
      <DataGrid
        label="People"
        columns={chosenColumns(columns, chosen)}
        source={source}
        rowId={idOf}
        density={density}
        sort={sort}
        onSort={setSort}
        selection={memory.selection}
        onSelection={(selection) => { remember({ selection }) }}
        initialPlace={memory.place}
        onLeave={(place) => { remember({ place }) }}
        onActive={(row) => { if (beside !== null) setBeside(row) }}
        onOpen={setBeside}
        empty={<EmptyState icon={Users} title="Nobody is called “nobody”" actions={<Button onPress={() => { setFilter('') }}>Clear the filter</Button>}>Names, companies and notes were searched. Try part of a name.</EmptyState>}
        bar={<SelectionBar selection={memory.selection} total={rowCount} onSelection={(selection) => { remember({ selection }) }}><Button size="small" variant="quiet" icon={Tag}>Add tag</Button><Button size="small" variant="quiet" icon={Trash2}>Delete</Button></SelectionBar>}
        autoFocus
      />
    </>
  )
  return <SplitPane start={list} end={beside === null ? null : <Detail row={beside} />} size={width} onSize={setWidth} />
}

function Detail({ row }: { readonly row: DemoRow }) {
  return (
    <div className="demo-detail" data-selectable>
      <div className="demo-head">
        <Avatar name={row.name} seed={row.id} size="large" />
        <div>
          <h2>{row.name}</h2>
          <p>{row.role} · {row.company}</p>
        </div>
      </div>
      <div className="demo-actions">
        <Button icon={Phone} size="small">Call</Button>
        <Button icon={Mail} size="small">Write</Button>
        <IconButton icon={Tag} label="Add tag" size="small" />
      </div>
      <dl className="demo-fields">
        <div><dt>Email</dt><dd>{row.email === '' ? '—' : row.email}</dd></div>
        <div><dt>Phone</dt><dd>{row.phone === '' ? '—' : row.phone}</dd></div>
        <div><dt>City</dt><dd>{row.city}</dd></div>
        <div><dt>Tags</dt><dd><TagList tags={row.tags} limit={4} /></dd></div>
        <div><dt>State</dt><dd><Badge tone="success">Customer</Badge></dd></div>
      </dl>
    </div>
  )
}
