import type { AlertRuleItem } from '../../../shared/alerts/channels'
import { ruleTable } from '../../../shared/alerts/rules'
import { useMay } from '../../app/session'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { useQueryOf } from '../../ipc/use-query-of'
import { Badge } from '../../ui/badge'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { SkeletonLines } from '../../ui/skeleton'
import { Switch } from '../../ui/switch'
import { severityTones } from './alert-text'
import styles from './alerts.module.css'
import { ThresholdField } from './threshold-field'

/** What the log is watched for, with the numbers of each rule. Whoever may not change settings reads them. */
export function RulesPanel() {
  const { t } = useText()
  const loaded = useQueryOf('alerts.rules', {})
  if (loaded.state === 'loading') return <div className={cx(styles.loading)}><SkeletonLines count={8} label={t('ui:loading')} /></div>
  if (loaded.state === 'failed') return <div className={cx(styles.loading)}><InlineAlert tone="danger" title={t('alerts:failedTitle')}>{failureText(loaded.failure, t)}</InlineAlert></div>
  return (
    <div className={cx(styles.scroll)}>
      <p className={cx(styles.rulesLead)}>{t('alerts:rulesLead')}</p>
      <ul className={cx(styles.rules)}>{loaded.value.items.map((item) => <RuleRow key={item.rule} item={item} />)}</ul>
    </div>
  )
}

function RuleRow({ item: { rule, isOn, values } }: { readonly item: AlertRuleItem }) {
  const { t } = useText()
  const may = useMay()
  const setting = useCommand('alerts.setRule')
  const { severity, always, thresholds } = ruleTable[rule]
  const isFixed = !may('settings')
  return (
    <li className={cx(styles.rule)}>
      <div className={cx(styles.ruleHead)}>
        {always ? (
          <div><p className={cx(styles.ruleTitle)}>{t(`alerts:rule.${rule}.title`)}</p><p className={cx(styles.none)}>{t('alerts:always')}</p></div>
        ) : (
          <Switch isSelected={isOn} isDisabled={isFixed} onChange={(next) => void setting.run({ rule, isOn: next })}>{t(`alerts:rule.${rule}.title`)}</Switch>
        )}
        <Badge tone={severityTones[severity]}>{t(`alerts:severity.${severity}`)}</Badge>
      </div>
      <div className={cx(styles.thresholds)}>
        {Object.entries(thresholds).map(([name, threshold]) => (
          <ThresholdField key={name} rule={rule} name={name} threshold={threshold} value={values[name] ?? threshold.usual} isDisabled={!isOn || isFixed} onSet={(value) => void setting.run({ rule, values: { [name]: value } })} />
        ))}
      </div>
      {setting.failure === null ? null : <InlineAlert tone="danger" isNew title={t('alerts:notSet')}>{failureText(setting.failure, t)}</InlineAlert>}
    </li>
  )
}
