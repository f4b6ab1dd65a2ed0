import { ArrowLeftRight, Lock, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { Avatar } from '../ui/avatar'
import { IconButton } from '../ui/button'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import { Tooltip } from '../ui/tooltip'
import { openScreen, useNavigation } from './navigation'
import styles from './rail.module.css'
import { screens, type Screen } from './screens'
import { useMay, useOpenVault, useRoleName } from './session'
import { useKeyNames } from './use-key-names'

/** The left rail: screens, then the person and Lock. What a role may not open is absent. */
export function Rail({ isNarrow, onNarrow, onLock, onSwitch }: { readonly isNarrow: boolean; readonly onNarrow: (isNarrow: boolean) => void; readonly onLock: () => void; readonly onSwitch: (() => void) | null }) {
  const { t } = useText()
  const may = useMay()
  const roleName = useRoleName()
  const keys = useKeyNames()
  const { session, vault } = useOpenVault()
  const parts = [screens.filter(({ part }) => part === 'records'), screens.filter(({ part }) => part === 'vault')]
  return (
    <aside aria-label={t('shell:rail.label')} className={cx(styles.rail, isNarrow && styles.narrow)}>
      <div className={cx(styles.head)}>
        {isNarrow ? null : <span className={cx(styles.vault)}>{vault.name}</span>}
        <IconButton icon={isNarrow ? PanelLeftOpen : PanelLeftClose} label={t(isNarrow ? 'shell:rail.widen' : 'shell:rail.narrow')} size="small" onPress={() => { onNarrow(!isNarrow) }} />
      </div>
      <nav aria-label={t('shell:rail.label')} className={cx(styles.nav)}>
        {parts.map((part, place) => (
          <ul key={place} className={cx(styles.part)}>
            {part.filter(({ permission }) => may(permission)).map((screen) => (
              <li key={screen.screen}><RailItem screen={screen} isNarrow={isNarrow} keys={keys.of(`go-${screen.screen}`)} /></li>
            ))}
          </ul>
        ))}
      </nav>
      <div className={cx(styles.foot)}>
        <Avatar name={session.userName} seed={session.userId} />
        {isNarrow ? null : (
          <span className={cx(styles.person)}>
            <span className={cx(styles.personName)}>{session.userName}</span>
            <span className={cx(styles.role)}>{roleName}</span>
          </span>
        )}
        <span className={cx(styles.acts)}>
          {onSwitch === null ? null : <IconButton icon={ArrowLeftRight} label={t('shell:switchUser')} keys={keys.of('switch-user')} size="small" onPress={onSwitch} />}
          <IconButton icon={Lock} label={t('shell:lock')} keys={keys.of('lock')} size="small" onPress={onLock} />
        </span>
      </div>
    </aside>
  )
}

function RailItem({ screen: { screen, icon, label }, isNarrow, keys }: { readonly screen: Screen; readonly isNarrow: boolean; readonly keys: readonly string[] }) {
  const { t } = useText()
  const isHere = useNavigation((state) => state.now.screen === screen)
  return (
    <Tooltip text={t(label)} keys={keys} placement="end">
      <AriaButton className={cx(styles.item, isHere && styles.here)} {...(isHere ? { 'aria-current': 'page' } : {})} {...(isNarrow ? { 'aria-label': t(label) } : {})} onPress={() => { openScreen(screen) }}>
        <Icon shape={icon} />
        {isNarrow ? null : <span className={cx(styles.label)}>{t(label)}</span>}
      </AriaButton>
    </Tooltip>
  )
}
