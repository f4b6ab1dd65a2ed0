import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Person } from '../../../shared/users/channels'
import { useMay } from '../../app/session'
import { useShortcut } from '../../app/use-shortcut'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Avatar } from '../../ui/avatar'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { StrengthMeter } from '../../ui/strength-meter'
import { agoText, useNow } from '../backups/use-now'
import { ownedWords, sumOf, useOwnedRecords } from './owned-records'
import { mayLine, roleNameOf } from './role-words'
import { StateBadge } from './state-badge'
import { useDecider } from './use-decider'
import { UserAct, type ActOnUser } from './user-act'
import styles from './users.module.css'

/** One user: what they may, how they unlock, and what can be done about it. */
export function UserDetail({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t, format } = useText()
  const now = useNow()
  useShortcut('close-detail', onClose)
  const roles = useQueryOf('roles.list', {})
  const [act, setAct] = useState<ActOnUser | null>(null)
  const rights = roles.state === 'ready' ? roles.value.items.find(({ id }) => id === person.role)?.rights : undefined
  const isGone = person.state === 'removed'
  const owned = useOwnedRecords(person.id)
  const canGive = useMay()('mass-update') && owned !== null && sumOf(owned) > 0
  const isInReach = useDecider().reaches(person)
  const press = (which: ActOnUser, small = true): ReactNode => (isGone || !isInReach ? null : <Button {...(small ? { size: 'small' } : {})} onPress={() => { setAct(which) }}>{t(`users:act.${which}`)}</Button>)
  const passphrase = person.passphraseChangedAt === null ? t('users:unknown') : t('users:changed', { when: agoText(person.passphraseChangedAt, now, { t, format }) })
  return (
    <section className={cx(styles.detail)} aria-label={person.name}>
      <header className={cx(styles.detailHead)}>
        <Avatar name={person.name} seed={person.id} size="large" />
        <div className={cx(styles.words)}>
          <h2 className={cx(styles.detailName)}>{person.name}</h2>
          <p className={cx(styles.note)}>{[roleNameOf(person, { t }), person.teamName].filter((part) => part !== null).join(' · ')}</p>
        </div>
        <div className={cx(styles.headActions)}>
          {press('rename')}
          <IconButton icon={X} label={t('users:detail.close')} size="small" onPress={onClose} />
        </div>
      </header>
      {person.state === 'active' ? null : <p className={cx(styles.stateLine)}><StateBadge person={person} /><span>{t(`users:stateText.${person.state}`)}</span></p>}
      <dl className={cx(styles.rows)}>
        <Row label={t('users:detail.role')} action={press('role')}>
          <strong>{roleNameOf(person, { t })}</strong>
          <span className={cx(styles.note)}>{rights === undefined ? null : mayLine(person.role, rights, { t, format })}</span>
        </Row>
        <Row label={t('users:detail.team')} action={press('team')}>{person.teamName ?? t('users:noTeam')}</Row>
        <Row label={t('users:detail.records')} action={canGive ? <Button size="small" onPress={() => { setAct('give') }}>{t('users:act.give')}</Button> : null}>{owned === null ? null : sumOf(owned) === 0 ? t('users:owned.none') : ownedWords(owned, t)}</Row>
        <Row label={t('users:detail.passphrase')} action={person.isSelf || isGone ? null : <>{person.passphraseDue === null && person.state === 'active' ? press('ask') : null}{press(person.state === 'invited' ? 'renew' : 'reset')}</>}>
          <span>{passphrase}</span>
          {person.passphraseDue === null ? null : <span className={cx(styles.note)}>{[t(`users:dueText.${person.passphraseDue}`), ...(person.invitationEndsAt === null ? [] : [t(person.invitationExpired ? 'users:dueText.over' : 'users:dueText.until', { day: format.day(person.invitationEndsAt) })])].join(' ')}</span>}
          {person.passphraseScore === null ? null : <span className={cx(styles.meter)}><StrengthMeter score={scoreOf(person.passphraseScore)} /></span>}
        </Row>
        <Row label={t('users:detail.steps')} action={person.secondFactor && !person.isSelf ? press('steps') : null}>{t(person.secondFactor ? 'users:steps.yesText' : person.secondFactorDemanded ? 'users:steps.dueText' : 'users:steps.noText')}</Row>
        <Row label={t('users:detail.seen')}>{person.isSelf ? t('users:now') : person.lastSeenAt === null ? t('users:never') : format.dateTime(person.lastSeenAt)}</Row>
        <Row label={t('users:detail.added')}>{format.dateTime(person.addedAt)}</Row>
      </dl>
      {person.isSelf ? <p className={cx(styles.note)}>{t('users:detail.self')}</p> : isGone ? null : !isInReach ? <p className={cx(styles.note)}>{t('users:detail.beyond', { name: person.name })}</p> : (
        <div className={cx(styles.acts)} role="group" aria-label={t('users:detail.acts')}>
          {press(person.state === 'disabled' ? 'enable' : 'disable', false)}
          {press('remove', false)}
        </div>
      )}
      {act === null ? null : <UserAct act={act} person={person} onClose={() => { setAct(null) }} />}
    </section>
  )
}

function Row({ label, action, children }: { readonly label: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.row)}>
      <dt>{label}</dt>
      <dd><div className={cx(styles.value)}>{children}</div>{action === undefined || action === null ? null : <div className={cx(styles.rowActions)}>{action}</div>}</dd>
    </div>
  )
}

function scoreOf(score: number): 0 | 1 | 2 | 3 | 4 {
  return ([0, 1, 2, 3, 4] as const).find((known) => known === score) ?? 0
}
