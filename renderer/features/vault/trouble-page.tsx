import { useState } from 'react'
import type { VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { RestorePage } from './restore-page'
import { useVaultFailure } from './use-vault-failure'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** A vault that cannot be opened whatever the passphrase: what is wrong, what is safe, what can be done. Nothing here changes a file. */
export function TroublePage({ state }: { readonly state: Extract<VaultState, { state: 'trouble' }> }) {
  const { t } = useText()
  const explain = useVaultFailure()
  const leave = useCommand('vault.leave')
  const again = useCommand('vault.chooseRecent')
  const [restoring, setRestoring] = useState(false)
  if (restoring) return <RestorePage onBack={() => { setRestoring(false) }} />
  return (
    <VaultFrame title={state.vault.name} lead={state.vault.path}>
      <InlineAlert tone="danger" title={t(`vault:trouble.${state.trouble.kind}`)}>{explain(state.trouble)}</InlineAlert>
      <div className={cx(styles.buttons)}>
        <Button variant="quiet" onPress={() => void leave.run({})}>{t('vault:unlock.other')}</Button>
        <Button onPress={() => void again.run({ path: state.vault.path })}>{t('vault:trouble.again')}</Button>
        <Button variant="primary" onPress={() => { setRestoring(true) }}>{t('vault:welcome.restore')}</Button>
      </div>
    </VaultFrame>
  )
}
