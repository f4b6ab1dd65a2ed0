import { Copy, Printer, Save } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { VaultFrame } from '../vault/vault-frame'
import vault from '../vault/vault.module.css'
import { usePendingCodes } from './pending-codes'
import styles from './second-factor.module.css'

/** Shows the ten one-use codes once, lets them be printed or saved, and goes on when the person says that they are kept. */
export function OneUseCodesPage({ codes, vaultName }: { readonly codes: readonly string[]; readonly vaultName: string }) {
  const { t } = useText()
  const done = usePendingCodes((pending) => pending.forget)
  const [told, setTold] = useState<'printed' | 'saved' | 'copied' | null>(null)
  const [isKept, setKept] = useState(false)
  const keep = async (channel: 'app.printOneUseCodes' | 'app.saveOneUseCodes'): Promise<void> => {
    const answer = await call(channel, { codes: [...codes], vaultName })
    if (!answer.ok) return
    const isDone = 'printed' in answer.value ? answer.value.printed : answer.value.saved
    if (isDone) setTold(channel === 'app.printOneUseCodes' ? 'printed' : 'saved')
  }
  return (
    <VaultFrame wide title={t('twoStep:codes.title')} lead={t('twoStep:codes.lead')}>
      <ol className={cx(styles.codes)} aria-label={t('twoStep:codes.title')}>
        {codes.map((code, place) => <li key={code} className={cx(styles.code)}><span className={cx(styles.number)}>{place + 1}</span>{code}</li>)}
      </ol>
      <div className={cx(vault.links)}>
        <Button icon={Printer} autoFocus onPress={() => void keep('app.printOneUseCodes')}>{t('vault:code.print')}</Button>
        <Button icon={Save} onPress={() => void keep('app.saveOneUseCodes')}>{t('vault:code.save')}</Button>
        <Button icon={Copy} onPress={() => void call('app.copy', { text: codes.join('\n') }).then(() => { setTold('copied') })}>{t('vault:code.copy')}</Button>
      </div>
      {told === null ? null : <InlineAlert tone="success" isNew title={t(`vault:code.${told}`)} />}
      <Checkbox isSelected={isKept} onChange={setKept} detail={t('twoStep:codes.keptDetail')}>{t('twoStep:codes.kept')}</Checkbox>
      <div className={cx(vault.buttons)}><Button variant="primary" isDisabled={!isKept} onPress={done}>{t('twoStep:codes.next')}</Button></div>
    </VaultFrame>
  )
}
