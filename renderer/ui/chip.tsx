import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, Dialog as AriaDialog, DialogTrigger, Popover as AriaPopover, Toolbar } from 'react-aria-components'
import styles from './chip.module.css'
import { cx } from './cx'
import { Icon, type IconShape } from './icon'
import popoverStyles from './popover.module.css'

export interface ChipProps {
  readonly text: string
  /** What its keys do, for readers. */
  readonly description: string
  readonly removeIcon: IconShape
  readonly removeLabel: string
  readonly onRemove: () => void
  /** What opens under it. */
  readonly children: (close: () => void) => ReactNode
}

/** Something that holds, in words: pressed it opens to be changed, by Delete, Backspace or its cross it goes. */
export function Chip({ text, description, removeIcon, removeLabel, onRemove, children }: ChipProps) {
  return (
    <span className={cx(styles.chip)}>
      <DialogTrigger>
        <AriaButton
          className={cx(styles.words)}
          data-chip=""
          aria-description={description}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') onRemove()
            else event.continuePropagation()
          }}
        >
          <span className={cx(styles.text)}>{text}</span>
        </AriaButton>
        <AriaPopover className={cx(popoverStyles.popover)} placement="bottom start" offset={4}>
          <AriaDialog aria-label={text} className={cx(popoverStyles.panel)}>{({ close }) => <>{children(close)}</>}</AriaDialog>
        </AriaPopover>
      </DialogTrigger>
      <AriaButton className={cx(styles.remove)} aria-label={removeLabel} onPress={onRemove}>
        <Icon shape={removeIcon} size={12} />
      </AriaButton>
    </span>
  )
}

/** Chips in a row, one stop of the Tab key; arrows move within. `status` is read aloud when it changes. */
export function ChipBar({ label, status, box, children }: { readonly label: string; readonly status: string; readonly box: Ref<HTMLDivElement>; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.bar)}>
      <Toolbar ref={box} aria-label={label} className={cx(styles.chips)}>{children}</Toolbar>
      <p role="status" className={cx(styles.status)}>{status}</p>
    </div>
  )
}
