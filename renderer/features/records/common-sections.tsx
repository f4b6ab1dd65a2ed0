import { fold } from '../../../shared/fold'
import type { AddressItem, EmailItem, LinkItem, PhoneItem } from '../../../shared/record-fields'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { cx } from '../../ui/cx'
import { notify } from '../../ui/toast'
import { ItemSection } from './item-section'
import styles from './records.module.css'

interface ContactWays {
  readonly emails: EmailItem[]
  readonly phones: PhoneItem[]
  readonly addresses: AddressItem[]
  readonly links: LinkItem[]
}
type Change = (make: (current: ContactWays) => Partial<ContactWays> | null) => Promise<boolean>

/** Emails, phones, addresses and links, as people and companies both have them. */
export function ContactWaysSections({ record, change }: { readonly record: ContactWays; readonly change: Change }) {
  const { t } = useText()
  const flags = [{ name: 'primary', label: t('records:isPrimary'), kind: 'check' }, { name: 'optOut', label: t('records:isOptedOut'), kind: 'check' }] as const
  const kindOf = { name: 'label', label: t('records:label'), kind: 'text' } as const
  return (
    <>
      <ItemSection<EmailItem>
        title={t('records:emails')} addTitle={t('records:addEmail')} editTitle={t('records:editEmail')} items={record.emails} blank={{ address: '', label: 'work', primary: false, optOut: false }}
        fields={[{ name: 'address', label: t('records:email'), kind: 'text', type: 'email', isRequired: true }, kindOf, ...flags]}
        textOf={(item) => <Outside url={`mailto:${item.address}`} text={item.address} />} keyOf={(item) => fold(item.address)}
        onChange={(make) => change((current) => listPatch(make(current.emails), (emails) => ({ emails })))}
      />
      <ItemSection<PhoneItem>
        title={t('records:phones')} addTitle={t('records:addPhone')} editTitle={t('records:editPhone')} items={record.phones} blank={{ number: '', label: 'work', primary: false, optOut: false }}
        fields={[{ name: 'number', label: t('records:phone'), kind: 'text', type: 'tel', isRequired: true }, kindOf, ...flags]}
        textOf={(item) => <Outside url={`tel:${item.number.replace(/[^\d+]/g, '')}`} text={item.number} />} keyOf={(item) => item.number.replace(/\s/g, '')}
        onChange={(make) => change((current) => listPatch(make(current.phones), (phones) => ({ phones })))}
      />
      <ItemSection<AddressItem>
        title={t('records:addresses')} addTitle={t('records:addAddress')} editTitle={t('records:editAddress')} items={record.addresses}
        blank={{ label: 'work', primary: false, optOut: false, street: '', extended: '', poBox: '', city: '', region: '', postalCode: '', country: '' }}
        fields={[
          { name: 'street', label: t('records:street'), kind: 'text' }, { name: 'extended', label: t('records:extended'), kind: 'text' }, { name: 'poBox', label: t('records:poBox'), kind: 'text' },
          { name: 'postalCode', label: t('records:postalCode'), kind: 'text' }, { name: 'city', label: t('records:city'), kind: 'text' }, { name: 'region', label: t('records:region'), kind: 'text' },
          { name: 'country', label: t('records:country'), kind: 'text' }, kindOf, ...flags,
        ]}
        textOf={addressText} keyOf={(item) => fold(addressText(item))}
        onChange={(make) => change((current) => listPatch(make(current.addresses), (addresses) => ({ addresses })))}
      />
      <ItemSection<LinkItem>
        title={t('records:links')} addTitle={t('records:addLink')} editTitle={t('records:editLink')} items={record.links} blank={{ url: '', label: 'web' }}
        fields={[{ name: 'url', label: t('records:link'), kind: 'text', type: 'url', isRequired: true }, kindOf]}
        textOf={(item) => <Outside url={/^[a-z]+:/i.test(item.url) ? item.url : `https://${item.url}`} text={item.url} />} keyOf={(item) => item.url}
        onChange={(make) => change((current) => listPatch(make(current.links), (links) => ({ links })))}
      />
    </>
  )
}

/** Mail, phone or web outside the app. The main process asks first and refuses everything else. */
function Outside({ url, text }: { readonly url: string; readonly text: string }) {
  const { t } = useText()
  const open = async (): Promise<void> => {
    const answer = await call('app.openExternal', { url })
    if (!answer.ok) notify({ text: t('records:linkRefused'), tone: 'warning' })
  }
  return <button type="button" className={cx(styles.link)} onClick={() => void open()}>{text}</button>
}

/** A patch with a list in it; none where there is no list. */
function listPatch<T, P>(list: readonly T[] | null, patch: (list: T[]) => P): P | null {
  return list === null ? null : patch([...list])
}

function addressText(item: AddressItem): string {
  const place = [item.postalCode, item.city].filter((part) => part !== '').join(' ')
  return [item.street, item.extended, item.poBox, place, item.region, item.country].filter((part) => part !== '').join('\n')
}
