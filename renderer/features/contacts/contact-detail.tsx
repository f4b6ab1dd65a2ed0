import { Building2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { contactFields, displayName, type Contact, type ContactFields, type Position } from '../../../shared/contacts/contact'
import { primaryOf } from '../../../shared/record-fields'
import { navigate, replaceRoute, useRoute } from '../../app/navigation'
import { useMayDo } from '../../app/sight'
import { noteChange } from '../../app/undo'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useQueryOf } from '../../ipc/use-query-of'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { notify } from '../../ui/toast'
import { companyForName } from '../companies/company-for-name'
import { ContactWaysSections, QuickActions } from '../records/common-sections'
import { DetailFrame, DetailGroup, DetailSkeleton, FieldRow } from '../records/detail-frame'
import styles from '../records/detail.module.css'
import { EditableDate } from '../records/editable-date'
import { EditableText } from '../records/editable-text'
import { failureKey } from '../records/failure-text'
import { FieldSight } from '../records/field-sight'
import { ItemSection } from '../records/item-section'
import { OwnerRow } from '../records/owner-row'
import { RecordLink } from '../records/record-link'
import { RecordStory } from '../records/record-story'
import type { RecordDoor } from '../records/save-edit'
import { TagSection } from '../records/tag-section'
import { useDelete, type DeleteDoor } from '../records/use-delete'
import { useSaveEdit, type SaveEdit } from '../records/use-save-edit'

/** Everything about one person, edited where it stands. */
export function ContactDetail({ id }: { readonly id: string }) {
  const { t } = useText()
  const loaded = useQueryOf('contacts.get', { id })
  if (loaded.state === 'loading') return <DetailSkeleton />
  if (loaded.state === 'failed') return <EmptyState icon={Building2} title={t('records:gone')}>{t(failureKey(loaded.failure))}</EmptyState>
  return <ContactPage contact={loaded.value} />
}

type TextFieldName = { [K in keyof ContactFields]: ContactFields[K] extends string ? K : never }[keyof ContactFields]
/** Shown even when empty. */
const always = ['givenName', 'familyName']
const nameFields = ['namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix', 'nickname', 'phoneticGivenName', 'phoneticFamilyName', 'formattedName'] as const satisfies readonly TextFieldName[]

type Save = SaveEdit<ContactFields>

const contactDoor: RecordDoor<ContactFields, Contact> & DeleteDoor<Contact> = {
  fields: contactFields,
  update: (id, expectedVersion, patch) => call('contacts.update', { id, expectedVersion, patch }),
  restore: (id) => call('contacts.restore', { id }),
  delete: (id, expectedVersion) => call('contacts.delete', { id, expectedVersion }),
}

function ContactPage({ contact }: { readonly contact: Contact }) {
  const { t } = useText()
  const route = useRoute('people')
  const may = useMayDo('contact', contact)
  const [showsAll, setShowsAll] = useState(false)
  const name = displayName(contact) || t('records:unnamed')
  const { save, question } = useSaveEdit(contactDoor, contact, name)
  const { remove, deleteQuestion } = useDelete(contactDoor, contact, name, () => {
    if (route !== null) replaceRoute({ screen: 'people', id: null, full: false })
  })
  const restore = async (): Promise<void> => {
    const answer = await call('contacts.restore', { id: contact.id })
    if (!answer.ok) notify({ text: ({ t }) => t(failureKey(answer.failure)), tone: 'danger' })
    else noteChange({ transactionId: answer.value.transactionId, text: ({ t }) => t('records:restored', { name }) })
  }
  // Parts of a name that few people have stay out of the way until they are asked for or filled in; then they stay, even when emptied.
  const filled = useRef(new Set<string>(always))
  for (const field of nameFields) if (contact[field] !== '') filled.current.add(field)
  const namesShown = nameFields.filter((field) => showsAll || filled.current.has(field))
  const close = (): void => { replaceRoute({ screen: 'people', id: null, full: false }) }
  return (
    <DetailFrame
      name={name} seed={contact.id} summary={<Summary contact={contact} />} quick={<QuickActions object="contact" record={contact} />}
      isDeleted={contact.deletedAt !== null} may={{ update: may('update'), delete: may('delete') }} onDelete={() => void remove()} onRestore={() => void restore()}
      onOpenPage={route === null || route.full ? null : () => { navigate({ screen: 'people', id: contact.id, full: true }) }} onClose={route === null ? null : close}
      fields={
        <>
          <DetailGroup title={t('records:reach')}>
            <ContactWaysSections object="contact" part="reach" record={contact} save={save} />
            <Positions contact={contact} save={save} />
            <ContactWaysSections object="contact" part="place" record={contact} save={save} />
          </DetailGroup>
          <DetailGroup title={t('records:person')} action={namesShown.length === nameFields.length || contact.deletedAt !== null || !may('update') ? undefined : <Button variant="quiet" size="small" onPress={() => { setShowsAll(true) }}>{t('records:moreNames')}</Button>}>
            {namesShown.map((field) => (
              <FieldRow key={field} label={t(`records:${field}`)}>
                <EditableText label={t(`records:${field}`)} value={contact[field]} placeholder={t('records:none')} onSave={(text, ask) => save({ [field]: text.trim() }, ask)} />
              </FieldRow>
            ))}
            <FieldSight object="contact" field="birthday"><FieldRow label={t('records:birthday')}><EditableDate label={t('records:birthday')} value={contact.birthday} onSave={(birthday) => void save({ birthday })} /></FieldRow></FieldSight>
            <OwnerRow object="contact" ownerId={contact.ownerId} onChange={(ownerId) => save({ ownerId })} />
            <TagSection object="contact" tags={contact.tags} onChange={(tags) => save({ tags: [...tags] })} />
          </DetailGroup>
          {question}
          {deleteQuestion}
        </>
      }
      story={<RecordStory object="contact" record={contact} onNotes={(notes, ask) => save({ notes }, ask)} />}
    />
  )
}

/** Role, company and place in one line, the company leading to its page. */
function Summary({ contact }: { readonly contact: Contact }) {
  const position = primaryOf(contact.positions)
  const { companyId = null } = position ?? {}
  const company = position?.companyName ?? ''
  const before = position?.role ?? ''
  const city = primaryOf(contact.addresses)?.city ?? ''
  return (
    <>
      {before}{before === '' || company === '' ? null : ' · '}
      {companyId === null || company === '' ? company : <RecordLink onPress={() => { navigate({ screen: 'companies', id: companyId, full: true }) }}>{company}</RecordLink>}
      {city === '' ? null : `${before === '' && company === '' ? '' : ' · '}${city}`}
    </>
  )
}

function Positions({ contact, save }: { readonly contact: Contact; readonly save: Save }) {
  const { t } = useText()
  return (
    <ItemSection<Position>
      title={t('records:company')} addTitle={t('records:addPosition')} editTitle={t('records:editPosition')} items={contact.positions}
      blank={{ companyId: null, companyName: '', role: '', department: '', primary: false, left: false }}
      fields={[
        { name: 'companyName', label: t('records:company'), kind: 'text' }, { name: 'role', label: t('records:role'), kind: 'text' }, { name: 'department', label: t('records:department'), kind: 'text' },
        { name: 'primary', label: t('records:isPrimary'), kind: 'check' }, { name: 'left', label: t('records:hasLeft'), kind: 'check' },
      ]}
      textOf={(item) => <PositionText position={item} />}
      onChange={async (positions, ask) => {
        const linked = await Promise.all(positions.map((item) => linkedToCompany(item, contact.positions)))
        return save({ positions: linked.map(({ item }) => item) }, ask, linked.flatMap(({ madeBy }) => (madeBy === null ? [] : [madeBy])))
      }}
    />
  )
}

/** A company's name typed anew is another company: it is found or made, and the link to the old one goes. */
async function linkedToCompany(item: Position, before: readonly Position[]): Promise<{ readonly item: Position; readonly madeBy: string | null }> {
  const isAsBefore = before.some((other) => other.companyId !== null && other.companyId === item.companyId && other.companyName === item.companyName)
  if (isAsBefore) return { item, madeBy: null }
  const { id, madeBy } = await companyForName(item.companyName)
  return { item: { ...item, companyId: id }, madeBy }
}

function PositionText({ position }: { readonly position: Position }) {
  const { t } = useText()
  const { companyId, companyName } = position
  const name = companyName || position.role
  const work = [companyName === '' ? '' : position.role, position.department].filter((part) => part !== '').join(' · ')
  return (
    <div className={cx(styles.place)}>
      {companyId === null ? <span className={cx(position.left && styles.left)}>{name}</span> : <RecordLink isLeft={position.left} onPress={() => { navigate({ screen: 'companies', id: companyId, full: true }) }}>{name}</RecordLink>}
      {position.left ? <> <Badge>{t('records:left')}</Badge></> : null}
      {work === '' ? null : <span className={cx(styles.sub)}>{work}</span>}
    </div>
  )
}
