import { z } from 'zod'
import { massAction, massPermission, type Changed, type MassResult, type NoSuchOwner, type StaleVersion } from '../contacts/channels'
import type { ContactListItem } from '../contacts/contact'
import { endpoint } from '../ipc/endpoint'
import { jobId } from '../ipc/fields'
import { companyPageInput, idText, listFilter, selection, type Page } from '../list'
import { companyDraft, companyPatch, type Company, type CompanyListItem } from './company'

const versioned = { id: idText, expectedVersion: z.number().int().min(1) }

export const companyChannels = {
  'companies.page': endpoint<Page<CompanyListItem>, { readonly kind: 'cursor-expired' }>()(companyPageInput, { needs: 'session', permission: 'company:read', kind: 'query' }),
  'companies.count': endpoint<{ readonly count: number }>()(z.strictObject({ filter: listFilter }), { needs: 'session', permission: 'company:read', kind: 'query' }),
  'companies.get': endpoint<Company>()(z.strictObject({ id: idText }), { needs: 'session', permission: 'company:read', kind: 'query' }),
  /** People of a company, those who have left last. */
  'companies.people': endpoint<{ readonly items: readonly (ContactListItem & { readonly left: boolean })[]; readonly total: number }>()(
    z.strictObject({ id: idText, limit: z.number().int().min(1).max(500) }), { needs: 'session', permission: 'contact:read', kind: 'query' }),
  /** Companies whose name starts like `text`: for choosing one in a form. */
  'companies.suggest': endpoint<{ readonly items: readonly { readonly id: string; readonly name: string; readonly domain: string }[] }>()(
    z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }), { needs: 'session', permission: 'company:read', kind: 'query' }),
  'companies.create': endpoint<Changed<Company>, { readonly kind: 'nameless' } | NoSuchOwner>()(z.strictObject({ draft: companyDraft }), { needs: 'session', permission: 'company:create', kind: 'command' }),
  'companies.update': endpoint<Changed<Company>, StaleVersion<Company> | { readonly kind: 'nameless' } | NoSuchOwner>()(z.strictObject({ ...versioned, patch: companyPatch }), { needs: 'session', permission: 'company:update', kind: 'command' }),
  'companies.delete': endpoint<Changed<Company>, StaleVersion<Company>>()(z.strictObject(versioned), { needs: 'session', permission: 'company:delete', kind: 'command' }),
  'companies.restore': endpoint<Changed<Company>>()(z.strictObject({ id: idText }), { needs: 'session', permission: 'company:delete', kind: 'command' }),
  'companies.mass': endpoint<MassResult, NoSuchOwner>()(z.strictObject({ jobId, selection, action: massAction }), { needs: 'session', permission: massPermission, kind: 'job' }),
}
