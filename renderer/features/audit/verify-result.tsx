import type { VerifyReport } from '../../../shared/audit/channels'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import styles from './audit.module.css'

/** What verifying the log found: whole, or the first bad entry and what is wrong with it; and what each witness says. */
export function VerifyResult({ report, onDismiss }: { readonly report: VerifyReport; readonly onDismiss: () => void }) {
  const { t, format } = useText()
  const actions = <Button size="small" variant="quiet" onPress={onDismiss}>{t('audit:verify.dismiss')}</Button>
  return (
    <InlineAlert tone={report.ok ? 'success' : 'danger'} isNew title={t(report.ok ? 'audit:verify.okTitle' : 'audit:verify.badTitle')} actions={actions}>
      <p>
        {report.ok ? t('audit:verify.okText', { count: report.entries }) : null}
        {report.class === null ? null : `${t(`audit:verify.class.${report.class}`)} `}
        {report.firstBad === null ? null : t('audit:verify.badAt', { seq: format.number(report.firstBad) })}
      </p>
      {report.ok ? null : <p>{t('audit:verify.safe')}</p>}
      <ul className={cx(styles.witnesses)}>
        {report.anchors.map(({ anchor, state, seq }) => (
          <li key={anchor}>{t(`audit:verify.anchor.${anchor}`)}: {t(`audit:verify.anchorState.${state}`, { seq: seq === null ? '' : format.number(seq) })}</li>
        ))}
        {report.seals.generations.map(({ generation, firstSeq, state }) => <li key={`seal-${String(generation)}`}>{t('audit:verify.seals', { seq: format.number(firstSeq) })}: {t(`audit:verify.sealState.${state}`)}</li>)}
        {report.archivedThrough === null ? null : <li>{t('audit:verify.archived', { seq: format.number(report.archivedThrough) })}</li>}
      </ul>
    </InlineAlert>
  )
}
