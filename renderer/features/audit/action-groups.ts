import { BookText, DatabaseBackup, FileInput, KeyRound, LockKeyhole, Users } from 'lucide-react'
import { auditActions, type AuditAction } from '../../../shared/audit/entry'
import type { IconShape } from '../../ui/icon'

/** Kinds of action as a person tells them apart. */
export const actionGroups = ['access', 'keys', 'records', 'transfer', 'backup', 'log'] as const
export type ActionGroup = (typeof actionGroups)[number]

export const groupIcons: Readonly<Record<ActionGroup, IconShape>> = { access: LockKeyhole, keys: KeyRound, records: Users, transfer: FileInput, backup: DatabaseBackup, log: BookText }

const byBeginning: Readonly<Record<string, ActionGroup>> = {
  vault: 'access', user: 'keys', record: 'records', records: 'records', changes: 'records', sample: 'transfer', import: 'transfer', export: 'transfer', backup: 'backup', log: 'log', settings: 'log', access: 'access', role: 'access', team: 'access',
}

/** The group an action belongs to. */
export function groupOf(action: AuditAction): ActionGroup {
  if (action === 'vault.key-shown' || action === 'vault.recovered') return 'keys'
  if (action === 'records.imported') return 'transfer'
  return byBeginning[action.slice(0, action.indexOf('.'))] ?? 'log'
}

/** The actions of a group, as the engine's filter takes them. */
export function actionsOf(group: ActionGroup): AuditAction[] {
  return auditActions.filter((action) => groupOf(action) === group)
}
