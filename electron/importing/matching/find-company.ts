import type { Company, CompanyFields } from '../../../shared/companies/company'
import { fold } from '../../../shared/fold'
import { companyNameKeys, isLikeCompanyName } from '../../companies/company-name'
import { matchKey } from '../../records/match-key'
import { byIdentity, type Identity, type Match } from './find-contact'
import { haveReachInCommon, isSameCompany } from './likeness'
import type { Known, Shelf } from './shelf'

type KnownCompany = Known<CompanyFields, Company>

/** Which company a row is about: the one made from the same row before, by id, else by domain and name. */
export function findCompany(shelf: Shelf<CompanyFields, Company>, fields: CompanyFields, identity: Identity): Match<KnownCompany> {
  const certain = byIdentity(shelf, identity, (known) => fold(known.fields.name) === fold(fields.name) || isLikeCompanyName(known.fields.name, fields.name) || (fields.domain !== '' && known.fields.domain === fields.domain), (known) => haveReachInCommon(known.fields, fields))
  if (certain !== null) return certain
  const found = new Map<number, KnownCompany>()
  for (const key of companyKeys(fields)) {
    for (const known of shelf.byKey(key, key)) if (!shelf.isOfAnother(known.number, identity.satchelId) && isSameCompany(known.fields, fields)) found.set(known.number, known)
  }
  const all = [...found.values()]
  const exact = all.filter((known) => fold(known.fields.name) === fold(fields.name))
  const [first, second] = exact.length > 0 ? exact : all
  if (first === undefined) return { kind: 'none' }
  if (second === undefined) return { kind: 'one', known: first, by: 'fields' }
  const sameDomain = exact.filter((known) => known.fields.domain === fields.domain)
  return sameDomain.length === 1 && sameDomain[0] !== undefined ? { kind: 'one', known: sameDomain[0], by: 'fields' } : { kind: 'ambiguous' }
}

/** Keys that a company is found by; the same that its writer keeps. */
export function companyKeys(fields: CompanyFields): number[] {
  const keys = companyNameKeys(fields.name).map((key) => matchKey('name', key))
  if (fields.domain !== '') keys.push(matchKey('domain', fold(fields.domain)))
  return keys
}
