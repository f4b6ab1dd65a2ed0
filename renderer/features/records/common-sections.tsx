import { ExternalLink, Mail, Phone } from 'lucide-react'
import type { AddressItem, EmailItem, LinkItem, PhoneItem } from '../../../shared/record-fields'
import { useText } from '../../i18n/use-text'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import styles from './detail.module.css'
import { ItemSection } from './item-section'
import { mailUrl, pageUrl, phoneUrl, useOutside } from './outside'
import type { SaveEdit } from './use-save-edit'

interface ContactWays {
  readonly emails: EmailItem[]
  readonly phones: PhoneItem[]
  readonly addresses: AddressItem[]
  readonly links: LinkItem[]
}
type Save = SaveEdit<ContactWays>
type Part = 'reach' | 'place'

/** Emails and phones (`reach`) or addresses and links (`place`), as people and companies both have them. */
export function ContactWaysSections({ part, record, save }: { readonly part: Part; readonly record: ContactWays; readonly save: Save }) {
  const { t } = useText()
  const open = useOutside()
  const flags = [{ name: 'primary', label: t('records:isPrimary'), kind: 'check' }, { name: 'optOut', label: t('records:isOptedOut'), kind: 'check' }] as const
  const kindOf = { name: 'label', label: t('records:label'), kind: 'text' } as const
  if (part === 'reach') {
    return (
      <>
        <ItemSection<EmailItem>
          title={t('records:email')} addTitle={t('records:addEmail')} editTitle={t('records:editEmail')} items={record.emails} blank={{ address: '', label: 'work', primary: false, optOut: false }}
          fields={[{ name: 'address', label: t('records:email'), kind: 'text', type: 'email', isRequired: true }, kindOf, ...flags]}
          inline={{ read: (item) => item.address, write: (item, address) => ({ ...item, address }), maxLength: 320 }}
          actOn={(item) => <IconButton icon={Mail} label={t('records:writeTo', { address: item.address })} size="small" onPress={() => { open(mailUrl(item.address)) }} />}
          onChange={(emails, ask) => save({ emails: [...emails] }, ask)}
        />
        <ItemSection<PhoneItem>
          title={t('records:phone')} addTitle={t('records:addPhone')} editTitle={t('records:editPhone')} items={record.phones} blank={{ number: '', label: 'work', primary: false, optOut: false }}
          fields={[{ name: 'number', label: t('records:phone'), kind: 'text', type: 'tel', isRequired: true }, kindOf, ...flags]}
          inline={{ read: (item) => item.number, write: (item, number) => ({ ...item, number }), maxLength: 100 }}
          actOn={(item) => <IconButton icon={Phone} label={t('records:callNumber', { number: item.number })} size="small" onPress={() => { open(phoneUrl(item.number)) }} />}
          onChange={(phones, ask) => save({ phones: [...phones] }, ask)}
        />
      </>
    )
  }
  return (
    <>
      <ItemSection<AddressItem>
        title={t('records:address')} addTitle={t('records:addAddress')} editTitle={t('records:editAddress')} items={record.addresses}
        blank={{ label: 'work', primary: false, optOut: false, street: '', extended: '', poBox: '', city: '', region: '', postalCode: '', country: '' }}
        fields={[
          { name: 'street', label: t('records:street'), kind: 'text' }, { name: 'extended', label: t('records:extended'), kind: 'text' }, { name: 'poBox', label: t('records:poBox'), kind: 'text' },
          { name: 'postalCode', label: t('records:postalCode'), kind: 'text' }, { name: 'city', label: t('records:city'), kind: 'text' }, { name: 'region', label: t('records:region'), kind: 'text' },
          { name: 'country', label: t('records:country'), kind: 'text' }, kindOf, ...flags,
        ]}
        textOf={(item) => <span className={cx(styles.press)} data-selectable>{addressText(item)}</span>} onChange={(addresses, ask) => save({ addresses: [...addresses] }, ask)}
      />
      <ItemSection<LinkItem>
        title={t('records:web')} addTitle={t('records:addLink')} editTitle={t('records:editLink')} items={record.links} blank={{ url: '', label: 'web' }}
        fields={[{ name: 'url', label: t('records:link'), kind: 'text', type: 'url', isRequired: true }, kindOf]}
        inline={{ read: (item) => item.url, write: (item, url) => ({ ...item, url }), maxLength: 2_000 }}
        actOn={(item) => <IconButton icon={ExternalLink} label={t('records:openLink', { link: item.url })} size="small" onPress={() => { open(pageUrl(item.url)) }} />}
        onChange={(links, ask) => save({ links: [...links] }, ask)}
      />
    </>
  )
}

/** Write and call, on the main email and phone that may be used. */
export function QuickActions({ record }: { readonly record: ContactWays }) {
  const { t } = useText()
  const open = useOutside()
  const email = record.emails.find((item) => item.primary && !item.optOut) ?? record.emails.find((item) => !item.optOut)
  const phone = record.phones.find((item) => item.primary && !item.optOut) ?? record.phones.find((item) => !item.optOut)
  return (
    <>
      {email === undefined ? null : <Button size="small" icon={Mail} onPress={() => { open(mailUrl(email.address)) }}>{t('records:write')}</Button>}
      {phone === undefined ? null : <Button size="small" icon={Phone} onPress={() => { open(phoneUrl(phone.number)) }}>{t('records:callIt')}</Button>}
    </>
  )
}

function addressText(item: AddressItem): string {
  const town = [item.postalCode, item.city].filter((part) => part !== '').join(' ')
  const place = [town, item.region].filter((part) => part !== '').join(', ')
  return [item.street, item.extended, item.poBox, place, item.country].filter((part) => part !== '').join('\n')
}
