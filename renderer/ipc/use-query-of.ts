import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Answer, Channel, Failure, Input, Output } from '../../shared/ipc/contract'
import { keyOf } from './cache'
import { call } from './client'

/** What is known of something asked for. `isOld`: shown from before while the new answer is on its way. */
export type Loaded<T, F> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly isOld: boolean }
  | { readonly state: 'failed'; readonly failure: F; readonly again: () => void }

/**
 * Asks a channel and keeps the answer until an event says it changed. Input null: not yet.
 * `keepOld` shows the last answer while another input loads, for lists and search. A bug in the engine is thrown to the error boundary.
 */
export function useQueryOf<C extends Channel>(channel: C, input: Input<C> | null, { keepOld = false }: { readonly keepOld?: boolean } = {}): Loaded<Output<C>, Failure<C>> {
  const query = useQuery<Answer<C>>({
    queryKey: keyOf(channel, input),
    queryFn: () => (input === null ? Promise.reject(new Error('asked without input')) : call(channel, input)),
    enabled: input !== null,
    throwOnError: true,
    ...(keepOld ? { placeholderData: keepPreviousData } : {}),
  })
  const answer = query.data
  if (answer === undefined) return { state: 'loading' }
  if (!answer.ok) return { state: 'failed', failure: answer.failure, again: () => void query.refetch() }
  return { state: 'ready', value: answer.value, isOld: query.isPlaceholderData }
}
