import { Plus, Users } from 'lucide-react'
import { useMemo } from 'react'
import type { ContactListItem } from '../../../shared/contacts/contact'
import { navigate, openScreen, replaceRoute, useRoute } from '../../app/navigation'
import { useUserNames } from '../../app/people-names'
import { useMay } from '../../app/session'
import { useFieldRule } from '../../app/sight'
import type { Format } from '../../i18n/format'
import { useText, type Translate } from '../../i18n/use-text'
import { TagList } from '../../ui/badge'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import type { Column } from '../../ui/grid/column'
import { NameCell } from '../../ui/grid/name-cell'
import { columnFields } from '../records/column-fields'
import { withOwner } from '../records/owner-column'
import { RecordListScreen } from '../records/record-list-screen'
import { ContactDetail } from './contact-detail'
import { askForNewContact, NewContactDialog } from './new-contact-dialog'

/** The list of people with one of them beside it, or one on a page of its own. */
export function PeopleScreen() {
  const { t, format } = useText()
  const route = useRoute('people')
  const ruleOf = useFieldRule('contact')
  const may = useMay()
  const users = useUserNames()
  const columns = useMemo(() => withOwner(columnsOf(t, format), t, users).filter(({ id }) => ruleOf(columnFields[id] ?? id) !== 'hidden'), [t, format, users, ruleOf])
  if (route === null) return null
  if (route.full && route.id !== null) return <><ContactDetail key={route.id} id={route.id} /><NewContactDialog /></>
  return (
    <>
      <RecordListScreen
        object="contact" title={t('shell:nav.people')} columns={columns} shownId={route.id}
        onShow={(id) => { replaceRoute({ screen: 'people', id, full: false }) }} onOpen={(id) => { navigate({ screen: 'people', id, full: true }) }}
        detail={route.id === null ? null : <ContactDetail key={route.id} id={route.id} />}
        actions={may('contact:create') ? <Button variant="primary" size="small" icon={Plus} onPress={askForNewContact}>{t('records:newContact')}</Button> : null}
        emptyVault={
          <EmptyState icon={Users} title={t('records:noPeople')} actions={<>{may('import') ? <Button variant="primary" onPress={() => { openScreen('import') }}>{t('records:importPeople')}</Button> : null}{may('contact:create') ? <Button onPress={askForNewContact}>{t('records:newContact')}</Button> : null}</>}>
            {t('records:noPeopleText')}
          </EmptyState>
        }
        create={may('contact:create') ? { text: t('records:newContact'), run: askForNewContact } : null}
      />
      <NewContactDialog />
    </>
  )
}

/** What matters most first: beside an open record only the first ones have room. */
function columnsOf(t: Translate, format: Format): readonly Column<ContactListItem>[] {
  return [
    { id: 'name', title: t('records:name'), width: 160, grow: 2.2, isSortable: true, skeleton: 60, render: (row) => <NameCell name={row.name || t('records:unnamed')} seed={row.id} /> },
    { id: 'company', title: t('records:company'), width: 124, grow: 1.6, isSortable: true, skeleton: 50, render: (row) => row.companyName },
    { id: 'email', title: t('records:email'), width: 150, grow: 1.8, skeleton: 70, render: (row) => row.email },
    { id: 'phone', title: t('records:phone'), width: 120, grow: 1.1, render: (row) => row.phone },
    { id: 'role', title: t('records:role'), width: 94, grow: 1.2, render: (row) => row.role },
    { id: 'city', title: t('records:city'), width: 82, grow: 1, render: (row) => row.city },
    { id: 'tags', title: t('records:tags'), width: 98, grow: 1.1, render: (row) => <TagList tags={row.tags} /> },
    { id: 'updated', title: t('records:updated'), width: 104, align: 'end', isSortable: true, render: (row) => format.day(row.updatedAt) },
  ]
}
