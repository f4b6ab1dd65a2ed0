import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { DigitsField, isComplete } from './digits-field'
import { usePendingCodes } from './pending-codes'
import { QrCode } from './qr-code'
import styles from './second-factor.module.css'
import { useFactorFailure } from './use-factor-failure'

/** The new secret for the app, by camera or by hand, and the first code that proves it arrived. The one-use codes follow on a page of their own. */
export function SetUp({ secret, uri, onCancel }: { readonly secret: string; readonly uri: string; readonly onCancel?: () => void }) {
  const { t } = useText()
  const explain = useFactorFailure()
  const confirm = useCommand('secondFactor.confirm')
  const show = usePendingCodes((pending) => pending.show)
  const [code, setCode] = useState('')
  const [isCopied, setCopied] = useState(false)
  const submit = async (typed: string): Promise<void> => {
    if (confirm.isRunning) return
    const answer = await confirm.run({ code: typed })
    if (answer.ok) show(answer.value.recoveryCodes)
    else setCode('')
  }
  return (
    <form className={cx(styles.form)} onSubmit={(event: { preventDefault(): void }) => { event.preventDefault(); void submit(code) }}>
      <p className={cx(styles.text)}>{t('twoStep:setUp.scan')}</p>
      <div className={cx(styles.scan)}>
        <QrCode text={uri} label={t('twoStep:setUp.qr')} />
        <div className={cx(styles.byHand)}>
          <p className={cx(styles.text)}>{t('twoStep:setUp.byHand')}</p>
          <p className={cx(styles.key)} role="group" aria-label={t('twoStep:setUp.key')}>{(secret.match(/.{1,4}/g) ?? []).join(' ')}</p>
          <div className={cx(styles.buttons)}>
            <Button size="small" icon={Copy} onPress={() => void call('app.copy', { text: secret }).then(() => { setCopied(true) })}>{t('vault:code.copy')}</Button>
          </div>
          {isCopied ? <p className={cx(styles.text)} role="status">{t('vault:code.copied')}</p> : null}
        </div>
      </div>
      <div className={cx(styles.digits)}>
        <DigitsField value={code} onChange={setCode} onComplete={(typed) => void submit(typed)} error={confirm.failure === null ? undefined : explain(confirm.failure)} />
      </div>
      <InlineAlert tone="info" title={t('twoStep:limit')}>{t('twoStep:limitDetail')}</InlineAlert>
      <div className={cx(styles.buttons)}>
        <Button type="submit" variant="primary" isPending={confirm.isRunning} isDisabled={!isComplete(code)}>{t('twoStep:setUp.submit')}</Button>
        {onCancel === undefined ? null : <Button variant="quiet" onPress={onCancel}>{t('ui:cancel')}</Button>}
      </div>
    </form>
  )
}
