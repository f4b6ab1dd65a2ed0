import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type PressEvent } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import styles from './button.module.css'
import { Icon, type IconShape } from './icon'
import { Tooltip } from './tooltip'

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger'

interface Common {
  readonly onPress?: (event: PressEvent) => void
  readonly isDisabled?: boolean
  readonly size?: 'normal' | 'small'
  readonly autoFocus?: boolean
  readonly type?: 'button' | 'submit'
  readonly ref?: Ref<HTMLButtonElement>
}

export interface ButtonProps extends Common {
  readonly children: ReactNode
  /** `primary`: at most one on a screen. `plain`: everything else. `quiet`: among other things. `danger`: cannot be undone. */
  readonly variant?: ButtonVariant
  readonly icon?: IconShape
  /** At work: stays focusable, cannot be pressed, and is announced as busy. */
  readonly isPending?: boolean
  /** Takes the whole width of its place. */
  readonly wide?: boolean
}

// React Aria's own pending state announces a label that is gone when the button is: what readers then get is a picture without a name.
const ignore = (): undefined => undefined

/** A button with a word on it. */
export function Button({ children, variant = 'plain', icon, isPending = false, size = 'normal', wide = false, ...rest }: ButtonProps) {
  const { t } = useText()
  return (
    <AriaButton {...rest} {...(isPending ? { onPress: ignore } : {})} className={cx(styles.button, styles[variant], size === 'small' && styles.small, wide && styles.wide)}>
      {isPending ? <span className={cx(styles.spinner)} aria-hidden /> : icon === undefined ? null : <Icon shape={icon} />}
      <span className={cx(styles.label)}>{children}</span>
      {isPending ? <span role="status" className={cx(styles.hidden)}>{t('ui:loading')}</span> : null}
    </AriaButton>
  )
}

export interface IconButtonProps extends Common {
  readonly icon: IconShape
  /** Its name: read aloud and shown as the tooltip. */
  readonly label: string
  /** Shown in the tooltip, for example `['Ctrl', 'K']`. */
  readonly keys?: readonly string[]
  readonly variant?: 'plain' | 'quiet' | 'danger'
  /** For a button that stays down, such as an open side panel. */
  readonly isOn?: boolean
}

/** A button with only an icon; its name is in the tooltip and for readers. */
export function IconButton({ icon, label, keys, variant = 'quiet', size = 'normal', isOn, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton
        {...rest}
        aria-label={label}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        className={cx(styles.button, styles.icon, styles[variant], size === 'small' && styles.small, isOn === true && styles.on)}
      >
        <Icon shape={icon} />
      </AriaButton>
    </Tooltip>
  )
}
