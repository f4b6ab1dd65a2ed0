import type { DevicePreferences } from '../../../shared/settings/channels'
import { usePreferences } from '../../app/preferences'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { Select } from '../../ui/select'
import { Section } from './section'
import styles from './settings.module.css'

/** How the app looks on this device. */
export function AppearanceSection() {
  const { t } = useText()
  const [{ theme, density, language }, change] = usePreferences()
  return (
    <Section id="appearance" title={t('settings:appearance.title')} lead={t('settings:appearance.lead')}>
      <div className={cx(styles.row)}>
        <Select<DevicePreferences['theme']>
          label={t('settings:appearance.theme')} value={theme} onChange={(next) => { change({ theme: next }) }}
          options={[{ key: 'system', text: t('settings:appearance.themeSystem') }, { key: 'light', text: t('settings:appearance.themeLight') }, { key: 'dark', text: t('settings:appearance.themeDark') }]}
        />
        <Select<DevicePreferences['density']>
          label={t('settings:appearance.density')} value={density} onChange={(next) => { change({ density: next }) }}
          options={[{ key: 'compact', text: t('settings:appearance.compact') }, { key: 'comfortable', text: t('settings:appearance.comfortable') }]}
        />
        <Select<DevicePreferences['language']>
          label={t('settings:appearance.language')} value={language} onChange={(next) => { change({ language: next }) }}
          options={[{ key: 'system', text: t('settings:appearance.languageSystem') }, { key: 'en', text: 'English' }, { key: 'de', text: 'Deutsch' }]}
        />
      </div>
    </Section>
  )
}
