import { DatabaseBackup, FolderOpen, FolderPlus, Vault } from 'lucide-react'
import { useState } from 'react'
import type { VaultName, VaultState } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { cx } from '../../ui/cx'
import { Choice } from './choice'
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
  if (page === 'create') return <CreateVaultPage onBack={() => { setPage('choose') }} />
  if (page === 'restore') return <RestorePage onBack={() => { setPage('choose') }} />
  const openVault = async (): Promise<void> => {
    const chosen = await chooseFile.run({ purpose: 'open-vault', suggestedName: '' })
    if (chosen.ok && chosen.value !== null) await choose.run({ folder: chosen.value.file })
  }
  return (
    <VaultFrame title={t('vault:welcome.title')} lead={t('vault:welcome.lead')}>
      <Recent vaults={state.recent} />
      <ul className={cx(styles.choices)}>
        <Choice icon={FolderPlus} title={t('vault:welcome.create')} detail={t('vault:welcome.createDetail')} autoFocus={state.recent.length === 0} onPress={() => { setPage('create') }} />
        <Choice icon={FolderOpen} title={t('vault:welcome.open')} detail={t('vault:welcome.openDetail')} onPress={() => void openVault()} />
        <Choice icon={DatabaseBackup} title={t('vault:welcome.restore')} detail={t('vault:welcome.restoreDetail')} onPress={() => { setPage('restore') }} />
      </ul>
    </VaultFrame>
  )
}

/** Vaults that were open here before: the likeliest choice, so the first. */
function Recent({ vaults }: { readonly vaults: readonly VaultName[] }) {
  const { t } = useText()
  const chooseRecent = useCommand('vault.chooseRecent')
  if (vaults.length === 0) return null
  return (
    <section>
      <h2 className={cx(styles.section)}>{t('vault:welcome.recent')}</h2>
      <ul className={cx(styles.choices)}>
        {vaults.map((vault, place) => (
          <Choice key={vault.path} icon={Vault} title={vault.name} detail={vault.path} autoFocus={place === 0} onPress={() => void chooseRecent.run({ path: vault.path })} />
        ))}
      </ul>
    </section>
  )
}
