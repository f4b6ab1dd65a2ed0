import { describe, expect, it } from 'vitest'
import { isRestricted, noRights, presetRights, presetRoles, rights, rightsMay, settleRights, specialPermissions } from '../../../shared/permissions'

describe('rightsMay', () => {
  it('gives the administrator everything and nobody without rights anything', () => {
    for (const permission of [...specialPermissions, 'contact:read', 'contact:delete', 'company:create'] as const) {
      expect([permission, rightsMay(presetRights.administrator, permission), rightsMay(noRights, permission)]).toEqual([permission, true, false])
    }
  })

  it('lets no preset but the administrator see the key, the people, the settings or the backups', () => {
    const others = presetRoles.filter((role) => role !== 'administrator')
    for (const permission of ['show-key', 'users', 'settings', 'backup', 'restore'] as const) expect(others.filter((role) => rightsMay(presetRights[role], permission))).toEqual([])
  })

  it('refuses an import to whoever does not see and change every record and field', () => {
    const { manager } = presetRights
    expect(rightsMay(manager, 'import')).toBe(true)
    expect(rightsMay({ ...manager, fields: { contact: { notes: 'masked' }, company: {} } }, 'import')).toBe(false)
    expect(rightsMay({ ...manager, scopes: { ...manager.scopes, company: { ...manager.scopes.company, update: 'team' } } }, 'import')).toBe(false)
  })
})

describe('settleRights', () => {
  it('lets nobody change or delete what they do not see', () => {
    const settled = settleRights({ ...presetRights.manager, scopes: { contact: { read: 'own', create: 'all', update: 'all', delete: 'team' }, company: { read: 'none', create: 'all', update: 'own', delete: 'all' } } })
    expect(settled.scopes).toEqual({ contact: { read: 'own', create: 'all', update: 'own', delete: 'own' }, company: { read: 'none', create: 'all', update: 'none', delete: 'none' } })
  })

  it('keeps every permission once, in the order of the table', () => {
    expect(settleRights({ ...noRights, special: ['users', 'export', 'users'] }).special).toEqual(['export', 'users'])
  })
})

describe('isRestricted', () => {
  it('is true as soon as one record or field is out of sight', () => {
    expect(presetRoles.filter((role) => isRestricted(presetRights[role]))).toEqual(['representative'])
    expect(isRestricted({ ...presetRights.manager, fields: { contact: {}, company: { phones: 'hidden' } } })).toBe(true)
  })
})

describe('rights', () => {
  it.each([
    ['an unknown scope', { ...noRights, scopes: { ...noRights.scopes, contact: { ...noRights.scopes.contact, read: 'everybody' } } }],
    ['a field that is no sensitive one', { ...noRights, fields: { contact: { tags: 'hidden' }, company: {} } }],
    ['a permission nobody knows', { ...noRights, special: ['sudo'] }],
    ['more than it has', { ...noRights, isAdmin: true }],
  ])('do not parse with %s', (_what, text) => {
    expect(rights.safeParse(text).success).toBe(false)
  })
})
