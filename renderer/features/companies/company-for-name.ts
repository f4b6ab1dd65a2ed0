import { emptyCompany } from '../../../shared/companies/company'
import { fold } from '../../../shared/fold'
import { call } from '../../ipc/client'

/** The company of that name, made when there is none. Null for an empty name, or when it was refused: the name then stands without a link. */
export async function companyForName(name: string): Promise<string | null> {
  const wanted = name.trim()
  if (wanted === '') return null
  const known = await call('companies.suggest', { text: wanted.slice(0, 200), limit: 50 })
  const same = known.ok ? known.value.items.find((item) => fold(item.name) === fold(wanted)) : undefined
  if (same !== undefined) return same.id
  const made = await call('companies.create', { draft: { ...emptyCompany(), name: wanted } })
  return made.ok ? made.value.record.id : null
}
