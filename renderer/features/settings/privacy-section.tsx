import { usePreferences } from '../../app/preferences'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { cx } from '../../ui/cx'
import { Switch } from '../../ui/switch'
import { Section } from './section'
import styles from './settings.module.css'

/** What others may see of the window: screenshots and shared screens, and what was copied (SECURITY.md E21). */
export function PrivacySection() {
  const { t } = useText()
  const [{ hideFromCapture }, change] = usePreferences()
  const info = useQueryOf('app.info', {})
  if (info.state !== 'ready') return null
  return (
    <Section id="privacy" title={t('settings:privacy.title')} lead={t('settings:privacy.lead')}>
      {info.value.platform === 'linux' ? <p className={cx(styles.text)}>{t('settings:privacy.notHere')}</p> : (
        <Switch isSelected={hideFromCapture} onChange={(next) => { change({ hideFromCapture: next }) }} detail={t('settings:privacy.hideDetail')}>{t('settings:privacy.hide')}</Switch>
      )}
      <p className={cx(styles.text)}>{t('settings:privacy.clipboard')}</p>
    </Section>
  )
}
