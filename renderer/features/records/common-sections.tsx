import { ExternalLink, Mail, Phone } from 'lucide-react'
import { fold } from '../../../shared/fold'
import type { AddressItem, EmailItem, LinkItem, PhoneItem } from '../../../shared/record-fields'
import { useText } from '../../i18n/use-text'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import styles from './detail.module.css'
import { ItemSection } from './item-section'
import { mailUrl, pageUrl, phoneUrl, useOutside } from './outside'

interface ContactWays {
  readonly emails: EmailItem[]
  readonly phones: PhoneItem[]
  readonly addresses: AddressItem[]
  readonly links: LinkItem[]
}
type Change = (make: (current: ContactWays) => Partial<ContactWays> | null) => Promise<boolean>
type Part = 'reach' | 'place'

/** Emails and phones (`reach`) or addresses and links (`place`), as people and companies both have them. */
export function ContactWaysSections({ part, record, change }: { readonly part: Part; readonly record: ContactWays; readonly change: Change }) {
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
          keyOf={(item) => item.address.toLowerCase()} onChange={(make) => change((current) => listPatch(make(current.emails), (emails) => ({ emails })))}
        />
        <ItemSection<PhoneItem>
          title={t('records:phone')} addTitle={t('records:addPhone')} editTitle={t('records:editPhone')} items={record.phones} blank={{ number: '', label: 'work', primary: false, optOut: false }}
          fields={[{ name: 'number', label: t('records:phone'), kind: 'text', type: 'tel', isRequired: true }, kindOf, ...flags]}
          inline={{ read: (item) => item.number, write: (item, number) => ({ ...item, number }), maxLength: 100 }}
          actOn={(item) => <IconButton icon={Phone} label={t('records:callNumber', { number: item.number })} size="small" onPress={() => { open(phoneUrl(item.number)) }} />}
          keyOf={(item) => item.number.replace(/\s/g, '')} onChange={(make) => change((current) => listPatch(make(current.phones), (phones) => ({ phones })))}
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
        textOf={(item) => <span className={cx(styles.press)} data-selectable>{addressText(item)}</span>} keyOf={(item) => fold(addressText(item))}
        onChange={(make) => change((current) => listPatch(make(current.addresses), (addresses) => ({ addresses })))}
      />
      <ItemSection<LinkItem>
        title={t('records:web')} addTitle={t('records:addLink')} editTitle={t('records:editLink')} items={record.links} blank={{ url: '', label: 'web' }}
        fields={[{ name: 'url', label: t('records:link'), kind: 'text', type: 'url', isRequired: true }, kindOf]}
        inline={{ read: (item) => item.url, write: (item, url) => ({ ...item, url }), maxLength: 2_000 }}
        actOn={(item) => <IconButton icon={ExternalLink} label={t('records:openLink', { link: item.url })} size="small" onPress={() => { open(pageUrl(item.url)) }} />}
        keyOf={(item) => item.url} onChange={(make) => change((current) => listPatch(make(current.links), (links) => ({ links })))}
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

/** A patch with a list in it; none where there is no list. */
function listPatch<T, P>(list: readonly T[] | null, patch: (list: T[]) => P): P | null {
  return list === null ? null : patch([...list])
}

function addressText(item: AddressItem): string {
  const place = [item.postalCode, item.city].filter((part) => part !== '').join(' ')
  return [item.street, item.extended, item.poBox, place, item.region, item.country].filter((part) => part !== '').join('\n')
}
