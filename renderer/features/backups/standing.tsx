import type { BackupState } from '../../../shared/backup/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import styles from './backups.module.css'
import { agoText, useNow } from './use-now'

/** Facts, no promises: how old the last verified backup is, when the next comes, how the last attempt went (SECURITY.md B5). */
export function Standing({ state }: { readonly state: BackupState }) {
  const { t, format } = useText()
  const now = useNow()
  const { lastVerifiedAt, nextDueAt, lastAttemptAt, lastProblem } = state
  return (
    <section className={cx(styles.block)} aria-label={t('backups:facts.label')}>
      <dl className={cx(styles.facts)}>
        <div className={cx(styles.fact)}>
          <dt>{t('backups:facts.last')}</dt>
          <dd>{lastVerifiedAt === null ? t('backups:facts.lastNone') : agoText(lastVerifiedAt, now, { t, format })}</dd>
          <dd className={cx(styles.sub)}>{lastVerifiedAt === null ? t('backups:facts.lastNoneDetail') : t('backups:facts.atRisk', { when: format.dateTime(lastVerifiedAt) })}</dd>
        </div>
        <div className={cx(styles.fact)}>
          <dt>{t('backups:facts.next')}</dt>
          <dd>{nextDueAt === null ? t('backups:facts.nextNone') : nextDueAt <= now ? t('backups:facts.nextDue') : format.relative(nextDueAt, now)}</dd>
          {nextDueAt === null || nextDueAt <= now ? null : <dd className={cx(styles.sub)}>{format.dateTime(nextDueAt)}</dd>}
        </div>
        <div className={cx(styles.fact)}>
          <dt>{t('backups:facts.attempt')}</dt>
          <dd>{lastAttemptAt === null ? t('backups:facts.attemptNone') : agoText(lastAttemptAt, now, { t, format })}</dd>
          {lastAttemptAt === null ? null : <dd className={cx(styles.sub)}>{t(lastProblem === null ? 'backups:facts.attemptOk' : 'backups:facts.attemptFailed')}</dd>}
        </div>
      </dl>
      {lastProblem === null ? null : <InlineAlert tone="danger" title={t(`backups:problem.${lastProblem}.title`)}>{t(`backups:problem.${lastProblem}.text`)}</InlineAlert>}
    </section>
  )
}
