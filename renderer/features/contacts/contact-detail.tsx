import { Building2, Maximize2, RotateCcw, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { displayName, type Contact, type ContactFields, type Position } from '../../../shared/contacts/contact'
import { fold } from '../../../shared/fold'
import { primaryOf } from '../../../shared/record-fields'
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
import { companyForName } from '../companies/company-for-name'
import { ContactWaysSections } from '../records/common-sections'
import { EditableDate } from '../records/editable-date'
import { EditableText } from '../records/editable-text'
import { failureKey } from '../records/failure-text'
import { ItemSection } from '../records/item-section'
import { mergeSet } from '../records/merge-item'
import styles from '../records/records.module.css'
import { SourceSection } from '../records/source-section'
import { TagSection } from '../records/tag-section'
import { fieldChange, useRecordChange } from '../records/use-record-change'

/** Everything about one person, edited where it stands. */
export function ContactDetail({ id }: { readonly id: string }) {
  const { t } = useText()
  const loaded = useQueryOf('contacts.get', { id })
  if (loaded.state === 'loading') return <div className={cx(styles.detail)}><div className={cx(styles.section)}><Skeleton /><Skeleton /><Skeleton /></div></div>
  if (loaded.state === 'failed') return <EmptyState icon={Building2} title={t('records:gone')}>{t(failureKey(loaded.failure))}</EmptyState>
  return <ContactPage contact={loaded.value} />
}

type TextFieldName = { [K in keyof ContactFields]: ContactFields[K] extends string ? K : never }[keyof ContactFields]
const nameFields = ['namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix', 'nickname', 'phoneticGivenName', 'phoneticFamilyName', 'formattedName'] as const satisfies readonly TextFieldName[]

function ContactPage({ contact }: { readonly contact: Contact }) {
  const { t } = useText()
  const route = useRoute('people')
  const name = displayName(contact) || t('records:unnamed')
  const change = useRecordChange<Contact, ContactFields>(contact, name, (expectedVersion, patch) => call('contacts.update', { id: contact.id, expectedVersion, patch }))
  const remove = async (): Promise<void> => {
    const answer = await call('contacts.delete', { id: contact.id, expectedVersion: contact.version })
    if (!answer.ok) notify({ text: t(failureKey(answer.failure)), tone: 'danger' })
    else {
      noteChange({ transactionId: answer.value.transactionId, text: t('records:deleted', { name }) }, t)
      if (route !== null) replaceRoute({ screen: 'people', id: null, full: false })
    }
  }
  const restore = async (): Promise<void> => {
    const answer = await call('contacts.restore', { id: contact.id })
    if (!answer.ok) notify({ text: t(failureKey(answer.failure)), tone: 'danger' })
    else noteChange({ transactionId: answer.value.transactionId, text: t('records:restored', { name }) }, t)
  }
  const position = primaryOf(contact.positions)
  const summary = [position?.role, position?.companyName, primaryOf(contact.addresses)?.city].filter((part) => part !== undefined && part !== '').join(' · ')
  return (
    <article className={cx(styles.detail)} aria-label={name}>
      <header className={cx(styles.headline)}>
        <Avatar name={name} seed={contact.id} size="large" />
        <div className={cx(styles.headWords)}>
          <h1 className={cx(styles.name)}>{name}</h1>
          <p className={cx(styles.summary)}>{summary}</p>
        </div>
        <div className={cx(styles.headActions)}>
          {contact.deletedAt === null ? <IconButton icon={Trash2} label={t('records:delete')} onPress={() => void remove()} /> : null}
          {route !== null && !route.full ? <IconButton icon={Maximize2} label={t('records:openPage')} keys={['Enter']} onPress={() => { navigate({ screen: 'people', id: contact.id, full: true }) }} /> : null}
          {route !== null ? <IconButton icon={X} label={t('ui:close')} onPress={() => { replaceRoute({ screen: 'people', id: null, full: false }) }} /> : null}
        </div>
      </header>
      {contact.deletedAt === null ? null : <div className={cx(styles.section)}><InlineAlert tone="info" title={t('records:inBin')} actions={<Button size="small" icon={RotateCcw} onPress={() => void restore()}>{t('records:restore')}</Button>} /></div>}
      <ContactWaysSections record={contact} change={change} />
      <ItemSection<Position>
        title={t('records:positions')} addTitle={t('records:addPosition')} editTitle={t('records:editPosition')} items={contact.positions}
        blank={{ companyId: null, companyName: '', role: '', department: '', primary: false, left: false }}
        fields={[
          { name: 'companyName', label: t('records:company'), kind: 'text' }, { name: 'role', label: t('records:role'), kind: 'text' }, { name: 'department', label: t('records:department'), kind: 'text' },
          { name: 'primary', label: t('records:isPrimary'), kind: 'check' }, { name: 'left', label: t('records:hasLeft'), kind: 'check' },
        ]}
        labelOf={(item) => item.role} textOf={(item) => <PositionText position={item} />}
        keyOf={(item) => fold(`${item.companyName} / ${item.role}`)} prepare={(item) => linkedToCompany(item, contact.positions)}
        onChange={(make) => change((current) => {
          const positions = make(current.positions)
          return positions === null ? null : { positions: [...positions] }
        })}
      />
      <section className={cx(styles.section)}>
        <h2 className={cx(styles.sectionTitle)}>{t('records:person')}</h2>
        <dl className={cx(styles.fields)}>
          {nameFields.map((field) => (
            <Row key={field} label={t(`records:${field}`)}>
              <EditableText label={t(`records:${field}`)} value={contact[field]} placeholder={t('records:none')} onSave={(text, base) => change(fieldChange(field, base, text.trim()))} />
            </Row>
          ))}
          <Row label={t('records:birthday')}><EditableDate label={t('records:birthday')} value={contact.birthday} onSave={(birthday, base) => change(fieldChange('birthday', base, birthday))} /></Row>
        </dl>
      </section>
      <TagSection object="contact" tags={contact.tags} onChange={(tags) => change((current) => ({ tags: mergeSet(current.tags, contact.tags, tags) }))} />
      <section className={cx(styles.section)}>
        <h2 className={cx(styles.sectionTitle)}>{t('records:notes')}</h2>
        <EditableText label={t('records:notes')} value={contact.notes} lines={6} maxLength={100_000} placeholder={t('records:notesHint')} onSave={(notes, base) => change(fieldChange('notes', base, notes))} />
      </section>
      <SourceSection record={contact} />
      <RecordHistory object="contact" id={contact.id} />
    </article>
  )
}

/** A company's name typed anew is another company: it is found or made, and the link to the old one goes. */
async function linkedToCompany(item: Position, before: readonly Position[]): Promise<Position> {
  const isAsBefore = before.some((other) => other.companyId !== null && other.companyId === item.companyId && other.companyName === item.companyName)
  return isAsBefore ? item : { ...item, companyId: await companyForName(item.companyName) }
}

function PositionText({ position }: { readonly position: Position }) {
  const { t } = useText()
  const { companyId } = position
  const words = position.companyName || position.role
  return (
    <>
      {companyId === null ? <span className={cx(position.left && styles.left)}>{words}</span> : <button type="button" className={cx(styles.link, position.left && styles.left)} onClick={() => { navigate({ screen: 'companies', id: companyId, full: true }) }}>{words}</button>}
      {position.department === '' ? null : <span>{position.department}</span>}
      {position.left ? <Badge>{t('records:left')}</Badge> : null}
    </>
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
