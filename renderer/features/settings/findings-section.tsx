import { openScreen } from '../../app/navigation'
import { useMay, useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Section } from './section'
import styles from './settings.module.css'

/** What the checks at unlock found, in words. */
export function FindingsSection() {
  const { t } = useText()
  const may = useMay()
  const { findings } = useOpenVault()
  return (
    <Section id="findings" title={t('settings:findings.title')} lead={t('settings:findings.lead')}>
      {findings.length === 0 ? <p className={cx(styles.text)}>{t('settings:findings.none')}</p> : findings.map((finding) => {
        const { kind, ...facts } = finding
        return <InlineAlert key={JSON.stringify(finding)} tone={kind === 'import-interrupted' ? 'info' : 'warning'} title={t(`settings:findings.${kind}`)}>{t(`settings:findings.${kind}Text`, facts)}</InlineAlert>
      })}
      {findings.length > 0 && may('see-audit') ? <Button onPress={() => { openScreen('log') }}>{t('settings:findings.verify')}</Button> : null}
    </Section>
  )
}
