import { Bell } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { useQueryOf } from '../ipc/use-query-of'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import { Tooltip } from '../ui/tooltip'
import styles from './alert-bell.module.css'
import { openScreen } from './navigation'
import { useMay } from './session'
import { useKeyNames } from './use-key-names'

const MOST_SHOWN = 99

/** How many alerts are open; opens them. Absent for whoever may not see the log. */
export function AlertBell() {
  const { t, format } = useText()
  const may = useMay()
  const keys = useKeyNames()
  const isAllowed = may('see-audit')
  const loaded = useQueryOf('alerts.count', isAllowed ? {} : null)
  if (!isAllowed) return null
  const open = loaded.state === 'ready' ? loaded.value : { info: 0, warning: 0, critical: 0 }
  const count = open.info + open.warning + open.critical
  const label = count === 0 ? t('alerts:bell.none') : t('alerts:bell.open', { count })
  return (
    <Tooltip text={label} keys={keys.of('go-alerts')}>
      <AriaButton className={cx(styles.bell)} aria-label={label} onPress={() => { openScreen('alerts') }}>
        <Icon shape={Bell} />
        {count === 0 ? null : <span className={cx(styles.count, open.critical > 0 && styles.critical)} aria-hidden>{count > MOST_SHOWN ? `${format.number(MOST_SHOWN)}+` : format.number(count)}</span>}
      </AriaButton>
    </Tooltip>
  )
}
