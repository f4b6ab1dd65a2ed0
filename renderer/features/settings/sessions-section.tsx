import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { cx } from '../../ui/cx'
import { SkeletonLines } from '../../ui/skeleton'
import { SessionEnd } from '../users/session-end'
import { Section } from './section'
import styles from './settings.module.css'

/** The last ones are enough to notice one that was not one's own. */
const SHOWN = 5

/** When the signed-in person had the vault open: the only place where those who do not decide over users see it. */
export function SessionsSection() {
  const { t, format } = useText()
  const sessions = useQueryOf('sessions.list', { limit: SHOWN })
  return (
    <Section id="sessions" title={t('settings:sessions.title')} lead={t('settings:sessions.lead')}>
      {sessions.state === 'loading' ? <SkeletonLines count={SHOWN} label={t('ui:loading')} /> : null}
      {sessions.state === 'failed' ? <p className={cx(styles.text)}>{t('settings:failedTitle')}</p> : null}
      {sessions.state !== 'ready' ? null : (
        <ul className={cx(styles.sessions)}>
          {sessions.value.items.map((item) => (
            <li key={item.sessionId} className={cx(styles.session)}>
              <span>{item.endedAt === null ? format.dateTime(item.startedAt) : t('settings:sessions.fromTo', { from: format.dateTime(item.startedAt), to: format.dateTime(item.endedAt) })}</span>
              <SessionEnd item={item} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
