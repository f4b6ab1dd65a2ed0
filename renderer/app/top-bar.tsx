import { ArrowLeft, ArrowRight, Plus, Search } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { Button, IconButton } from '../ui/button'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import { KeyHint } from '../ui/key-hint'
import { Menu } from '../ui/menu'
import { AlertBell } from './alert-bell'
import { creators } from './creators'
import { goBack, goForward, useNavigation } from './navigation'
import { useMay } from './session'
import styles from './top-bar.module.css'
import { useKeyNames } from './use-key-names'

/** The one bar above the content: back and forward, the search that opens the palette, alerts, quick add. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useText()
  const may = useMay()
  const keys = useKeyNames()
  const hasPast = useNavigation((state) => state.past.length > 0)
  const hasFuture = useNavigation((state) => state.future.length > 0)
  const offered = creators.filter(({ permission }) => may(permission))
  return (
    <div className={cx(styles.bar)}>
      <div className={cx(styles.side)}>
        <IconButton icon={ArrowLeft} label={t('shell:back')} keys={keys.of('back')} size="small" isDisabled={!hasPast} onPress={goBack} />
        <IconButton icon={ArrowRight} label={t('shell:forward')} keys={keys.of('forward')} size="small" isDisabled={!hasFuture} onPress={goForward} />
      </div>
      <AriaButton className={cx(styles.search)} onPress={onSearch} aria-haspopup="dialog">
        <Icon shape={Search} />
        <span className={cx(styles.words)}>{t('shell:search')}</span>
        <KeyHint keys={keys.of('palette')} />
      </AriaButton>
      <div className={cx(styles.side, styles.end)}>
        <AlertBell />
        {offered.length === 0 ? null : (
          <Menu label={t('shell:add')} placement="bottom end" groups={[{ id: 'add', items: offered.map(({ id, label, icon, run }) => ({ id, text: t(label), icon, onAction: run })) }]}>
            <Button icon={Plus} size="small">{t('shell:add')}</Button>
          </Menu>
        )}
      </div>
    </div>
  )
}
