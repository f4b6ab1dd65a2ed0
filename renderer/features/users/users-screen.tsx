import { Plus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { noRights, presetRights } from '../../../shared/permissions'
import { reachesRights } from '../../../shared/users/reach'
import { navigate, useRoute } from '../../app/navigation'
import { beginnings } from '../../app/route'
import { useShortcut } from '../../app/use-shortcut'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { PageHeader } from '../../ui/page-header'
import { SkeletonLines } from '../../ui/skeleton'
import { Tabs } from '../../ui/tabs'
import { InviteDialog } from './invite-dialog'
import { startRole } from './role-editor'
import { RolesTab } from './roles-tab'
import { SessionsTab } from './sessions-tab'
import { NameTeam } from './team-acts'
import { TeamsTab } from './teams-tab'
import { useDecider } from './use-decider'
import { useUsersFailure } from './use-users-failure'
import styles from './users.module.css'
import { UsersTab } from './users-tab'

/** Who may open this vault, what each of them may, who works with whom, and who was in when. */
export function UsersScreen() {
  const { t, format } = useText()
  const explain = useUsersFailure()
  const { decider } = useDecider()
  const { tab, id } = useRoute('users') ?? beginnings.users
  const people = useQueryOf('users.people', {})
  const roles = useQueryOf('roles.list', {})
  const teams = useQueryOf('teams.list', {})
  // Whoever goes from tab to tab stays among the tabs.
  const [isFresh, setFresh] = useState(true)
  const [making, setMaking] = useState<'user' | 'team' | null>(null)
  const make: Readonly<Record<typeof tab, (() => void) | null>> = {
    users: () => { setMaking('user') },
    roles: () => { startRole(reachesRights(decider, presetRights['read-only']) ? presetRights['read-only'] : noRights) },
    teams: () => { setMaking('team') },
    sessions: null,
  }
  const create = make[tab]
  useShortcut('create', () => create?.(), create !== null)
  const failed = [people, roles, teams].find((loaded) => loaded.state === 'failed')
  const isReady = people.state === 'ready' && roles.state === 'ready' && teams.state === 'ready'
  const inVault = people.state === 'ready' ? people.value.items.filter(({ state }) => state !== 'removed').length : null
  return (
    <div className={cx(styles.screen)}>
      <PageHeader
        title={t('users:title')} {...(inVault === null ? {} : { count: format.number(inVault) })}
        actions={create === null ? null : <Button variant="primary" size="small" icon={tab === 'users' ? UserPlus : Plus} onPress={create}>{t(tab === 'users' ? 'users:act.invite' : tab === 'roles' ? 'users:roles.add' : 'users:teams.add')}</Button>}
      />
      {failed?.state === 'failed' ? <div className={cx(styles.padded)}><InlineAlert tone="danger" title={t('users:failedTitle')} actions={<Button size="small" onPress={failed.again}>{t('users:tryAgain')}</Button>}>{explain(failed.failure)}</InlineAlert></div> : null}
      {failed === undefined && !isReady ? <div className={cx(styles.padded)}><SkeletonLines count={8} label={t('ui:loading')} /></div> : null}
      {!isReady ? null : (
        <Tabs
          label={t('users:label')} isFlush selected={tab} onSelect={(next) => { setFresh(false); navigate({ screen: 'users', tab: next, id: null }) }}
          items={[
            { key: 'users', text: t('users:tab.users'), count: format.number(inVault ?? 0), children: <UsersTab people={people.value.items} shownId={id} takesFocus={isFresh} onInvite={() => { setMaking('user') }} /> },
            { key: 'roles', text: t('users:tab.roles'), count: format.number(roles.value.items.length), children: <RolesTab roles={roles.value.items} people={people.value.items} shownId={id} /> },
            { key: 'teams', text: t('users:tab.teams'), count: format.number(teams.value.items.length), children: <TeamsTab teams={teams.value.items} people={people.value.items} onAdd={() => { setMaking('team') }} /> },
            { key: 'sessions', text: t('users:tab.sessions'), children: <SessionsTab /> },
          ]}
        />
      )}
      {making === 'user' ? <InviteDialog onDone={(userId) => { setMaking(null); navigate({ screen: 'users', tab: 'users', id: userId }) }} onClose={() => { setMaking(null) }} /> : null}
      {making === 'team' ? <NameTeam team={null} onClose={() => { setMaking(null) }} /> : null}
    </div>
  )
}
