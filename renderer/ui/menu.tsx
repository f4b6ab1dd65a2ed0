import type { ReactElement } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover as AriaPopover, Separator } from 'react-aria-components'
import { Fragment } from 'react'
import { cx } from './cx'
import { Icon, type IconShape } from './icon'
import { KeyHint } from './key-hint'
import styles from './option-list.module.css'

/** One line of a menu. */
export interface MenuAction {
  readonly id: string
  readonly text: string
  readonly detail?: string
  readonly icon?: IconShape
  readonly keys?: readonly string[]
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
  readonly onAction: () => void
}

/** Lines that belong together, with a line between groups and a heading when it has a title. */
export interface MenuGroup {
  readonly id: string
  readonly title?: string
  readonly items: readonly MenuAction[]
}

export interface MenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly children: ReactElement
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'end bottom'
  /** Held by the caller, for a menu that a key opens as well. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

/** A menu that opens from its child, a button of the kit. Arrows move, letters jump, Esc closes and gives the focus back. */
export function Menu({ label, groups, children, placement = 'bottom start', isOpen, onOpenChange }: MenuProps) {
  return (
    <MenuTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {children}
      <AriaPopover className={cx(styles.popover)} placement={placement} offset={4}>
        <AriaMenu aria-label={label} className={cx(styles.list)}>
          {groups.map((group, place) => (
            <Fragment key={group.id}>
              {place === 0 ? null : <Separator className={cx(styles.separator)} />}
              <MenuSection {...(group.title === undefined ? { 'aria-label': label } : {})}>
                {group.title === undefined ? null : <Header className={cx(styles.header)}>{group.title}</Header>}
                {group.items.map((item) => (
                  <MenuItem key={item.id} id={item.id} textValue={item.text} className={cx(styles.option, item.isDanger === true && styles.danger)} isDisabled={item.isDisabled ?? false} onAction={item.onAction}>
                    {item.icon === undefined ? null : <Icon shape={item.icon} />}
                    <span className={cx(styles.words)}>
                      <span>{item.text}</span>
                      {item.detail === undefined ? null : <span className={cx(styles.detail)}>{item.detail}</span>}
                    </span>
                    {item.keys === undefined ? null : <KeyHint keys={item.keys} />}
                  </MenuItem>
                ))}
              </MenuSection>
            </Fragment>
          ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  )
}
