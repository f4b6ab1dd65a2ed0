import { Building2, Maximize2, RotateCcw, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Company, CompanyFields } from '../../../shared/companies/company'
import { navigate, replaceRoute, useRoute } from '../../app/navigation'
import { noteChange } from '../../app/undo'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useQueryOf } from '../../ipc/use-query-of'
import { Avatar } from '../../ui/avatar'
import { Badge } from '../../ui/badge'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { InlineAlert } from '../../ui/inline-alert'
import { Skeleton } from '../../ui/skeleton'
import { notify } from '../../ui/toast'
import { RecordHistory } from '../audit/record-history'
import { ContactWaysSections } from '../records/common-sections'
import { EditableText } from '../records/editable-text'
import { failureKey } from '../records/failure-text'
import { mergeSet } from '../records/merge-item'
import styles from '../records/records.module.css'
import { SourceSection } from '../records/source-section'
import { TagSection } from '../records/tag-section'
import { fieldChange, useRecordChange } from '../records/use-record-change'

const PEOPLE_SHOWN = 50

/** Everything about one company, with its people, edited where it stands. */
export function CompanyDetail({ id }: { readonly id: string }) {
  const { t } = useText()
  const loaded = useQueryOf('companies.get', { id })
  if (loaded.state === 'loading') return <div className={cx(styles.detail)}><div className={cx(styles.section)}><Skeleton /><Skeleton /><Skeleton /></div></div>
  if (loaded.state === 'failed') return <EmptyState icon={Building2} title={t('records:gone')}>{t(failureKey(loaded.failure))}</EmptyState>
  return <CompanyPage company={loaded.value} />
}

function CompanyPage({ company }: { readonly company: Company }) {
  const { t, format } = useText()
  const route = useRoute('companies')
  const change = useRecordChange<Company, CompanyFields>(company, company.name, (expectedVersion, patch) => call('companies.update', { id: company.id, expectedVersion, patch }))
  const remove = async (): Promise<void> => {
    const answer = await call('companies.delete', { id: company.id, expectedVersion: company.version })
    if (!answer.ok) notify({ text: t(failureKey(answer.failure)), tone: 'danger' })
    else {
      noteChange({ transactionId: answer.value.transactionId, text: t('records:deleted', { name: company.name }) }, t)
      if (route !== null) replaceRoute({ screen: 'companies', id: null, full: false })
    }
  }
  const restore = async (): Promise<void> => {
    const answer = await call('companies.restore', { id: company.id })
    if (!answer.ok) notify({ text: t(failureKey(answer.failure)), tone: 'danger' })
    else noteChange({ transactionId: answer.value.transactionId, text: t('records:restored', { name: company.name }) }, t)
  }
  const saveEmployees = (text: string, base: string): Promise<boolean> => {
    const digits = text.replace(/[\s.,']/g, '')
    if (/^\d{0,9}$/.test(digits)) return change(fieldChange('employees', numberOf(base), numberOf(digits)))
    notify({ text: t('records:notANumber'), tone: 'warning' })
    return Promise.resolve(false)
  }
  return (
    <article className={cx(styles.detail)} aria-label={company.name}>
      <header className={cx(styles.headline)}>
        <Avatar name={company.name} seed={company.id} size="large" kind="company" />
        <div className={cx(styles.headWords)}>
          <h1 className={cx(styles.name)}>{company.name}</h1>
          <p className={cx(styles.summary)}>{[company.industry, company.domain].filter((part) => part !== '').join(' · ')}</p>
        </div>
        <div className={cx(styles.headActions)}>
          {company.deletedAt === null ? <IconButton icon={Trash2} label={t('records:delete')} onPress={() => void remove()} /> : null}
          {route !== null && !route.full ? <IconButton icon={Maximize2} label={t('records:openPage')} keys={['Enter']} onPress={() => { navigate({ screen: 'companies', id: company.id, full: true }) }} /> : null}
          {route !== null ? <IconButton icon={X} label={t('ui:close')} onPress={() => { replaceRoute({ screen: 'companies', id: null, full: false }) }} /> : null}
        </div>
      </header>
      {company.deletedAt === null ? null : <div className={cx(styles.section)}><InlineAlert tone="info" title={t('records:inBin')} actions={<Button size="small" icon={RotateCcw} onPress={() => void restore()}>{t('records:restore')}</Button>} /></div>}
      <section className={cx(styles.section)}>
        <h2 className={cx(styles.sectionTitle)}>{t('records:company')}</h2>
        <dl className={cx(styles.fields)}>
          {(['name', 'domain', 'industry'] as const).map((field) => (
            <Row key={field} label={t(`records:${field}`)}><EditableText label={t(`records:${field}`)} value={company[field]} placeholder={t('records:none')} onSave={(text, base) => change(fieldChange(field, base, text.trim()))} /></Row>
          ))}
          <Row label={t('records:employees')}><EditableText label={t('records:employees')} value={company.employees === null ? '' : String(company.employees)} shown={company.employees === null ? '' : format.number(company.employees)} placeholder={t('records:none')} onSave={saveEmployees} /></Row>
        </dl>
      </section>
      <People id={company.id} />
      <ContactWaysSections record={company} change={change} />
      <TagSection object="company" tags={company.tags} onChange={(tags) => change((current) => ({ tags: mergeSet(current.tags, company.tags, tags) }))} />
      <section className={cx(styles.section)}>
        <h2 className={cx(styles.sectionTitle)}>{t('records:notes')}</h2>
        <EditableText label={t('records:notes')} value={company.notes} lines={6} maxLength={100_000} placeholder={t('records:notesHint')} onSave={(notes, base) => change(fieldChange('notes', base, notes))} />
      </section>
      <SourceSection record={company} />
      <RecordHistory object="company" id={company.id} />
    </article>
  )
}

function numberOf(digits: string): number | null {
  return digits === '' ? null : Number(digits)
}

function People({ id }: { readonly id: string }) {
  const { t } = useText()
  const people = useQueryOf('companies.people', { id, limit: PEOPLE_SHOWN })
  if (people.state !== 'ready' || people.value.total === 0) return null
  return (
    <section className={cx(styles.section)}>
      <h2 className={cx(styles.sectionTitle)}>{t('records:peopleHere', { count: people.value.total })}</h2>
      <ul className={cx(styles.items)}>
        {people.value.items.map((person) => (
          <li key={person.id} className={cx(styles.item)}>
            <span className={cx(styles.itemLabel)}>{person.role}</span>
            <span className={cx(styles.itemText)}>
              <button type="button" className={cx(styles.link, person.left && styles.left)} onClick={() => { navigate({ screen: 'people', id: person.id, full: true }) }}>{person.name}</button>
              {person.left ? <Badge>{t('records:left')}</Badge> : null}
            </span>
            <span />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className={cx(styles.fieldName)}>{label}</dt>
      <dd className={cx(styles.fieldValue)}>{children}</dd>
    </>
  )
}
