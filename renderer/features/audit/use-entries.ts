import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ArchivedThrough, AuditFilter, AuditView } from '../../../shared/audit/channels'
import type { Answer, Failure } from '../../../shared/ipc/contract'
import type { ObjectType } from '../../../shared/list'
import { call } from '../../ipc/client'

export type Entries =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure<'audit.page'>; readonly again: () => void }
  | { readonly state: 'ready'; readonly entries: readonly AuditView[]; readonly total: number; readonly archived: ArchivedThrough | null; readonly hasMore: boolean; readonly isLoadingMore: boolean; readonly more: () => void }

/** Entries that a filter finds, newest first, a page at a time. Asked for again whenever the screen opens: almost everything a person does adds one. */
export function useEntries(filter: AuditFilter, pageSize: number): Entries {
  return useAllPages(['audit.page', filter, 'all-pages', pageSize], (before) => call('audit.page', { filter, limit: pageSize, ...(before === null ? {} : { before }) }))
}

/** `key`: the channel comes first, so that the cache's events reach it; its last part keeps it apart from single pages. */
function useAllPages(key: readonly unknown[], page: (before: number | null) => Promise<Answer<'audit.page'>>): Entries {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    staleTime: 0,
    throwOnError: true,
  })
  const { data, fetchNextPage, refetch } = query
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  if (data === undefined) return { state: 'loading' }
  const failed = data.pages.find((page) => !page.ok)
  if (failed !== undefined) return { state: 'failed', failure: failed.failure, again: () => void refetch() }
  const pages = data.pages.flatMap((page) => (page.ok ? [page.value] : []))
  return { state: 'ready', entries: pages.flatMap((page) => page.items), total: pages[0]?.total ?? 0, archived: pages[0]?.archived ?? null, hasMore: query.hasNextPage, isLoadingMore: query.isFetchingNextPage, more }
}

/** The same for one record: what whoever may read it may know of it. */
export function useHistory(object: ObjectType, id: string, pageSize: number): Entries {
  return useAllPages(['records.history', { object, id }, 'all-pages', pageSize], (before) => call('records.history', { object, id, limit: pageSize, ...(before === null ? {} : { before }) }))
}

/** Asks for the entries again: after something that only the log tells of. */
export function useRefreshEntries(): () => void {
  const cache = useQueryClient()
  return useCallback(() => void cache.invalidateQueries({ predicate: ({ queryKey: [channel] }) => channel === 'audit.page' || channel === 'audit.timeline' || channel === 'audit.anchor' }), [cache])
}
