import { emptyCompany } from '../../../shared/companies/company'
import { fold } from '../../../shared/fold'
import { call } from '../../ipc/client'

/** `madeBy`: the transaction that made it, when there was none of that name. */
export interface NamedCompany {
  readonly id: string | null
  readonly madeBy: string | null
}
const noCompany: NamedCompany = { id: null, madeBy: null }

/** The company of that name, made when there is none. No id for an empty name, or when it was refused: the name then stands without a link. */
export async function companyForName(name: string): Promise<NamedCompany> {
  const wanted = name.trim()
  if (wanted === '') return noCompany
  const known = await call('companies.suggest', { text: wanted.slice(0, 200), limit: 50 })
  const same = known.ok ? known.value.items.find((item) => fold(item.name) === fold(wanted)) : undefined
  if (same !== undefined) return { id: same.id, madeBy: null }
  const made = await call('companies.create', { draft: { ...emptyCompany(), name: wanted } })
  return made.ok ? { id: made.value.record.id, madeBy: made.value.transactionId } : noCompany
}
