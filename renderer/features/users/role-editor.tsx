import { CopyPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { isPresetRole, noRights, type Rights } from '../../../shared/permissions'
import type { Person, Role } from '../../../shared/users/channels'
import { reachesRights } from '../../../shared/users/reach'
import { navigate } from '../../app/navigation'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Select } from '../../ui/select'
import { TextField } from '../../ui/text-field'
import { dropDraft, keepDraft, NEW_ROLE, useRoleDrafts, type RoleDraft } from './role-draft'
import { RoleForm } from './role-form'
import { mayLine, nameOfRole } from './role-words'
import { DeleteRole, SaveRole } from './role-acts'
import { useDecider } from './use-decider'
import styles from './users.module.css'

/** Begins a role from the rights of another; what was begun before and not saved is replaced. */
export function startRole(rights: Rights): void {
  keepDraft(NEW_ROLE, { name: '', rights }, null)
  navigate({ screen: 'users', tab: 'roles', id: NEW_ROLE })
}

/** One role: a built-in one to be read, a composed one to be changed. `role` null: one that is not stored yet. */
export function RoleEditor({ role, roles, people }: { readonly role: Role | null; readonly roles: readonly Role[]; readonly people: readonly Person[] }) {
  const { t, format } = useText()
  const id = role?.id ?? NEW_ROLE
  const kept = useRoleDrafts(({ drafts }) => drafts[id])
  const [act, setAct] = useState<'save' | 'delete' | null>(null)
  const draft: RoleDraft = kept ?? { name: role?.name ?? '', rights: role?.rights ?? noRights }
  const isPreset = role !== null && isPresetRole(role.id)
  const { decider } = useDecider()
  const isBeyond = (rights: Rights): boolean => !reachesRights(decider, rights)
  const isFixed = isPreset || (role !== null && isBeyond(role.rights))
  const change = (part: Partial<RoleDraft>): void => { keepDraft(id, { ...draft, ...part }, role) }
  const title = role === null ? t('users:roles.add') : nameOfRole(role, { t })
  return (
    <section className={cx(styles.detail)} aria-label={title}>
      <header className={cx(styles.detailHead)}>
        <div className={cx(styles.words)}>
          <h2 className={cx(styles.detailName)}>{title}</h2>
          <p className={cx(styles.note)}>{mayLine(id, draft.rights, { t, format })}</p>
        </div>
        <div className={cx(styles.headActions)}>
          {kept === undefined ? null : <Badge tone="warning">{t('users:roles.unsaved')}</Badge>}
          {role === null || isFixed ? null : <IconButton icon={Trash2} label={t('users:roles.remove')} size="small" onPress={() => { setAct('delete') }} />}
          {isPreset && !isBeyond(role.rights) ? <Button size="small" icon={CopyPlus} onPress={() => { startRole(role.rights) }}>{t('users:roles.startHere')}</Button> : null}
        </div>
      </header>
      {isFixed ? <p className={cx(styles.note)}>{t(!isPreset ? 'users:roles.beyondRole' : isBeyond(role.rights) ? 'users:roles.readOnlyBeyond' : 'users:roles.readOnly')}</p> : (
        <div className={cx(styles.pair)}>
          <TextField label={t('users:roles.name')} value={draft.name} onChange={(name) => { change({ name }) }} maxLength={200} autoFocus={role === null} />
          {role !== null ? null : (
            <Select
              label={t('users:roles.start')} value={roles.find(({ rights }) => JSON.stringify(rights) === JSON.stringify(draft.rights))?.id ?? null} options={roles.map((one) => ({ key: one.id, text: nameOfRole(one, { t }), ...(isBeyond(one.rights) ? { isDisabled: true, detail: t('users:roles.beyond') } : {}) }))}
              onChange={(from) => {
                const start = roles.find((one) => one.id === from)
                if (start !== undefined) change({ rights: start.rights })
              }}
            />
          )}
        </div>
      )}
      <RoleForm rights={isFixed ? role.rights : draft.rights} most={decider.everything ? null : decider.rights} onChange={isFixed ? null : (rights) => { change({ rights }) }} />
      {kept === undefined || isFixed ? null : (
        <div className={cx(styles.saveBar)}>
          <Button
            variant="quiet"
            onPress={() => {
              dropDraft(id)
              if (role === null) navigate({ screen: 'users', tab: 'roles', id: null })
            }}
          >{t('users:roles.discard')}</Button>
          <Button variant="primary" isDisabled={draft.name.trim() === ''} onPress={() => { setAct('save') }}>{t('users:roles.save')}</Button>
        </div>
      )}
      {act === 'save' ? <SaveRole role={role} draft={draft} onClose={() => { setAct(null) }} /> : null}
      {act === 'delete' && role !== null ? <DeleteRole role={role} people={people} onClose={() => { setAct(null) }} /> : null}
    </section>
  )
}
