/** What a session may do. Decided by the engine's router; the screen only hides what is not offered. */
export const permissions = [
  'contact:read', 'contact:create', 'contact:update', 'contact:delete',
  'company:read', 'company:create', 'company:update', 'company:delete',
  'import', 'export', 'mass-change', 'see-audit', 'backup', 'settings', 'show-key',
] as const
export type Permission = (typeof permissions)[number]

export const roles = ['administrator'] as const
export type Role = (typeof roles)[number]

const granted: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  administrator: new Set(permissions),
}

/** Whether `role` holds `permission`. The one table the router, the command line and the screen ask. */
export function roleMay(role: Role, permission: Permission): boolean {
  return granted[role].has(permission)
}
