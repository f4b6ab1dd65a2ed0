import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { InlineAlert } from '../../ui/inline-alert'
import { Section } from './section'
import styles from './settings.module.css'

/** What the keychain holds for this vault, in words. */
export function KeychainSection() {
  const { t } = useText()
  const { keychain } = useOpenVault()
  const isTrouble = keychain !== 'present' && keychain !== 'not-used'
  return (
    <Section id="keychain" title={t('settings:keychain.title')} lead={t('settings:keychain.lead')}>
      {isTrouble ? <InlineAlert tone="warning" title={t(`vault:keychain.${keychain}`)}>{t(`vault:keychain.${keychain}Detail`)}</InlineAlert> : (
        <p className={cx(styles.state)}><Icon shape={keychain === 'present' ? ShieldCheck : ShieldAlert} />{t(`vault:keychain.${keychain}Short`)}</p>
      )}
    </Section>
  )
}
