import { DatabaseBackup, FolderOpen, FolderPlus, Vault } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { cx } from '../../ui/cx'
import { Icon, type IconShape } from '../../ui/icon'
import { CreateVaultPage } from './create-vault-page'
import { RestorePage } from './restore-page'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** The first page: make a vault, open one, or bring one back from a backup. */
export function WelcomePage({ state }: { readonly state: Extract<VaultState, { state: 'none' | 'trouble' }> }) {
  const { t } = useText()
  const [page, setPage] = useState<'choose' | 'create' | 'restore'>('choose')
  const chooseFile = useCommand('app.chooseFile')
  const choose = useCommand('vault.choose')
  const chooseRecent = useCommand('vault.chooseRecent')
  if (page === 'create') return <CreateVaultPage onBack={() => { setPage('choose') }} />
  if (page === 'restore') return <RestorePage onBack={() => { setPage('choose') }} />
  const openVault = async (): Promise<void> => {
    const chosen = await chooseFile.run({ purpose: 'open-vault', suggestedName: '' })
    if (chosen.ok && chosen.value !== null) await choose.run({ folder: chosen.value.file })
  }
  return (
    <VaultFrame title={t('vault:welcome.title')} lead={t('vault:welcome.lead')}>
      <ul className={cx(styles.choices)}>
        <Choice icon={FolderPlus} title={t('vault:welcome.create')} detail={t('vault:welcome.createDetail')} onPress={() => { setPage('create') }} />
        <Choice icon={FolderOpen} title={t('vault:welcome.open')} detail={t('vault:welcome.openDetail')} onPress={() => void openVault()} />
        <Choice icon={DatabaseBackup} title={t('vault:welcome.restore')} detail={t('vault:welcome.restoreDetail')} onPress={() => { setPage('restore') }} />
      </ul>
      {state.recent.length === 0 ? null : (
        <section>
          <h2 className={cx(styles.section)}>{t('vault:welcome.recent')}</h2>
          <ul className={cx(styles.choices)}>
            {state.recent.map((vault) => (
              <Choice key={vault.path} icon={Vault} title={vault.name} detail={vault.path} onPress={() => void chooseRecent.run({ path: vault.path })} />
            ))}
          </ul>
        </section>
      )}
    </VaultFrame>
  )
}

function Choice({ icon, title, detail, onPress }: { readonly icon: IconShape; readonly title: string; readonly detail: string; readonly onPress: () => void }) {
  return (
    <li>
      <AriaButton className={cx(styles.choice)} onPress={onPress}>
        <span className={cx(styles.choiceIcon)}><Icon shape={icon} /></span>
        <strong>{title}</strong>
        <span className={cx(styles.detail)}>{detail}</span>
      </AriaButton>
    </li>
  )
}
