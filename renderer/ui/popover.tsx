import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components'
import { cx } from './cx'
import styles from './popover.module.css'

/** A small panel that opens from its trigger, a button of the kit, and closes on Esc or a click elsewhere. */
export function Popover({ label, trigger, children, placement = 'bottom start' }: { readonly label: string; readonly trigger: ReactElement; readonly children: ReactNode | ((close: () => void) => ReactNode); readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' }) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={cx(styles.popover)} placement={placement} offset={4}>
        <AriaDialog aria-label={label} className={cx(styles.panel)}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
