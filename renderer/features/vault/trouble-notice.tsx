import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { VaultTrouble } from '../../../shared/vault/vault'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { VaultFrame } from './vault-frame'
import styles from './vault.module.css'

/** What keeps a vault from opening whatever the passphrase. */
export type TroubleKind = VaultTrouble['kind'] | 'vault-damaged' | 'slots-older' | 'log-refused' | 'people-edited' | 'slots-outdated' | 'slot-foreign' | 'in-use-elsewhere' | 'keychain-absent' | 'keychain-changed'

/** Where nothing but the last backup, or the folder's older copy, brings the vault back. */
const restorable: ReadonlySet<TroubleKind> = new Set(['vault-missing', 'vault-empty', 'vault-plaintext', 'slots-missing', 'slots-damaged', 'vault-damaged', 'slots-older', 'log-refused'])

/** Whether a backup is a way out of this trouble. */
export function isRestorable(kind: TroubleKind): boolean {
  return restorable.has(kind)
}

/** A page for one trouble: what happened, what is safe, what to do, and the buttons for it (SECURITY.md 5.3). `host`: the other machine, where it is about one. */
export function TroubleNotice({ kind, vault, host = '', actions }: { readonly kind: TroubleKind; readonly host?: string; readonly vault: { readonly name: string; readonly path: string }; readonly actions: ReactNode }) {
  const { t } = useText()
  return (
    <VaultFrame wide icon={TriangleAlert} tone="warning" title={t(`vault:trouble.${kind}.title`)} lead={<><strong className={cx(styles.which)}>{vault.name}</strong> <span className={cx(styles.path)}>{vault.path}</span></>}>
      <div role="alert">
        <dl className={cx(styles.trouble)}>
          <dt>{t('vault:trouble.safe')}</dt>
          <dd>{t(`vault:trouble.${kind}.safe`, { host })}</dd>
          <dt>{t('vault:trouble.todo')}</dt>
          <dd>{t(`vault:trouble.${kind}.todo`)}</dd>
        </dl>
      </div>
      <div className={cx(styles.buttons)}>{actions}</div>
    </VaultFrame>
  )
}
