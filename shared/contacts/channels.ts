import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { jobId } from '../ipc/fields'
import type { TransactionId } from '../ids'
import { contactPageInput, idText, listFilter, selection, type Page } from '../list'
import { contactDraft, contactPatch, type Contact, type ContactListItem } from './contact'

/** The owner asked for is nobody the vault knows, or was removed. */
export type NoSuchOwner = { readonly kind: 'no-such-owner' }
export type StaleVersion<T> = { readonly kind: 'stale-version'; readonly current: T }
export interface Changed<T> {
  readonly record: T
  readonly transactionId: TransactionId
}
/** What a command over many records did. */
export interface MassResult {
  readonly changed: number
  readonly unchanged: number
  /** Of the unchanged: those that whoever asked may see but not change. */
  readonly notAllowed: number
  readonly transactionId: TransactionId
}

export const massAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delete') }),
  z.strictObject({ kind: z.literal('restore') }),
  z.strictObject({ kind: z.literal('add-tag'), tag: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('remove-tag'), tag: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('set-owner'), ownerId: idText.nullable() }),
])
export type MassAction = z.output<typeof massAction>
/** What a command over many records asks for: the bin has a permission of its own. */
export const massPermission = ({ action }: { readonly action: MassAction }): 'mass-update' | 'mass-delete' => (action.kind === 'delete' || action.kind === 'restore' ? 'mass-delete' : 'mass-update')

const versioned = { id: idText, expectedVersion: z.number().int().min(1) }

export const contactChannels = {
  'contacts.page': endpoint<Page<ContactListItem>, { readonly kind: 'cursor-expired' }>()(contactPageInput, { needs: 'session', permission: 'contact:read', kind: 'query' }),
  'contacts.count': endpoint<{ readonly count: number }>()(z.strictObject({ filter: listFilter }), { needs: 'session', permission: 'contact:read', kind: 'query' }),
  'contacts.get': endpoint<Contact>()(z.strictObject({ id: idText }), { needs: 'session', permission: 'contact:read', kind: 'query' }),
  'contacts.create': endpoint<Changed<Contact>, { readonly kind: 'nameless' } | NoSuchOwner>()(z.strictObject({ draft: contactDraft }), { needs: 'session', permission: 'contact:create', kind: 'command' }),
  'contacts.update': endpoint<Changed<Contact>, StaleVersion<Contact> | { readonly kind: 'nameless' } | NoSuchOwner>()(z.strictObject({ ...versioned, patch: contactPatch }), { needs: 'session', permission: 'contact:update', kind: 'command' }),
  'contacts.delete': endpoint<Changed<Contact>, StaleVersion<Contact>>()(z.strictObject(versioned), { needs: 'session', permission: 'contact:delete', kind: 'command' }),
  'contacts.restore': endpoint<Changed<Contact>>()(z.strictObject({ id: idText }), { needs: 'session', permission: 'contact:delete', kind: 'command' }),
  'contacts.mass': endpoint<MassResult, NoSuchOwner>()(z.strictObject({ jobId, selection, action: massAction }), { needs: 'session', permission: massPermission, kind: 'job' }),
}
