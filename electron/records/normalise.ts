import { fold } from '../../shared/fold'
import type { AddressItem, EmailItem, LinkItem, PhoneItem } from '../../shared/record-fields'

// Every item is built anew with its members in one order: two lists are compared by their JSON.

/** The list with exactly one primary: the first marked one, else the first. An empty list stays empty. */
export function withOnePrimary<T extends { readonly primary: boolean }>(items: readonly T[]): T[] {
  const marked = items.findIndex((item) => item.primary)
  const chosen = marked === -1 ? 0 : marked
  return items.map((item, index) => (item.primary === (index === chosen) ? item : { ...item, primary: index === chosen }))
}

/** Trimmed, blank ones dropped, one primary; the same address twice is kept once, in its first place. */
export function tidyEmails(items: readonly EmailItem[]): EmailItem[] {
  const tidy = items.map((item) => ({ address: item.address.trim(), label: item.label.trim(), primary: item.primary, optOut: item.optOut })).filter((item) => item.address !== '')
  return withOnePrimary(withoutRepeats(tidy, (item) => fold(item.address)))
}

/** Trimmed, blank ones dropped, one primary; the same spelling twice is kept once. */
export function tidyPhones(items: readonly PhoneItem[]): PhoneItem[] {
  const tidy = items.map((item) => ({ number: item.number.trim(), label: item.label.trim(), primary: item.primary, optOut: item.optOut })).filter((item) => item.number !== '')
  return withOnePrimary(withoutRepeats(tidy, (item) => item.number))
}

/** Trimmed, wholly blank ones dropped, one primary. */
export function tidyAddresses(items: readonly AddressItem[]): AddressItem[] {
  const tidy = items.map((item) => ({
    label: item.label.trim(), primary: item.primary, optOut: item.optOut,
    street: item.street.trim(), extended: item.extended.trim(), poBox: item.poBox.trim(), city: item.city.trim(),
    region: item.region.trim(), postalCode: item.postalCode.trim(), country: item.country.trim(),
  }))
  return withOnePrimary(tidy.filter((item) => [item.street, item.extended, item.poBox, item.city, item.region, item.postalCode, item.country].some((part) => part !== '')))
}

/** Trimmed, blank ones dropped, the same address twice kept once. */
export function tidyLinks(items: readonly LinkItem[]): LinkItem[] {
  const tidy = items.map((item) => ({ url: item.url.trim(), label: item.label.trim() })).filter((item) => item.url !== '')
  return withoutRepeats(tidy, (item) => item.url)
}

/** Trimmed, blank ones dropped; `VIP` and `vip` are one tag, spelled as first given. */
export function tidyTags(tags: readonly string[]): string[] {
  return withoutRepeats(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''), foldTag)
}

/** A tag as compared. A tag of signs only folds to itself. */
export function foldTag(tag: string): string {
  return fold(tag) || tag
}

function withoutRepeats<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  if (items.length < 2) return [...items]
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
