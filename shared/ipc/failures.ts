import type { Permission } from '../permissions'
import type { Due } from '../vault/vault'

/** Failures that any endpoint may answer with; an endpoint adds its own kinds. Plain data: ids and field names, never values. */
export type CommonFailure =
  | { readonly kind: 'invalid-input'; readonly issues: readonly { readonly path: string; readonly message: string }[] }
  /** `due`: the passphrase was right, and something is asked for before anything else. */
  | { readonly kind: 'locked'; readonly due?: Due }
  /** `field`: the one that the rights keep from this person. */
  | { readonly kind: 'forbidden'; readonly permission: Permission; readonly field?: string }
  | { readonly kind: 'busy'; readonly with: JobKind }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'read-only'; readonly path: string }
  | { readonly kind: 'damaged'; readonly what: 'vault' | 'log' | 'file' }
  | { readonly kind: 'not-found' }
  /** A bug. The details are in the local log under this id. */
  | { readonly kind: 'internal'; readonly incidentId: string }

/** Work that takes longer than a second, shows progress and can be cancelled. */
export type JobKind = 'import' | 'import-check' | 'import-undo' | 'export' | 'backup' | 'verify-backup' | 'restore' | 'verify-log' | 'archive-log' | 'check-vault' | 'check-search' | 'mend-search' | 'mass-change' | 'undo' | 'sample' | 'count' | 'rotate-key'
