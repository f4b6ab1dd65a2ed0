import { ArrowLeft, Check } from 'lucide-react'
import { useState } from 'react'
import type { PolicyStanding } from '../../../shared/centre/channels'
import { builtInPolicies, type PolicyName } from '../../../shared/policies/policies'
import { navigate } from '../../app/navigation'
import { beginnings } from '../../app/route'
import { useMay } from '../../app/session'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { InlineAlert } from '../../ui/inline-alert'
import { PageHeader } from '../../ui/page-header'
import { SkeletonLines } from '../../ui/skeleton'
import { notify } from '../../ui/toast'
import styles from './centre.module.css'
import { PolicyEditor } from './policy-editor'
import { PolicyText } from './policy-text'

/** One policy to read and to acknowledge; an administrator puts the company's own text in its place. */
export function PolicyPage({ policy }: { readonly policy: PolicyName }) {
  const { t, language } = useText()
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  const loaded = useQueryOf('policy.list', {})
  const standing = loaded.state === 'ready' ? loaded.value.items.find((each) => each.policy === policy) : undefined
  const text = standing?.text ?? builtInPolicies[language][policy]
  return (
    <div className={cx(styles.screen)}>
      <PageHeader
        title={t(`centre:policy.${policy}`)} lead={<IconButton icon={ArrowLeft} label={t('centre:back')} onPress={toOverview} />}
        actions={standing === undefined || isEditing || !may('settings') ? null : <Button size="small" onPress={() => { setEditing(true) }}>{t('centre:policy.edit')}</Button>}
      />
      <div className={cx(styles.scroll)}>
        <div className={cx(styles.reading)}>
          {loaded.state === 'failed' ? <InlineAlert tone="danger" title={t('centre:failedTitle')}>{failureText(loaded.failure, t)}</InlineAlert> : null}
          {standing === undefined ? <SkeletonLines count={8} label={t('ui:loading')} /> : (
            <>
              <p className={cx(styles.note)}>{t(standing.text === null ? 'centre:policy.builtIn' : 'centre:policy.own', { version: standing.version })}</p>
              {isEditing ? <PolicyEditor standing={standing} text={text} onDone={() => { setEditing(false) }} /> : <><PolicyText text={text} /><Acknowledging standing={standing} /></>}
            </>
          )}
        </div>
      </div>
    </div>
  )
}

function toOverview(): void {
  navigate(beginnings.security)
}

function Acknowledging({ standing: { policy, version, acknowledgedAt } }: { readonly standing: PolicyStanding }) {
  const { t, format } = useText()
  const command = useCommand('policy.acknowledge')
  const acknowledge = async (): Promise<void> => {
    const answer = await command.run({ policy, version })
    if (!answer.ok) return
    notify({ text: ({ t }) => t('centre:policy.done', { name: t(`centre:policy.${policy}`) }), tone: 'success' })
    toOverview()
  }
  if (acknowledgedAt !== null) return <p className={cx(styles.acknowledged)}><Icon shape={Check} size={14} />{t('centre:policy.acknowledgedAt', { when: format.dateTime(acknowledgedAt) })}</p>
  const { failure } = command
  return (
    <div className={cx(styles.acknowledging)}>
      {failure === null ? null : <InlineAlert tone="danger" isNew title={t('centre:policy.notAcknowledged')}>{failure.kind === 'policy-changed' ? t('centre:policy.changed') : failureText(failure, t)}</InlineAlert>}
      <Button variant="primary" isPending={command.isRunning} onPress={() => void acknowledge()}>{t('centre:policy.acknowledge')}</Button>
      <p className={cx(styles.note)}>{t('centre:policy.acknowledgeDetail')}</p>
    </div>
  )
}
