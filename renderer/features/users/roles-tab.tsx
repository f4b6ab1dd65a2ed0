import { ShieldCheck } from 'lucide-react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import { isPresetRole } from '../../../shared/permissions'
import type { Person, Role } from '../../../shared/users/channels'
import { replaceRoute } from '../../app/navigation'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { RoleEditor } from './role-editor'
import { NEW_ROLE, useRoleDrafts } from './role-draft'
import { nameOfRole } from './role-words'
import styles from './users.module.css'

/** The roles, built in and composed, with what one says beside them. */
export function RolesTab({ roles, people, shownId }: { readonly roles: readonly Role[]; readonly people: readonly Person[]; readonly shownId: string | null }) {
  const { t } = useText()
  const drafts = useRoleDrafts((state) => state.drafts)
  const isNew = drafts[NEW_ROLE] !== undefined
  const shown = roles.find(({ id }) => id === shownId)
  const sections = [
    { id: 'preset', title: t('users:roles.preset'), items: roles.filter(({ id }) => isPresetRole(id)).map((role) => ({ id: role.id, name: nameOfRole(role, { t }), people: role.people })) },
    { id: 'composed', title: t('users:roles.composed'), items: [...roles.filter(({ id }) => !isPresetRole(id)).map((role) => ({ id: role.id, name: nameOfRole(role, { t }), people: role.people })), ...(isNew ? [{ id: NEW_ROLE, name: drafts[NEW_ROLE]?.name.trim() || t('users:roles.add'), people: null }] : [])] },
  ].filter(({ items }) => items.length > 0)
  return (
    <div className={cx(styles.beside)}>
      <ListBox
        aria-label={t('users:roles.list')} className={cx(styles.roles)} selectionMode="single" selectionBehavior="replace" disallowEmptySelection selectedKeys={shownId === null ? [] : [shownId]}
        onSelectionChange={(keys) => {
          const [id] = keys === 'all' ? [] : [...keys]
          if (id !== undefined) replaceRoute({ screen: 'users', tab: 'roles', id: String(id) })
        }}
      >
        {sections.map((section) => (
          <ListBoxSection key={section.id} id={section.id}>
            <Header className={cx(styles.roleHead)}>{section.title}</Header>
            {section.items.map(({ id, name, people: count }) => (
              <ListBoxItem key={id} id={id} textValue={name} className={cx(styles.role)}>
                <span className={cx(styles.userName)}>{name}</span>
                {drafts[id] === undefined ? null : <Badge tone="warning">{t('users:roles.unsaved')}</Badge>}
                {count === null ? null : <span className={cx(styles.count)}>{t('users:roles.people', { count })}</span>}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      {shown === undefined && !(shownId === NEW_ROLE && isNew) ? (
        <div className={cx(styles.choose)}><EmptyState icon={ShieldCheck} title={t('users:tab.roles')}>{t('users:roles.choose')}</EmptyState></div>
      ) : <RoleEditor key={shownId} role={shown ?? null} roles={roles} people={people} />}
    </div>
  )
}
