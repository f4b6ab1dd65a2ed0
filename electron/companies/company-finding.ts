import type { Company } from '../../shared/companies/company'
import { digitsOf, fold } from '../../shared/fold'
import type { Finding, TagFinding } from '../records/finding'
import { matchKey } from '../records/match-key'
import { companyNameKeys } from './company-name'
import type { SearchColumns } from '../search/search-index'
import { searchText, searchTextOf } from '../search/words'

/** What finds a company: a pure function of the record, since the same words must be given again to take them out of the index. */
export function companyFinding(company: Company): Finding {
  const keys = new Set<number>(companyNameKeys(company.name).map((key) => matchKey('name', key)))
  if (company.domain !== '') keys.add(matchKey('domain', fold(company.domain)))
  return {
    search: {
      columns: companyWords(company),
      digits: company.phones.map(({ number }) => digitsOf(number)).join(' '),
    },
    keys: [...keys],
    tags: company.tags,
  }
}

/** The words of a company, in the order of the index's columns. */
export function companyWords(company: Company): SearchColumns {
  return [
    searchText(company.name),
    searchText(company.domain),
    searchTextOf(company.emails.map(({ address }) => address)),
    searchText(company.notes),
    tagFinding(company).text,
    searchTextOf(company.addresses.flatMap(({ city, region, postalCode, country }) => [city, region, postalCode, country])),
  ]
}

/** What a company's tags find it by. What line of business it is in is asked for like a tag. */
export function tagFinding({ tags, industry }: Company): TagFinding {
  return { tags, text: searchTextOf([...tags, industry]) }
}
