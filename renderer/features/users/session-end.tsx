import type { SessionRecord } from '../../../shared/users/channels'
import { useText } from '../../i18n/use-text'
import { Badge } from '../../ui/badge'
import { cx } from '../../ui/cx'
import styles from './users.module.css'

/** How a session ended, or that it goes on; marked where the recovery code opened it. */
export function SessionEnd({ item: { current, endedAt, end, recovered } }: { readonly item: SessionRecord }) {
  const { t } = useText()
  return (
    <span className={cx(styles.who)}>
      {current ? <Badge tone="success">{t('users:sessions.current')}</Badge> : end !== null ? t(`users:sessions.end.${end}`) : endedAt === null ? t('users:sessions.unknown') : null}
      {recovered ? <Badge tone="warning">{t('users:sessions.recovered')}</Badge> : null}
    </span>
  )
}
