import type { Condition } from '../../../../shared/list'
import type { Format } from '../../../i18n/format'
import { useText, type Translate } from '../../../i18n/use-text'
import { useQueryOf } from '../../../ipc/use-query-of'
import { choiceOf, valueOf } from './condition-table'

/** A condition as a person would say it: "Company is Nordlicht Optik", "Changed since 1 May 2026". */
export function useConditionWords(condition: Condition): string {
  const { t, format } = useText()
  const company = useQueryOf('companies.get', condition.field === 'company' && condition.op === 'is' ? { id: condition.value } : null)
  const imports = useQueryOf('import.batches', condition.field === 'batch' ? {} : null)
  const users = useQueryOf('users.list', condition.field === 'owner' && condition.op === 'is' ? {} : null)
  const choice = choiceOf(condition)
  if (choice === undefined) return valueOf(condition)
  switch (choice.asks) {
    case 'company':
      return t(choice.words, { value: company.state === 'ready' ? company.value.name : '…' })
    case 'owner':
      return t(choice.words, { value: (users.state === 'ready' ? users.value.items.find(({ id }) => id === condition.value)?.name : undefined) ?? '…' })
    case 'import': {
      const batch = imports.state === 'ready' ? imports.value.items.find((item) => item.batchId === condition.value) : undefined
      return t(choice.words, { value: batch === undefined ? '…' : importWords(batch, t, format) })
    }
    case 'day':
      return t(choice.words, { value: format.date(valueOf(condition)) })
    case 'month':
      return t(choice.words, { value: format.month(valueOf(condition)) })
    default:
      return t(choice.words, { value: valueOf(condition) })
  }
}

/** "contacts.csv of 3 Nov 2026" */
export function importWords({ fileName, startedAt }: { readonly fileName: string; readonly startedAt: number }, t: Translate, format: Format): string {
  return t('filters:import', { name: fileName, day: format.day(startedAt) })
}
