import { isPresetRole, rightsMay, sensitiveFields, type Rights } from '../../../shared/permissions'
import { objectTypes } from '../../../shared/list'
import type { Role, UserName } from '../../../shared/users/channels'
import type { Text } from '../../i18n/use-text'

/** What a role is called: a preset in the language shown, a composed one as it was named. */
export function roleNameOf({ role, roleName }: Pick<UserName, 'role' | 'roleName'>, { t }: Pick<Text, 't'>): string {
  return roleName ?? t(`shell:role.${isPresetRole(role) ? role : 'gone'}`)
}

/** The same for a role of the list of roles. */
export function nameOfRole({ id, name }: Pick<Role, 'id' | 'name'>, text: Pick<Text, 't'>): string {
  return roleNameOf({ role: id, roleName: name }, text)
}

/** What somebody with a role may, in a line or two: of a preset what it is for, of a composed one what it says. */
export function mayLine(role: string, rights: Rights, { t, format }: Pick<Text, 't' | 'format'>): string {
  if (isPresetRole(role)) return t(`users:line.${role}`)
  const { contact, company } = rights.scopes
  const special = rights.special.filter((one) => rightsMay(rights, one))
  const hidden = objectTypes.reduce((count, object) => count + sensitiveFields[object].filter((field) => field in rights.fields[object]).length, 0)
  return [
    t('users:line.composed', { contactRead: t(`users:amount.${contact.read}`), contactUpdate: t(`users:amount.${contact.update}`), companyRead: t(`users:amount.${company.read}`), companyUpdate: t(`users:amount.${company.update}`) }),
    ...(hidden === 0 ? [] : [t('users:line.fields', { count: hidden })]),
    ...(special.length === 0 ? [] : [t('users:line.also', { what: format.list(special.map((one) => t(`users:special.${one}`))) })]),
  ].join(' ')
}
