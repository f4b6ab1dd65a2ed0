import { useState } from 'react'
import type { PolicyStanding } from '../../../shared/centre/channels'
import { MAX_POLICY_LENGTH } from '../../../shared/policies/policies'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { TextArea } from '../../ui/text-area'
import { notify } from '../../ui/toast'
import styles from './centre.module.css'

/** Puts another text in force. It gets a new version, and everybody is asked anew. */
export function PolicyEditor({ standing, text, onDone }: { readonly standing: PolicyStanding; readonly text: string; readonly onDone: () => void }) {
  const { t } = useText()
  const [typed, setTyped] = useState(text)
  const command = useCommand('policy.set')
  const put = async (next: string | null): Promise<void> => {
    const answer = await command.run({ policy: standing.policy, text: next })
    if (!answer.ok) return
    notify({ text: ({ t }) => t('centre:policy.saved'), tone: 'success' })
    onDone()
  }
  const isAsBefore = typed.trim() === text.trim()
  return (
    <div className={cx(styles.editor)}>
      <TextArea label={t('centre:policy.editLabel')} description={t('centre:policy.editDetail')} value={typed} onChange={setTyped} lines={18} autoFocus />
      {command.failure === null ? null : <InlineAlert tone="danger" isNew title={t('centre:policy.notSaved')}>{failureText(command.failure, t)}</InlineAlert>}
      <div className={cx(styles.buttons)}>
        <Button onPress={onDone}>{t('ui:cancel')}</Button>
        {standing.text === null ? null : <Button isPending={command.isRunning} onPress={() => void put(null)}>{t('centre:policy.useBuiltIn')}</Button>}
        <Button variant="primary" isPending={command.isRunning} isDisabled={isAsBefore || typed.trim() === '' || typed.length > MAX_POLICY_LENGTH} onPress={() => void put(typed)}>{t('centre:policy.save')}</Button>
      </div>
    </div>
  )
}
