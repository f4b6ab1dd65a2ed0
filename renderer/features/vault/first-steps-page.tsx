import { Check, FileInput, PenLine, Sparkles } from 'lucide-react'
import { beginnings } from '../../app/route'
import { navigate } from '../../app/navigation'
import { useText } from '../../i18n/use-text'
import { useJob } from '../../ipc/use-job'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Progress } from '../../ui/progress'
import { Choice } from './choice'
import { usePendingCode } from './pending-code'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** The end of the first run: bring in what one has, look around with sample data, or start empty. */
export function FirstStepsPage({ vaultName }: { readonly vaultName: string }) {
  const { t, language } = useText()
  const end = usePendingCode((pending) => pending.forget)
  const sample = useJob('sample.add')
  const isBusy = sample.progress !== null
  const addSample = async (): Promise<void> => {
    const answer = await sample.run({ language })
    if (answer.ok) end()
  }
  return (
    <VaultFrame icon={Check} tone="success" title={t('vault:first.title', { name: vaultName })} lead={t('vault:first.lead')}>
      <ul className={cx(styles.choices)}>
        <Choice icon={FileInput} title={t('vault:first.import')} detail={t('vault:first.importDetail')} autoFocus isDisabled={isBusy} onPress={() => { navigate(beginnings.import); end() }} />
        <Choice icon={Sparkles} title={t('vault:first.sample')} detail={t('vault:first.sampleDetail')} isDisabled={isBusy} onPress={() => void addSample()} />
        <Choice icon={PenLine} title={t('vault:first.empty')} detail={t('vault:first.emptyDetail')} isDisabled={isBusy} onPress={end} />
      </ul>
      {sample.progress === null ? null : <Progress sentence={t('vault:first.adding')} done={sample.progress.done} total={sample.progress.total} onCancel={sample.cancel} isCancelling={sample.isCancelling} />}
      {sample.failure === null || sample.failure.kind === 'cancelled' ? null : <InlineAlert tone="danger" isNew title={t('vault:first.failed')} />}
    </VaultFrame>
  )
}
