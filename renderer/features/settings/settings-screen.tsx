import { hasAllRights } from '../../../shared/permissions'
import { useMay, useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { PageHeader } from '../../ui/page-header'
import { AboutSection } from './about-section'
import { AppearanceSection } from './appearance-section'
import { FindingsSection } from './findings-section'
import { KeychainSection } from './keychain-section'
import { PassphraseSection } from './passphrase-section'
import { PrivacySection } from './privacy-section'
import { RawKeySection } from './raw-key-section'
import { RecoverySection } from './recovery-section'
import { RoleSection } from './role-section'
import { SampleSection } from './sample-section'
import { SessionsSection } from './sessions-section'
import styles from './settings.module.css'
import { TwoStepSection } from './two-step-section'
import { VaultSection } from './vault-section'

/** Settings of this device and of the vault, and everything about its keys. What needs attention stands first. */
export function SettingsScreen() {
  const { t } = useText()
  const may = useMay()
  const { findings, recoveryDue, session } = useOpenVault()
  return (
    <div className={cx(styles.screen)}>
      <PageHeader title={t('settings:title')} />
      <div className={cx(styles.scroll)}>
        <div className={cx(styles.column)}>
          {findings.length > 0 ? <FindingsSection /> : null}
          {recoveryDue ? <RecoverySection /> : null}
          <RoleSection />
          <AppearanceSection />
          <PrivacySection />
          <VaultSection />
          <PassphraseSection />
          <TwoStepSection />
          {may('users') ? null : <SessionsSection />}
          {recoveryDue || !hasAllRights(session.rights) ? null : <RecoverySection />}
          <KeychainSection />
          {findings.length > 0 ? null : <FindingsSection />}
          {may('import') || may('mass-delete') ? <SampleSection /> : null}
          {may('show-key') ? <RawKeySection /> : null}
          <AboutSection />
        </div>
      </div>
    </div>
  )
}
