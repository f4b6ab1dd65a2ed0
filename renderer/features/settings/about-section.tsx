import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Section } from './section'
import styles from './settings.module.css'

/** What this is, what it runs on, and what it does and does not promise. */
export function AboutSection() {
  const { t } = useText()
  const info = useQueryOf('app.info', {})
  return (
    <Section id="about" title={t('settings:about.title')} lead={t('settings:about.lead')}>
      {info.state !== 'ready' ? null : (
        <>
          {info.value.testRuntime ? <InlineAlert tone="warning" title={t('settings:about.testRuntime')}>{t('settings:about.testRuntimeText')}</InlineAlert> : null}
          <dl className={cx(styles.facts)} data-selectable>
            <dt>{t('settings:about.version')}</dt><dd>{info.value.version}</dd>
            <dt>{t('settings:about.runtime')}</dt><dd>{info.value.runtime}</dd>
            <dt>{t('settings:about.engine')}</dt><dd>{t(`settings:about.${info.value.engine}`)}</dd>
          </dl>
        </>
      )}
      <h3 className={cx(styles.subheading)}>{t('settings:about.promises')}</h3>
      <ul className={cx(styles.promises)}>
        <li>{t('settings:about.promise1')}</li>
        <li>{t('settings:about.promise2')}</li>
        <li>{t('settings:about.promise3')}</li>
        <li>{t('settings:about.promise4')}</li>
        <li>{t('settings:about.promise5')}</li>
      </ul>
    </Section>
  )
}
