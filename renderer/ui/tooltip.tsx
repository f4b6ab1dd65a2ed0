import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { cx } from './cx'
import { KeyHint } from './key-hint'
import styles from './tooltip.module.css'

/** Names what the child does, on hover after a moment and at once on keyboard focus. The child must be one focusable control of the kit. */
export function Tooltip({ text, keys, children, placement = 'bottom' }: { readonly text: string; readonly keys?: readonly string[]; readonly children: ReactElement; readonly placement?: 'top' | 'bottom' | 'end' }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip placement={placement} offset={6} className={cx(styles.tooltip)}>
        <span>{text}</span>
        {keys === undefined ? null : <KeyHint keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
