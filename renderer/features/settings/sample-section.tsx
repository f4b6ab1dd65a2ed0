import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useMay } from '../../app/session'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useJob } from '../../ipc/use-job'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { InlineAlert } from '../../ui/inline-alert'
import { Progress } from '../../ui/progress'
import { SkeletonLines } from '../../ui/skeleton'
import { notify } from '../../ui/toast'
import { Section } from './section'
import styles from './settings.module.css'

/** Generated records to look around with: added and removed as one. */
export function SampleSection() {
  const { t, language } = useText()
  const may = useMay()
  const cache = useQueryClient()
  const loaded = useQueryOf('sample.state', {})
  const add = useJob('sample.add')
  const remove = useJob('sample.remove')
  const [isAsking, setAsking] = useState(false)
  const runAdd = async (): Promise<void> => {
    const answer = await add.run({ language })
    if (answer.ok) notify({ text: ({ t }) => t('settings:sample.added'), tone: 'success' })
    await cache.invalidateQueries({ queryKey: ['sample.state'] })
  }
  const runRemove = async (): Promise<void> => {
    setAsking(false)
    const answer = await remove.run({})
    if (answer.ok) notify({ text: ({ t }) => t('settings:sample.removed'), tone: 'success' })
    await cache.invalidateQueries({ queryKey: ['sample.state'] })
  }
  const running = add.progress ?? remove.progress
  const failure = add.failure ?? remove.failure
  const amounts = loaded.state === 'ready' ? { contacts: t('settings:sample.contacts', { count: loaded.value.contacts }), companies: t('settings:sample.companies', { count: loaded.value.companies }) } : { contacts: '', companies: '' }
  const hasAny = loaded.state === 'ready' && loaded.value.contacts + loaded.value.companies > 0
  return (
    <Section id="sample" title={t('settings:sample.title')} lead={t('settings:sample.lead')}>
      {loaded.state === 'loading' ? <div className={cx(styles.full)}><SkeletonLines count={1} label={t('ui:loading')} /></div> : null}
      {loaded.state === 'failed' ? <InlineAlert tone="danger" title={t('settings:failedTitle')} actions={<Button size="small" onPress={loaded.again}>{t('settings:tryAgain')}</Button>}>{failureText(loaded.failure, t)}</InlineAlert> : null}
      {loaded.state === 'ready' ? <p className={cx(styles.text)}>{hasAny ? t('settings:sample.has', amounts) : t('settings:sample.none')}</p> : null}
      {running === null ? null : (
        <div className={cx(styles.full)}>
          <Progress sentence={t(add.progress === null ? 'settings:sample.removing' : 'settings:sample.adding')} done={running.done} total={running.total} onCancel={add.progress === null ? remove.cancel : add.cancel} isCancelling={add.isCancelling || remove.isCancelling} />
        </div>
      )}
      {failure === null ? null : <InlineAlert tone={failure.kind === 'cancelled' ? 'info' : 'danger'} isNew title={t('settings:sample.failed')}>{failureText(failure, t)}</InlineAlert>}
      {loaded.state !== 'ready' || running !== null ? null : hasAny ? (
        may('mass-delete') ? <Button onPress={() => { setAsking(true) }}>{t('settings:sample.remove')}</Button> : null
      ) : may('import') ? <Button onPress={() => void runAdd()}>{t('settings:sample.add')}</Button> : null}
      <Dialog
        isOpen={isAsking} onClose={() => { setAsking(false) }} title={t('settings:sample.confirmTitle')} size="small" isAlert
        actions={<><Button variant="quiet" autoFocus onPress={() => { setAsking(false) }}>{t('ui:cancel')}</Button><Button variant="danger" onPress={() => void runRemove()}>{t('settings:sample.remove')}</Button></>}
      >
        {t('settings:sample.confirmText', amounts)}
      </Dialog>
    </Section>
  )
}
