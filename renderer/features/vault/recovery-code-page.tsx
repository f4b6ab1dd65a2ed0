import { Copy, Printer, Save } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { TextField } from '../../ui/text-field'
import { usePendingCode } from './pending-code'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** Shows the recovery code once, lets it be printed or saved, and asks for three groups of it back. */
export function RecoveryCodePage({ code, vaultName }: { readonly code: string; readonly vaultName: string }) {
  const { t } = useText()
  const [step, setStep] = useState<'show' | 'type'>('show')
  const [kept, setKept] = useState<'printed' | 'saved' | 'copied' | null>(null)
  const groups = code.split('-')
  const keep = async (channel: 'app.printRecoveryCode' | 'app.saveRecoveryCode'): Promise<void> => {
    const answer = await call(channel, { recoveryCode: code, vaultName })
    if (!answer.ok) return
    const done = 'printed' in answer.value ? answer.value.printed : answer.value.saved
    if (done) setKept(channel === 'app.printRecoveryCode' ? 'printed' : 'saved')
  }
  if (step === 'type') return <TypeBack groups={groups} onBack={() => { setStep('show') }} />
  return (
    <VaultFrame wide title={t('vault:code.title')} lead={t('vault:code.lead')}>
      <ol className={cx(styles.code)} aria-label={t('vault:code.title')}>
        {groups.map((group, place) => (
          <li key={`${String(place)}-${group}`} className={cx(styles.group)}><span className={cx(styles.groupNumber)}>{place + 1}</span>{group}</li>
        ))}
      </ol>
      <div className={cx(styles.links)}>
        <Button icon={Printer} autoFocus onPress={() => void keep('app.printRecoveryCode')}>{t('vault:code.print')}</Button>
        <Button icon={Save} onPress={() => void keep('app.saveRecoveryCode')}>{t('vault:code.save')}</Button>
        <Button icon={Copy} onPress={() => void call('app.copy', { text: code }).then(() => { setKept('copied') })}>{t('vault:code.copy')}</Button>
      </div>
      {kept === null ? null : <InlineAlert tone="success" isNew title={t(`vault:code.${kept}`)} />}
      <InlineAlert tone="warning" title={t('vault:code.warningTitle')}>{t('vault:code.warning')}</InlineAlert>
      <div className={cx(styles.buttons)}><Button variant="primary" onPress={() => { setStep('type') }}>{t('vault:code.next')}</Button></div>
    </VaultFrame>
  )
}

function TypeBack({ groups, onBack }: { readonly groups: readonly string[]; readonly onBack: () => void }) {
  const { t } = useText()
  const confirm = useCommand('vault.confirmRecoveryCode')
  const done = usePendingCode((pending) => pending.done)
  const asked = useMemo(() => threeOf(groups.length), [groups.length])
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const submit = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault()
    // What was typed stands in its place; the engine checks the whole.
    const whole = groups.map((group, place) => (asked.includes(place) ? (typed[place] ?? '') : group)).join('-')
    const answer = await confirm.run({ recoveryCode: whole })
    if (answer.ok) done()
  }
  return (
    <VaultFrame wide title={t('vault:code.typeTitle')} lead={t('vault:code.typeLead')} onBack={onBack}>
      <form className={cx(styles.form)} onSubmit={(event) => void submit(event)}>
        <div className={cx(styles.typed)}>
          {asked.map((place, order) => (
            <TextField
              key={place} label={t('vault:code.group', { number: place + 1 })} fixedWidth maxLength={12} autoFocus={order === 0}
              value={typed[place] ?? ''} onChange={(text) => { setTyped({ ...typed, [place]: text }) }}
            />
          ))}
        </div>
        {confirm.failure === null ? null : <InlineAlert tone="danger" isNew title={t('vault:code.mismatchTitle')}>{t('vault:code.mismatch')}</InlineAlert>}
        <div className={cx(styles.buttons)}><Button type="submit" variant="primary" isPending={confirm.isRunning} isDisabled={asked.some((place) => (typed[place] ?? '').trim() === '')}>{t('vault:code.confirm')}</Button></div>
      </form>
    </VaultFrame>
  )
}

/** Three different places out of `count`, in order. */
function threeOf(count: number): readonly number[] {
  const places = Array.from({ length: count }, (_, place) => place)
  const random = crypto.getRandomValues(new Uint32Array(count))
  return places.sort((a, b) => (random[a] ?? 0) - (random[b] ?? 0)).slice(0, 3).sort((a, b) => a - b)
}
