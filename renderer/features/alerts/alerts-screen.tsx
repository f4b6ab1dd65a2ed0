import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { PageHeader } from '../../ui/page-header'
import { Tabs } from '../../ui/tabs'
import styles from './alerts.module.css'
import { Inbox } from './inbox'
import { RulesPanel } from './rules-panel'

type Part = 'inbox' | 'rules'

/** What the log shows that somebody should look at, and what it is watched for. */
export function AlertsScreen() {
  const { t } = useText()
  const [part, setPart] = useState<Part>('inbox')
  return (
    <div className={cx(styles.screen)}>
      <PageHeader title={t('alerts:title')} />
      <Tabs<Part>
        isFlush label={t('alerts:title')} selected={part} onSelect={setPart}
        items={[{ key: 'inbox', text: t('alerts:inbox'), children: <Inbox /> }, { key: 'rules', text: t('alerts:rules'), children: <RulesPanel /> }]}
      />
    </div>
  )
}
