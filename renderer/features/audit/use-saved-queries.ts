import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { SavedQuery } from '../../../shared/audit/channels'
import { call } from '../../ipc/client'
import { useQueryOf } from '../../ipc/use-query-of'
import type { LogFilter } from './log-filter'

const none: readonly SavedQuery[] = []

/** The person's saved searches of the log. `save` is false when there are as many as there may be. */
export function useSavedQueries() {
  const cache = useQueryClient()
  const loaded = useQueryOf('audit.queries', {})
  const again = useCallback(() => cache.invalidateQueries({ queryKey: ['audit.queries'] }), [cache])
  const save = useCallback(async (name: string, filter: LogFilter): Promise<boolean> => {
    const answer = await call('audit.saveQuery', { name, query: JSON.stringify(filter) })
    await again()
    return answer.ok
  }, [again])
  const remove = useCallback(async (id: string): Promise<void> => {
    await call('audit.deleteQuery', { id })
    await again()
  }, [again])
  return { items: loaded.state === 'ready' ? loaded.value.items : none, save, remove }
}
