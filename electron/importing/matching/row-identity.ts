import type { ImportPlan } from '../../../shared/importing/channels'
import { headersHash } from '../mapping-memory'
import { matchKey, matchKeysBehind } from '../../records/match-key'

// Folded names hold no control characters, so that these keys never meet those of names.
const SOURCE_MARK = '\u0001'
const ROW_MARK = '\u0002'

/** Key of a record by its id in the program it comes from. Ids of a file that nobody knows count within files of the same columns only. */
export function sourceKey(plan: ImportPlan, sourceId: string): number {
  return matchKey('name', `${SOURCE_MARK}${sourceSpace(plan)}:${plainSourceId(plan, sourceId)}`)
}

/** Key of a record whose row has a Satchel id that a record in the bin has. */
export function satchelKey(satchelId: string): number {
  return matchKey('name', `${SOURCE_MARK}satchel-id:${satchelId}`)
}

function sourceSpace(plan: ImportPlan): string {
  if (plan.dialect.startsWith('salesforce')) return 'salesforce'
  return plan.dialect === 'generic' ? `generic-${headersHash(plan.columns.map(({ header }) => header)).toString('hex')}` : plan.dialect
}

/** Salesforce writes the same id with 15 or 18 characters; the last three only check the case of the others. */
export function plainSourceId(plan: ImportPlan, sourceId: string): string {
  return plan.dialect.startsWith('salesforce') && /^[A-Za-z0-9]{18}$/.test(sourceId) ? sourceId.slice(0, 15) : sourceId
}

/**
 * Says which row was imported how: the same text under the same mapping was in the vault before, so it changes nothing again.
 * Another mapping of the same file is another import.
 */
export function createRowKeys(plan: ImportPlan): (raw: string) => number {
  const mapping = JSON.stringify([plan.object, plan.format, plan.columns.map(({ index, target }) => [index, target]), plan.tags, plan.dateOrder])
  return matchKeysBehind('name', `${ROW_MARK}${mapping}\n`)
}
