import { ArrowLeft, BriefcaseBusiness } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/use-text'
import { IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon, type IconShape } from '../../ui/icon'
import styles from './vault.module.css'

/** The window while nothing of a vault may show: one column, the product's sign or another, one task. */
export function VaultFrame({ title, lead, children, onBack, wide = false, icon = BriefcaseBusiness, tone = 'accent' }: { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode; readonly onBack?: () => void; readonly wide?: boolean; readonly icon?: IconShape; readonly tone?: 'accent' | 'warning' | 'success' }) {
  const { t } = useText()
  return (
    <main className={cx(styles.window)}>
      <div className={cx(styles.column, wide && styles.wide)}>
        <header className={cx(styles.head)}>
          {onBack === undefined ? <span className={cx(styles.sign, styles[tone])}><Icon shape={icon} size={20} /></span> : <IconButton icon={ArrowLeft} label={t('vault:back')} onPress={onBack} />}
          <div>
            <h1 className={cx(styles.title)}>{title}</h1>
            {lead === undefined ? null : <p className={cx(styles.lead)}>{lead}</p>}
          </div>
        </header>
        {children}
      </div>
    </main>
  )
}
