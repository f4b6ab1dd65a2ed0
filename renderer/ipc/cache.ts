import { QueryClient } from '@tanstack/react-query'
import type { Channel } from '../../shared/ipc/contract'
import { ok } from '../../shared/result'
import { on } from './client'

/** The first part of a cached query's key. */
export const keyOf = (channel: Channel, input: unknown): readonly [Channel, unknown] => [channel, input]

/** What may have changed when the engine says so, as beginnings of channel names. Dropped, never patched. */
const touched: Readonly<Record<'backup.changed' | 'settings.changed' | 'alerts.changed' | 'preferences.changed', readonly string[]>> = {
  'backup.changed': ['backup.', 'audit.', 'centre.'],
  'settings.changed': ['settings.', 'users.', 'roles.', 'teams.', 'secondFactor.', 'centre.', 'policy.', 'training.'],
  'alerts.changed': ['alerts.', 'audit.'],
  'preferences.changed': ['app.preferences'],
}
const ofRecords: Readonly<Record<'contact' | 'company', readonly string[]>> = {
  contact: ['contacts.', 'records.', 'search.', 'audit.', 'import.', 'sample.'],
  // A contact's row shows the name of its company.
  company: ['companies.', 'contacts.', 'records.', 'search.', 'audit.', 'import.', 'sample.'],
}

/** The cache of what lives in the engine. It asks again after an event, not after a time. */
export function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** Drops what the engine says has changed; locking drops everything, and so do other rights. Answers with a function that stops it. */
export function connectCache(cache: QueryClient): () => void {
  const drop = (beginnings: readonly string[]): void => {
    void cache.invalidateQueries({ predicate: ({ queryKey: [channel] }) => typeof channel === 'string' && beginnings.some((beginning) => channel.startsWith(beginning)) })
  }
  let rights: string | null = null
  const stops = [
    on('records.changed', ({ object }) => { drop(ofRecords[object]) }),
    on('backup.changed', () => { drop(touched['backup.changed']) }),
    on('settings.changed', () => { drop(touched['settings.changed']) }),
    on('alerts.changed', () => { drop(touched['alerts.changed']) }),
    on('preferences.changed', () => { drop(touched['preferences.changed']) }),
    on('vault.changed', (state) => {
      // Under other rights the same question has another answer.
      const now = state.state === 'unlocked' ? JSON.stringify([state.session.rights, state.session.team]) : null
      if (now === null || now !== rights) cache.removeQueries({ predicate: ({ queryKey: [channel] }) => channel !== 'app.preferences' && channel !== 'app.info' && channel !== 'vault.state' })
      rights = now
      cache.setQueryData(keyOf('vault.state', {}), ok(state))
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
