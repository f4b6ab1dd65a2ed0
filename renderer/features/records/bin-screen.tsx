import { Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { CompanyListItem } from '../../../shared/companies/company'
import type { ContactListItem } from '../../../shared/contacts/contact'
import type { ListFilter } from '../../../shared/list'
import { useListMemory } from '../../app/list-memory'
import { replaceRoute, useRoute } from '../../app/navigation'
import { usePreferences } from '../../app/preferences'
import { useFieldRule } from '../../app/sight'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import type { Column } from '../../ui/grid/column'
import { DataGrid } from '../../ui/grid/data-grid'
import { NameCell } from '../../ui/grid/name-cell'
import { SelectionBar } from '../../ui/grid/selection-bar'
import { PageHeader } from '../../ui/page-header'
import { Select } from '../../ui/select'
import { columnFields } from './column-fields'
import styles from './records.module.css'
import { SelectionActions } from './selection-actions'
import { useRecordList } from './use-record-list'

const inBin: ListFilter = { bin: true, conditions: [] }
const newestFirst = { column: 'updated', direction: 'descending' } as const

/** What was deleted, to be put back. */
export function BinScreen() {
  const { t, format } = useText()
  const route = useRoute('bin')
  const object = route?.object ?? 'contact'
  const ruleOf = useFieldRule(object)
  const [memory, remember] = useListMemory(`bin-${object}`)
  const [{ density }] = usePreferences()
  const { source, count } = useRecordList<ContactListItem | CompanyListItem>(object, inBin, newestFirst)
  const columns = useMemo(() => {
    const all: readonly Column<ContactListItem | CompanyListItem>[] = [
      { id: 'name', title: t('records:name'), width: 220, grow: 2, skeleton: 60, render: (row) => <NameCell name={row.name || t('records:unnamed')} seed={row.id} kind={object === 'contact' ? 'person' : 'company'} /> },
      { id: 'email', title: t('records:email'), width: 180, grow: 1.5, render: (row) => row.email },
      { id: 'deleted', title: t('records:deletedOn'), width: 160, align: 'end', render: (row) => row.deletedAt === null ? '' : format.dateTime(row.deletedAt) },
    ]
    return all.filter(({ id }) => ruleOf(columnFields[id] ?? id) !== 'hidden')
  }, [t, format, object, ruleOf])
  return (
    <div className={cx(styles.screen)}>
      <PageHeader
        title={t('shell:nav.bin')} {...(count === null ? {} : { count: format.number(count) })}
        actions={<Select label={t('records:kind')} hideLabel value={object} onChange={(next) => { replaceRoute({ screen: 'bin', object: next }) }} options={[{ key: 'contact', text: t('shell:nav.people') }, { key: 'company', text: t('shell:nav.companies') }]} />}
      />
      <div className={cx(styles.list)}>
        <DataGrid
          key={object} label={t('shell:nav.bin')} columns={columns} source={source} rowId={(row) => row.id} density={density} autoFocus
          selection={memory.selection} onSelection={(selection) => { remember({ selection }) }} initialPlace={memory.place} onLeave={(place) => { remember({ place }) }}
          empty={count === null ? undefined : <EmptyState icon={Trash2} title={t('records:binEmpty')}>{t('records:binEmptyText')}</EmptyState>}
          bar={<SelectionBar selection={memory.selection} total={count ?? 0} onSelection={(selection) => { remember({ selection }) }}><SelectionActions object={object} filter={inBin} selection={memory.selection} onDone={(selection) => { remember({ selection }) }} /></SelectionBar>}
        />
      </div>
    </div>
  )
}
