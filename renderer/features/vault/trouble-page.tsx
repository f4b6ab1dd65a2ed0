import { useState } from 'react'
import type { VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { RestorePage } from './restore-page'
import { isRestorable, TroubleNotice } from './trouble-notice'

/** A vault that cannot be opened whatever the passphrase. Nothing is ever repaired by deleting. */
export function TroublePage({ state }: { readonly state: Extract<VaultState, { state: 'trouble' }> }) {
  const { t } = useText()
  const leave = useCommand('vault.leave')
  const again = useCommand('vault.chooseRecent')
  const [restoring, setRestoring] = useState(false)
  const { kind } = state.trouble
  if (restoring) return <RestorePage onBack={() => { setRestoring(false) }} />
  const restore = isRestorable(kind)
  return (
    <TroubleNotice
      kind={kind} vault={state.vault}
      actions={
        <>
          <Button variant="quiet" onPress={() => void leave.run({})}>{t('vault:unlock.other')}</Button>
          <Button variant={restore ? 'plain' : 'primary'} autoFocus={!restore} isPending={again.isRunning} onPress={() => void again.run({ path: state.vault.path })}>{t('vault:trouble.again')}</Button>
          {restore ? <Button variant="primary" autoFocus onPress={() => { setRestoring(true) }}>{t('vault:welcome.restore')}</Button> : null}
        </>
      }
    />
  )
}
