import { displayName, type Contact } from '../../shared/contacts/contact'
import { digitsOf, fold } from '../../shared/fold'
import type { Finding, TagFinding } from '../records/finding'
import { matchKey } from '../records/match-key'
import type { SearchColumns } from '../search/search-index'
import { searchText, searchTextOf } from '../search/words'

/** What finds a contact: a pure function of the record, since the same words must be given again to take them out of the index. */
export function contactFinding(contact: Contact): Finding {
  const keys = new Set<number>()
  const nameKey = fold(displayName(contact))
  if (nameKey !== '') keys.add(matchKey('name', nameKey))
  for (const { address } of contact.emails) keys.add(matchKey('email', fold(address)))
  return {
    search: {
      columns: contactWords(contact),
      digits: contact.phones.map(({ number }) => digitsOf(number)).join(' '),
    },
    keys: [...keys],
    tags: contact.tags,
  }
}

/** The words of a contact, in the order of the index's columns. */
export function contactWords(contact: Contact): SearchColumns {
  return [
    nameText(contact),
    searchTextOf(contact.positions.flatMap(({ companyName, role, department }) => [companyName, role, department])),
    searchTextOf(contact.emails.map(({ address }) => address)),
    searchText(contact.notes),
    tagFinding(contact).text,
    searchTextOf(contact.addresses.flatMap(({ city, region, postalCode, country }) => [city, region, postalCode, country])),
  ]
}

/** What a contact's tags find it by. */
export function tagFinding({ tags }: Contact): TagFinding {
  return { tags, text: searchTextOf(tags) }
}

function nameText(contact: Contact): string {
  const parts = [
    contact.formattedName, contact.namePrefix, contact.givenName, contact.middleName, contact.familyName, contact.nameSuffix,
    contact.nickname, contact.phoneticGivenName, contact.phoneticFamilyName,
  ]
  return searchTextOf(parts)
}
