import type { Condition } from '../../../../shared/list'
import { useOpenVault } from '../../../app/session'
import { useText, type Text } from '../../../i18n/use-text'
import { useQueryOf } from '../../../ipc/use-query-of'

/** A condition as words: "Tag is vip". Names are those of now; until known, or when gone, a general word stands there. */
export function useConditionText(condition: Condition): string {
  const words = useText()
  const { t, format } = words
  const { session } = useOpenVault()
  const company = useQueryOf('companies.get', condition.field === 'company' && condition.op === 'is' ? { id: condition.value } : null)
  const users = useQueryOf('users.list', condition.field === 'owner' && condition.op === 'is' ? {} : null)
  const batches = useQueryOf('import.batches', condition.field === 'batch' ? {} : null)
  switch (condition.field) {
    case 'company':
      return condition.op === 'is-empty' ? t('filters:hasNo.company') : t('filters:is.company', { value: company.state === 'ready' ? company.value.name : '…' })
    case 'owner':
      if (condition.op === 'is-empty') return t('filters:hasNo.owner')
      if (condition.value === session.userId) return t('filters:is.me')
      return t('filters:is.owner', { value: (users.state === 'ready' ? users.value.items.find(({ id }) => id === condition.value)?.name : undefined) ?? '…' })
    case 'batch': {
      const batch = batches.state === 'ready' ? batches.value.items.find(({ batchId }) => batchId === condition.value) : undefined
      return batch === undefined ? t('filters:is.someBatch') : t('filters:is.batch', { value: batch.fileName, day: format.day(batch.startedAt) })
    }
    default:
      return plainText(condition, words)
  }
}

function plainText(condition: Exclude<Condition, { field: 'company' | 'owner' | 'batch' }>, { t, format }: Text): string {
  switch (condition.field) {
    case 'text':
      return t('filters:is.text', { value: condition.value })
    case 'tag':
      return t(condition.op === 'is' ? 'filters:is.tag' : 'filters:is.notTag', { value: condition.value })
    case 'city':
    case 'country':
    case 'industry':
      return t(`filters:is.${condition.field}`, { value: condition.value })
    case 'created':
      return t(condition.op === 'after' ? 'filters:is.createdSince' : 'filters:is.createdBefore', { value: format.day(condition.value) })
    case 'updated':
      return t(condition.op === 'after' ? 'filters:is.updatedSince' : 'filters:is.updatedBefore', { value: format.day(condition.value) })
    default:
      return t(condition.op === 'is-present' ? `filters:has.${condition.field}` : `filters:hasNo.${condition.field}`)
  }
}

/** The same as an element, for a list of any length. */
export function ConditionText({ condition }: { readonly condition: Condition }) {
  return <>{useConditionText(condition)}</>
}
