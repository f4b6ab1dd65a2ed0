import { useOpenVault, useRoleName } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { Avatar } from '../../ui/avatar'
import { cx } from '../../ui/cx'
import { mayLine } from '../users/role-words'
import { Section } from './section'
import styles from './settings.module.css'

/** Who is signed in, and what the role may, in words: what it may not is absent everywhere else. */
export function RoleSection() {
  const { t, format } = useText()
  const { session } = useOpenVault()
  const role = useRoleName()
  return (
    <Section id="role" title={t('settings:role.title')} lead={t('settings:role.lead')}>
      <p className={cx(styles.state)}><Avatar name={session.userName} seed={session.userId} /><span>{t('settings:role.who', { name: session.userName, role })}</span></p>
      <p className={cx(styles.text)}>{mayLine(session.role, session.rights, { t, format })}</p>
    </Section>
  )
}
