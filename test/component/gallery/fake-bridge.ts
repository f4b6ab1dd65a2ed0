import type { Answer, Bridge, Channel, Input } from '../../../shared/ipc/contract'
import type { EventName, Events } from '../../../shared/ipc/events'
import { defaultDevicePreferences, type DevicePreferences } from '../../../shared/settings/channels'
import { presetRights } from '../../../shared/permissions'
import { ok } from '../../../shared/result'
import { demoRow } from './demo-rows'

type Listener = (data: never) => void

/** Stands in for the preload script: an open vault with nothing behind it but generated rows. */
export function fakeBridge(preferences: Partial<DevicePreferences>): Bridge & { readonly calls: { channel: string; input: unknown }[]; tell<E extends EventName>(event: E, data: Events[E]): void } {
  let kept: DevicePreferences = { ...defaultDevicePreferences, ...preferences }
  const listeners = new Map<string, Set<Listener>>()
  const calls: { channel: string; input: unknown }[] = []
  const tell = <E extends EventName>(event: E, data: Events[E]): void => {
    for (const listener of listeners.get(event) ?? []) listener(data as never)
  }
  const answers: Record<string, (input: never) => unknown> = {
    'app.preferences': () => kept,
    'app.setPreferences': (part: Partial<DevicePreferences>) => {
      kept = { ...kept, ...part }
      queueMicrotask(() => { tell('preferences.changed', null) })
      return kept
    },
    'vault.state': () => openVault(),
    'vault.touch': () => ({ locksAt: Date.now() + 300_000 }),
    'alerts.count': () => ({ info: 0, warning: 1, critical: 0 }),
    'backup.state': () => ({ target: '/media/backups', everyHours: 24, lastAttemptAt: Date.now() - 240_000, lastVerifiedAt: Date.now() - 240_000, lastProblem: null, nextDueAt: Date.now() + 80_000_000, sameDisk: false }),
    'search.query': ({ text, objects }: { text: string; objects: readonly string[] }) => ({ items: search(text, objects[0] ?? 'contact'), more: false }),
  }
  return {
    calls,
    tell,
    call: <C extends Channel>(channel: C, input: Input<C>) => {
      calls.push({ channel, input })
      const answer = answers[channel]
      return Promise.resolve((answer === undefined ? { ok: false, failure: { kind: 'not-found' } } : ok(answer(input as never))) as Answer<C>)
    },
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set<Listener>()
      listeners.set(event, set)
      set.add(listener)
      return () => { set.delete(listener) }
    },
    dropped: () => Promise.resolve(null),
  }
}

function openVault(): unknown {
  return {
    state: 'unlocked',
    vault: { path: '/home/demo/Vaults/Northwind', name: 'Northwind' },
    session: { sessionId: 's1', userId: 'u1', userName: 'Demo Owner', role: 'administrator', roleName: null, rights: presetRights.administrator, team: ['u1'], vaultId: 'v1', since: Date.now() },
    locksAt: Date.now() + 252_000,
    keychain: 'present',
    findings: [],
    recoveryDue: false,
  }
}

function search(text: string, object: string): unknown[] {
  const found: { object: string; id: string; title: string; subtitle: string; matched: string; excerpt: string }[] = []
  for (let index = 0; index < 400 && found.length < 6; index++) {
    const row = demoRow(index)
    const title = object === 'contact' ? row.name : row.company
    if (title.toLowerCase().includes(text.toLowerCase()) && !found.some((hit) => hit.title === title)) found.push({ object, id: row.id, title, subtitle: object === 'contact' ? `${row.role}, ${row.company}` : row.city, matched: 'name', excerpt: '' })
  }
  return found
}
