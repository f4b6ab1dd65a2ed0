import { useState } from 'react'
import type { Failure } from '../../../shared/ipc/contract'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { TextField } from '../../ui/text-field'
import { isReady, NewPassphraseFields, noPassphrase } from './new-passphrase'
import { usePendingCode } from './pending-code'
import { useVaultFailure } from './use-vault-failure'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** Names the vault and its owner, takes a passphrase, and makes the vault. The recovery code comes on the next page. */
export function CreateVaultPage({ onBack }: { readonly onBack: () => void }) {
  const { t } = useText()
  const explain = useVaultFailure()
  const create = useCommand('vault.create')
  const showCode = usePendingCode((pending) => pending.show)
  const [name, setName] = useState('')
  const [userName, setUserName] = useState('')
  const [passphrase, setPassphrase] = useState(noPassphrase)
  const [withoutKeychain, setWithoutKeychain] = useState(false)
  const failure: Failure<'vault.create'> | null = create.failure
  const keychainFailed = failure?.kind === 'keychain'
  const submit = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault()
    if (name.trim() === '' || userName.trim() === '' || !isReady(passphrase) || create.isRunning) return
    const folder = await call('app.newVaultFolder', { name: name.trim(), purpose: 'new-vault' })
    if (!folder.ok) return
    const made = await create.run({ folder: folder.value.file, name: name.trim(), userName: userName.trim(), passphrase: passphrase.text, withoutKeychain })
    if (made.ok) showCode(made.value.recoveryCode, { isNewVault: true })
  }
  return (
    <VaultFrame title={t('vault:create.title')} lead={t('vault:create.lead')} onBack={onBack}>
      <form className={cx(styles.form)} onSubmit={(event) => void submit(event)}>
        <TextField label={t('vault:create.name')} value={name} onChange={setName} maxLength={200} autoFocus description={t('vault:create.nameHint')} />
        <TextField label={t('vault:create.userName')} value={userName} onChange={setUserName} maxLength={200} description={t('vault:create.userNameHint')} />
        <NewPassphraseFields userName={userName} value={passphrase} onChange={setPassphrase} />
        {failure === null ? null : <InlineAlert tone="danger" isNew title={t('vault:create.failed')}>{explain(failure)}</InlineAlert>}
        {keychainFailed || withoutKeychain ? <Checkbox isSelected={withoutKeychain} onChange={setWithoutKeychain} detail={t('vault:create.withoutKeychainDetail')}>{t('vault:create.withoutKeychain')}</Checkbox> : null}
        <Button type="submit" variant="primary" wide isPending={create.isRunning} isDisabled={name.trim() === '' || userName.trim() === '' || !isReady(passphrase)}>{t('vault:create.submit')}</Button>
      </form>
    </VaultFrame>
  )
}
