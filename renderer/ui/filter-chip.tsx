import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components'
import { cx } from './cx'
import styles from './filter-chip.module.css'
import { Icon } from './icon'
import popoverStyles from './popover.module.css'

export interface FilterChipProps {
  /** The condition in words: "Tag is vip". */
  readonly text: string
  readonly removeLabel: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** By its cross, or by Backspace or Delete. */
  readonly onRemove: () => void
  /** The arrow down: to what is filtered. */
  readonly onLeave: () => void
  /** What changes the condition, in a panel below. */
  readonly children: ReactNode
}

/** One condition of a filter. Pressed it opens what changes it; its cross, Backspace or Delete take it away. */
export function FilterChip({ text, removeLabel, isOpen, onOpenChange, onRemove, onLeave, children }: FilterChipProps) {
  const onKeyDown = (event: { readonly key: string; continuePropagation(): void }): void => {
    if (event.key === 'Backspace' || event.key === 'Delete') onRemove()
    else if (event.key === 'ArrowDown') onLeave()
    else event.continuePropagation()
  }
  return (
    <span className={cx(styles.chip)}>
      <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
        <AriaButton data-chip className={cx(styles.words)} onKeyDown={onKeyDown}>{text}</AriaButton>
        <AriaPopover className={cx(popoverStyles.popover)} placement="bottom start" offset={4}>
          <AriaDialog aria-label={text} className={cx(popoverStyles.panel)}>{children}</AriaDialog>
        </AriaPopover>
      </DialogTrigger>
      <AriaButton className={cx(styles.remove)} aria-label={removeLabel} onPress={onRemove} onKeyDown={onKeyDown}><Icon shape={X} size={12} /></AriaButton>
    </span>
  )
}
