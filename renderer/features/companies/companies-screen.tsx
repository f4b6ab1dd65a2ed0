import { Building2, Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { CompanyListItem } from '../../../shared/companies/company'
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
import { CompanyDetail } from './company-detail'
import { askForNewCompany, NewCompanyDialog } from './new-company-dialog'

/** The list of companies with one of them beside it, or one on a page of its own. */
export function CompaniesScreen() {
  const { t, format } = useText()
  const route = useRoute('companies')
  const ruleOf = useFieldRule('company')
  const may = useMay()
  const users = useUserNames()
  const columns = useMemo(() => withOwner(columnsOf(t, format), t, users).filter(({ id }) => ruleOf(columnFields[id] ?? id) !== 'hidden'), [t, format, users, ruleOf])
  if (route === null) return null
  if (route.full && route.id !== null) return <><CompanyDetail key={route.id} id={route.id} /><NewCompanyDialog /></>
  return (
    <>
      <RecordListScreen
        object="company" title={t('shell:nav.companies')} columns={columns} shownId={route.id}
        onShow={(id) => { replaceRoute({ screen: 'companies', id, full: false }) }} onOpen={(id) => { navigate({ screen: 'companies', id, full: true }) }}
        detail={route.id === null ? null : <CompanyDetail key={route.id} id={route.id} />}
        actions={may('company:create') ? <Button variant="primary" size="small" icon={Plus} onPress={askForNewCompany}>{t('records:newCompany')}</Button> : null}
        emptyVault={
          <EmptyState icon={Building2} title={t('records:noCompanies')} actions={<>{may('import') ? <Button variant="primary" onPress={() => { openScreen('import') }}>{t('records:importPeople')}</Button> : null}{may('company:create') ? <Button onPress={askForNewCompany}>{t('records:newCompany')}</Button> : null}</>}>
            {t('records:noCompaniesText')}
          </EmptyState>
        }
        create={may('company:create') ? { text: t('records:newCompany'), run: askForNewCompany } : null}
      />
      <NewCompanyDialog />
    </>
  )
}

/** What matters most first: beside an open record only the first ones have room. */
function columnsOf(t: Translate, format: Format): readonly Column<CompanyListItem>[] {
  return [
    { id: 'name', title: t('records:name'), width: 190, grow: 2.2, isSortable: true, skeleton: 60, render: (row) => <NameCell name={row.name} seed={row.id} kind="company" /> },
    { id: 'domain', title: t('records:domain'), width: 96, grow: 1.4, render: (row) => row.domain },
    { id: 'phone', title: t('records:phone'), width: 112, grow: 1, render: (row) => row.phone },
    { id: 'industry', title: t('records:industry'), width: 92, grow: 1.2, render: (row) => row.industry },
    { id: 'employees', title: t('records:employees'), width: 92, align: 'end', render: (row) => row.employees === null ? '' : format.number(row.employees) },
    { id: 'city', title: t('records:city'), width: 76, grow: 1, render: (row) => row.city },
    { id: 'country', title: t('records:country'), width: 66, grow: 0.8, render: (row) => row.country },
    { id: 'tags', title: t('records:tags'), width: 96, grow: 1, render: (row) => <TagList tags={row.tags} /> },
    { id: 'updated', title: t('records:updated'), width: 102, align: 'end', isSortable: true, render: (row) => format.day(row.updatedAt) },
  ]
}
