import { Building2, Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { CompanyListItem } from '../../../shared/companies/company'
import { navigate, openScreen, replaceRoute, useRoute } from '../../app/navigation'
import type { Format } from '../../i18n/format'
import { useText, type Translate } from '../../i18n/use-text'
import { Avatar } from '../../ui/avatar'
import { TagList } from '../../ui/badge'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import type { Column } from '../../ui/grid/column'
import { RecordListScreen } from '../records/record-list-screen'
import styles from '../records/records.module.css'
import { CompanyDetail } from './company-detail'
import { askForNewCompany, NewCompanyDialog } from './new-company-dialog'

/** The list of companies with one of them beside it, or one on a page of its own. */
export function CompaniesScreen() {
  const { t, format } = useText()
  const route = useRoute('companies')
  const columns = useMemo(() => columnsOf(t, format), [t, format])
  if (route === null) return null
  if (route.full && route.id !== null) return <><CompanyDetail key={route.id} id={route.id} /><NewCompanyDialog /></>
  return (
    <>
      <RecordListScreen
        object="company" title={t('shell:nav.companies')} columns={columns} shownId={route.id}
        onShow={(id) => { replaceRoute({ screen: 'companies', id, full: false }) }} onOpen={(id) => { navigate({ screen: 'companies', id, full: true }) }}
        detail={route.id === null ? null : <CompanyDetail key={route.id} id={route.id} />}
        actions={<Button variant="primary" size="small" icon={Plus} onPress={askForNewCompany}>{t('records:newCompany')}</Button>}
        emptyVault={
          <EmptyState icon={Building2} title={t('records:noCompanies')} actions={<><Button variant="primary" onPress={() => { openScreen('import') }}>{t('records:importPeople')}</Button><Button onPress={askForNewCompany}>{t('records:newCompany')}</Button></>}>
            {t('records:noCompaniesText')}
          </EmptyState>
        }
        create={{ text: t('records:newCompany'), run: askForNewCompany }}
      />
      <NewCompanyDialog />
    </>
  )
}

function columnsOf(t: Translate, format: Format): readonly Column<CompanyListItem>[] {
  const text = (value: string) => <span className={cx(styles.cellText)}>{value}</span>
  return [
    { id: 'name', title: t('records:name'), width: 180, grow: 2.2, isSortable: true, skeleton: 60, render: (row) => <span className={cx(styles.cellName)}><Avatar name={row.name} seed={row.id} size="small" kind="company" />{text(row.name)}</span> },
    { id: 'domain', title: t('records:domain'), width: 126, grow: 1.4, render: (row) => text(row.domain) },
    { id: 'industry', title: t('records:industry'), width: 120, grow: 1.2, render: (row) => text(row.industry) },
    { id: 'employees', title: t('records:employees'), width: 100, align: 'end', render: (row) => text(row.employees === null ? '' : format.number(row.employees)) },
    { id: 'phone', title: t('records:phone'), width: 120, grow: 1, render: (row) => text(row.phone) },
    { id: 'city', title: t('records:city'), width: 94, grow: 1, render: (row) => text(row.city) },
    { id: 'country', title: t('records:country'), width: 84, grow: 0.8, render: (row) => text(row.country) },
    { id: 'tags', title: t('records:tags'), width: 100, grow: 1, render: (row) => <TagList tags={row.tags} /> },
    { id: 'updated', title: t('records:updated'), width: 100, align: 'end', isSortable: true, render: (row) => text(format.day(row.updatedAt)) },
  ]
}
