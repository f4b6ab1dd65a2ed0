import type { AlertCount } from '../alerts/channels'
import type { Severity } from '../alerts/rules'
import type { DeepLink } from '../app/deep-link'
import type { ObjectType } from '../list'
import type { VaultState } from '../vault/vault'
import type { JobKind } from './failures'

/** Told by the engine after commit; ids, not data. Events and requests are two types: neither side can send the other's. */
export interface Events {
  /** `ids` null: many, drop everything cached of that kind. */
  'records.changed': { readonly object: ObjectType; readonly ids: readonly string[] | null }
  'vault.changed': VaultState
  /** The vault that is being opened was made by an earlier version and is prepared for this one: seconds for a million records, once. */
  'vault.upgrading': null
  'job.progress': { readonly jobId: string; readonly kind: JobKind; readonly phase: string; readonly done: number; readonly total: number | null }
  'backup.changed': null
  'settings.changed': null
  /** To those who may see the log: alerts that are open now, and the gravest severity among those raised just now. */
  'alerts.changed': { readonly open: AlertCount; readonly raised: Severity | null }
  'preferences.changed': null
  /** Somebody opened a `satchel:` link; the page goes there when it is unlocked. */
  'app.open': DeepLink
}
export type EventName = keyof Events
export const eventNames = ['records.changed', 'vault.changed', 'vault.upgrading', 'job.progress', 'backup.changed', 'settings.changed', 'alerts.changed', 'preferences.changed', 'app.open'] as const satisfies readonly EventName[]
