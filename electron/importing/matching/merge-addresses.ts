import { fold } from '../../../shared/fold'
import { LIST_LIMIT, type AddressItem } from '../../../shared/record-fields'

/**
 * Addresses with what a row says of them: a place that is known gets the region and the country that it lacks; one that contradicts them is
 * another place. The stored primary stays.
 */
export function mergeAddresses(stored: readonly AddressItem[], row: readonly AddressItem[], combine: (stored: AddressItem, row: AddressItem) => AddressItem): AddressItem[] {
  const merged = [...stored]
  for (const address of row) {
    const key = placeKey(address)
    const alike = merged.filter((known) => placeKey(known) === key)
    const known = alike.find((place) => isSame(place.region, address.region) && isSame(place.country, address.country)) ?? alike.find((place) => mayBeOne(place, address, key))
    if (known !== undefined) merged[merged.indexOf(known)] = filled(combine(known, address), address)
    else if (merged.length < LIST_LIMIT) merged.push(stored.length > 0 ? { ...address, primary: false } : address)
  }
  return merged
}

function placeKey(place: AddressItem): string {
  return fold([place.street, place.extended, place.poBox, place.city, place.postalCode].join('|'))
}

const NOWHERE = fold('||||')

/** A region and a country without anything else are one place only where they meet. */
function mayBeOne(a: AddressItem, b: AddressItem, key: string): boolean {
  const agrees = (one: string, other: string): boolean => one === '' || other === '' || isSame(one, other)
  const meets = (one: string, other: string): boolean => one !== '' && isSame(one, other)
  return agrees(a.region, b.region) && agrees(a.country, b.country) && (key !== NOWHERE || meets(a.region, b.region) || meets(a.country, b.country))
}

function isSame(a: string, b: string): boolean {
  return a === b || fold(a) === fold(b)
}

function filled(known: AddressItem, row: AddressItem): AddressItem {
  return (known.region === '' && row.region !== '') || (known.country === '' && row.country !== '') ? { ...known, region: known.region || row.region, country: known.country || row.country } : known
}
