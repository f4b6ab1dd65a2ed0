import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { cx } from '../../ui/cx'
import styles from './audit.module.css'

export interface VerifyWith {
  readonly recoveryCode?: string
  readonly anchor?: { readonly seq: number; readonly hash: string }
}

/** Asks what there is to verify with: nothing, the recovery code, an anchor noted elsewhere. Forgets both when it closes. */
export function VerifyDialog({ onClose, onVerify }: { readonly onClose: () => void; readonly onVerify: (evidence: VerifyWith) => void }) {
  const { t } = useText()
  const [code, setCode] = useState('')
  const [anchor, setAnchor] = useState('')
  const [wrong, setWrong] = useState(false)
  const go = (): void => {
    const noted = anchorOf(anchor)
    if (noted === 'not-one') {
      setWrong(true)
      return
    }
    onVerify({ ...(code.trim() === '' ? {} : { recoveryCode: code }), ...(noted === null ? {} : { anchor: noted }) })
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t('audit:verify.askTitle')}
      actions={<><Button variant="quiet" onPress={onClose}>{t('ui:cancel')}</Button><Button variant="primary" onPress={go}>{t('audit:verify.button')}</Button></>}
    >
      <div className={cx(styles.form)}>
        <p className={cx(styles.note)}>{t('audit:verify.ask')}</p>
        <TextField label={t('audit:verify.code')} description={t('audit:verify.codeHint')} value={code} onChange={setCode} fixedWidth maxLength={200} autoFocus />
        <TextField
          label={t('audit:verify.noted')} description={t('audit:verify.notedHint')} value={anchor} fixedWidth maxLength={90} error={wrong ? t('audit:verify.notedWrong') : undefined}
          onChange={(text) => {
            setAnchor(text)
            setWrong(false)
          }}
        />
      </div>
    </Dialog>
  )
}

/** `SEQ:HASH` as typed, the hash or its first digits; null for an empty field. */
function anchorOf(text: string): Required<VerifyWith>['anchor'] | null | 'not-one' {
  if (text.trim() === '') return null
  const match = /^(\d{1,15})\s*:\s*([0-9a-f]{8,64})$/.exec(text.trim().toLowerCase())
  return match?.[1] === undefined || match[2] === undefined || Number(match[1]) < 1 ? 'not-one' : { seq: Number(match[1]), hash: match[2] }
}
