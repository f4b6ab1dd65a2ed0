import { Building2 } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { companyFields, type Company, type CompanyFields } from '../../../shared/companies/company'
import { primaryOf } from '../../../shared/record-fields'
import { navigate, replaceRoute, useRoute } from '../../app/navigation'
import { useMayDo } from '../../app/sight'
import { noteChange } from '../../app/undo'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useQueryOf } from '../../ipc/use-query-of'
import { Avatar } from '../../ui/avatar'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { notify } from '../../ui/toast'
import { ContactWaysSections, QuickActions } from '../records/common-sections'
import { DetailFrame, DetailGroup, DetailSkeleton, FieldRow } from '../records/detail-frame'
import styles from '../records/detail.module.css'
import { EditableText } from '../records/editable-text'
import { failureKey } from '../records/failure-text'
import { OwnerRow } from '../records/owner-row'
import { RecordStory } from '../records/record-story'
import type { AskEdit, RecordDoor } from '../records/save-edit'
import { TagSection } from '../records/tag-section'
import { useDelete, type DeleteDoor } from '../records/use-delete'
import { useSaveEdit } from '../records/use-save-edit'

const PEOPLE_SHOWN = 50

/** Everything about one company, with its people, edited where it stands. */
export function CompanyDetail({ id }: { readonly id: string }) {
  const { t } = useText()
  const loaded = useQueryOf('companies.get', { id })
  if (loaded.state === 'loading') return <DetailSkeleton />
  if (loaded.state === 'failed') return <EmptyState icon={Building2} title={t('records:gone')}>{t(failureKey(loaded.failure))}</EmptyState>
  return <CompanyPage company={loaded.value} />
}

const companyDoor: RecordDoor<CompanyFields, Company> & DeleteDoor<Company> = {
  fields: companyFields,
  update: (id, expectedVersion, patch) => call('companies.update', { id, expectedVersion, patch }),
  restore: (id) => call('companies.restore', { id }),
  delete: (id, expectedVersion) => call('companies.delete', { id, expectedVersion }),
}

function CompanyPage({ company }: { readonly company: Company }) {
  const { t, format } = useText()
  const route = useRoute('companies')
  const may = useMayDo('company', company)
  const { save, question } = useSaveEdit(companyDoor, company, company.name)
  const { remove, deleteQuestion } = useDelete(companyDoor, company, company.name, () => {
    if (route !== null) replaceRoute({ screen: 'companies', id: null, full: false })
  })
  const restore = async (): Promise<void> => {
    const answer = await call('companies.restore', { id: company.id })
    if (!answer.ok) notify({ text: ({ t }) => t(failureKey(answer.failure)), tone: 'danger' })
    else noteChange({ transactionId: answer.value.transactionId, text: ({ t }) => t('records:restored', { name: company.name }) })
  }
  const saveEmployees = (text: string, ask: AskEdit): Promise<boolean> => {
    const digits = text.replace(/[\s.,']/g, '')
    if (digits === '') return save({ employees: null }, ask)
    if (/^\d{1,9}$/.test(digits)) return save({ employees: Number(digits) }, ask)
    notify({ text: ({ t }) => t('records:notANumber'), tone: 'warning' })
    return Promise.resolve(false)
  }
  const close = (): void => { replaceRoute({ screen: 'companies', id: null, full: false }) }
  const country = primaryOf(company.addresses)
  return (
    <DetailFrame
      name={company.name} seed={company.id} kind="company" quick={<QuickActions object="company" record={company} />}
      summary={[company.industry, company.domain, country?.city ?? ''].filter((part) => part !== '').join(' · ')}
      isDeleted={company.deletedAt !== null} may={{ update: may('update'), delete: may('delete') }} onDelete={() => void remove()} onRestore={() => void restore()}
      onOpenPage={route === null || route.full ? null : () => { navigate({ screen: 'companies', id: company.id, full: true }) }} onClose={route === null ? null : close}
      fields={
        <>
          <DetailGroup title={t('records:reach')}>
            <ContactWaysSections object="company" part="reach" record={company} save={save} />
            <ContactWaysSections object="company" part="place" record={company} save={save} />
          </DetailGroup>
          <DetailGroup title={t('records:company')}>
            {(['name', 'domain', 'industry'] as const).map((field) => (
              <FieldRow key={field} label={t(`records:${field}`)}><EditableText label={t(`records:${field}`)} value={company[field]} placeholder={t('records:none')} onSave={(text, ask) => save({ [field]: text.trim() }, ask)} /></FieldRow>
            ))}
            <FieldRow label={t('records:employees')}><EditableText label={t('records:employees')} value={company.employees === null ? '' : String(company.employees)} shown={company.employees === null ? '' : format.number(company.employees)} placeholder={t('records:none')} onSave={saveEmployees} /></FieldRow>
            <OwnerRow object="company" ownerId={company.ownerId} onChange={(ownerId) => save({ ownerId })} />
            <TagSection object="company" tags={company.tags} onChange={(tags) => save({ tags: [...tags] })} />
          </DetailGroup>
          <People id={company.id} />
          {question}
          {deleteQuestion}
        </>
      }
      story={<RecordStory object="company" record={company} onNotes={(notes, ask) => save({ notes }, ask)} />}
    />
  )
}

/** Who works there, those who left last. */
function People({ id }: { readonly id: string }) {
  const { t } = useText()
  const people = useQueryOf('companies.people', { id, limit: PEOPLE_SHOWN })
  if (people.state !== 'ready' || people.value.total === 0) return null
  return (
    <DetailGroup title={t('records:peopleHere', { count: people.value.total })}>
      <ul className={cx(styles.people)}>
        {people.value.items.map((person) => (
          <li key={person.id}>
            <AriaButton className={cx(styles.person)} onPress={() => { navigate({ screen: 'people', id: person.id, full: true }) }}>
              <Avatar name={person.name} seed={person.id} />
              <span className={cx(styles.personWords)}>
                <span className={cx(styles.personName, person.left && styles.left)}>{person.name}</span>
                <span className={cx(styles.sub)}>{person.left ? [person.role, t('records:left')].filter((part) => part !== '').join(' · ') : person.role}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </DetailGroup>
  )
}
