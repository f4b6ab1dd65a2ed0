import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components'
import { cx } from './cx'
import styles from './popover.module.css'

export interface PopoverProps {
  readonly label: string
  /** A button of the kit. */
  readonly trigger: ReactElement
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
  /** Both, for a panel that also opens by a key. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

/** A small panel that opens from its trigger and closes on Esc or a click elsewhere. */
export function Popover({ label, trigger, children, placement = 'bottom start', ...open }: PopoverProps) {
  return (
    <DialogTrigger {...open}>
      {trigger}
      <AriaPopover className={cx(styles.popover)} placement={placement} offset={4}>
        <AriaDialog aria-label={label} className={cx(styles.panel)}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
