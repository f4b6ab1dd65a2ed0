import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Select } from '../../ui/select'
import { TextField } from '../../ui/text-field'
import { isReady, NewPassphraseFields, noPassphrase } from './new-passphrase'
import { useVaultFailure } from './use-vault-failure'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** Opens the vault with the recovery code and sets a new passphrase: after forgetting it, or on another machine. */
export function RecoverPage({ users, vaultName, onBack }: { readonly users: readonly string[]; readonly vaultName: string; readonly onBack: () => void }) {
  const { t } = useText()
  const explain = useVaultFailure()
  const recover = useCommand('vault.recover')
  const [userName, setUserName] = useState(users[0] ?? '')
  const [code, setCode] = useState('')
  const [passphrase, setPassphrase] = useState(noPassphrase)
  const [withoutKeychain, setWithoutKeychain] = useState(false)
  const [acceptRollback, setAcceptRollback] = useState(false)
  const [takeOver, setTakeOver] = useState(false)
  const { failure } = recover
  const submit = (event: { preventDefault(): void }): void => {
    event.preventDefault()
    if (code.trim() === '' || !isReady(passphrase) || recover.isRunning) return
    void recover.run({ recoveryCode: code, userName, newPassphrase: passphrase.text, withoutKeychain, acceptRollback, takeOver })
  }
  return (
    <VaultFrame title={t('vault:recover.title', { name: vaultName })} lead={t('vault:recover.lead')} onBack={onBack}>
      <form className={cx(styles.form)} onSubmit={submit}>
        {users.length < 2 ? null : <Select label={t('vault:unlock.user')} value={userName} onChange={setUserName} options={users.map((name) => ({ key: name, text: name }))} />}
        <TextField label={t('vault:recover.code')} value={code} onChange={setCode} fixedWidth autoFocus maxLength={200} description={t('vault:recover.codeHint')} error={failure?.kind === 'recovery-code-mistyped' || failure?.kind === 'recovery-code-wrong' ? explain(failure) : undefined} />
        <NewPassphraseFields userName={userName} value={passphrase} onChange={setPassphrase} />
        {failure === null || failure.kind === 'recovery-code-mistyped' || failure.kind === 'recovery-code-wrong' ? null : <InlineAlert tone="danger" isNew title={t('vault:recover.failed')}>{explain(failure)}</InlineAlert>}
        {failure?.kind === 'keychain' || withoutKeychain ? <Checkbox isSelected={withoutKeychain} onChange={setWithoutKeychain} detail={t('vault:create.withoutKeychainDetail')}>{t('vault:create.withoutKeychain')}</Checkbox> : null}
        {failure?.kind === 'log-refused' || acceptRollback ? <Checkbox isSelected={acceptRollback} onChange={setAcceptRollback} detail={t('vault:unlock.logRefusedDetail')}>{t('vault:unlock.openAnyway')}</Checkbox> : null}
        {(failure?.kind === 'in-use' && failure.host !== null) || takeOver ? <Checkbox isSelected={takeOver} onChange={setTakeOver} detail={t('vault:unlock.takeOverDetail')}>{t('vault:unlock.takeOver')}</Checkbox> : null}
        <Button type="submit" variant="primary" wide isPending={recover.isRunning} isDisabled={code.trim() === '' || !isReady(passphrase)}>{t('vault:recover.submit')}</Button>
      </form>
    </VaultFrame>
  )
}
