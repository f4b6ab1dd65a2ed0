import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { Person, Team } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { DeleteTeam, NameTeam } from './team-acts'
import styles from './users.module.css'

type TeamAct = { readonly act: 'rename' | 'delete'; readonly team: Team }

/** The teams and who is in them. */
export function TeamsTab({ teams, people, onAdd }: { readonly teams: readonly Team[]; readonly people: readonly Person[]; readonly onAdd: () => void }) {
  const { t, format } = useText()
  const [open, setOpen] = useState<TeamAct | null>(null)
  if (teams.length === 0) return <EmptyState icon={UsersRound} title={t('users:teams.empty')} actions={<Button variant="primary" onPress={onAdd}>{t('users:teams.add')}</Button>}>{t('users:teams.emptyText')}</EmptyState>
  return (
    <div className={cx(styles.scroll)}>
      <table className={cx(styles.table)} aria-label={t('users:teams.list')}>
        <thead><tr><th scope="col">{t('users:column.name')}</th><th scope="col">{t('users:teams.members')}</th><td /></tr></thead>
        <tbody>
          {teams.map((team) => {
            const names = people.filter(({ teamId, state }) => teamId === team.id && state !== 'removed').map(({ name }) => name)
            return (
              <tr key={team.id}>
                <th scope="row">{team.name}</th>
                <td>{names.length === 0 ? <span className={cx(styles.faint)}>{t('users:teams.nobody')}</span> : format.list(names)}</td>
                <td>
                  <div className={cx(styles.tableActions)}>
                    <Button size="small" onPress={() => { setOpen({ act: 'rename', team }) }}>{t('users:teams.rename')}</Button>
                    <Button size="small" onPress={() => { setOpen({ act: 'delete', team }) }}>{t('users:teams.remove')}</Button>
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {open?.act === 'rename' ? <NameTeam team={open.team} onClose={() => { setOpen(null) }} /> : null}
      {open?.act === 'delete' ? <DeleteTeam team={open.team} onClose={() => { setOpen(null) }} /> : null}
    </div>
  )
}
