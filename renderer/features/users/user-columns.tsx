import type { Person } from '../../../shared/users/channels'
import type { Text } from '../../i18n/use-text'
import { Avatar } from '../../ui/avatar'
import { Badge } from '../../ui/badge'
import { cx } from '../../ui/cx'
import type { Column } from '../../ui/grid/column'
import { agoText } from '../backups/use-now'
import { roleNameOf } from './role-words'
import { DueBadge, StateBadge } from './state-badge'
import styles from './users.module.css'

/** What the table of users tells of each. */
export function columnsOf({ t, format }: Pick<Text, 't' | 'format'>, now: number): readonly Column<Person>[] {
  return [
    { id: 'name', title: t('users:column.name'), width: 170, grow: 2, skeleton: 60, render: (row) => <UserName person={row} you={t('users:you')} /> },
    { id: 'state', title: t('users:column.state'), width: 176, grow: 0.4, render: (row) => (row.state === 'active' ? t('users:state.active') : <StateBadge person={row} />) },
    { id: 'role', title: t('users:column.role'), width: 110, grow: 1.2, render: (row) => roleNameOf(row, { t }) },
    { id: 'team', title: t('users:column.team'), width: 100, grow: 1, render: (row) => row.teamName },
    { id: 'steps', title: t('users:column.steps'), width: 112, grow: 0.8, render: (row) => (row.secondFactor ? t('users:steps.yes') : row.secondFactorDemanded ? <Badge tone="warning">{t('users:steps.due')}</Badge> : t('users:steps.no')) },
    { id: 'passphrase', title: t('users:column.passphrase'), width: 150, grow: 1.2, render: (row) => (row.passphraseDue !== null ? <DueBadge due={row.passphraseDue} person={row} /> : row.passphraseChangedAt === null ? null : agoText(row.passphraseChangedAt, now, { t, format })) },
    { id: 'seen', title: t('users:column.seen'), width: 116, align: 'end', render: (row) => (row.isSelf ? t('users:now') : row.lastSeenAt === null ? t('users:never') : agoText(row.lastSeenAt, now, { t, format })) },
  ]
}

function UserName({ person, you }: { readonly person: Person; readonly you: string }) {
  return (
    <>
      <Avatar name={person.name} seed={person.id} size="small" />
      <span className={cx(styles.cellName, person.state === 'removed' && styles.faint)}>{person.name}</span>
      {person.isSelf ? <Badge>{you}</Badge> : null}
    </>
  )
}
