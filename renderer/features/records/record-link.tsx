import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { cx } from '../../ui/cx'
import styles from './detail.module.css'

/** Another record by its name; pressing goes there. */
export function RecordLink({ isLeft = false, onPress, children }: { readonly isLeft?: boolean; readonly onPress: () => void; readonly children: ReactNode }) {
  return <AriaButton className={cx(styles.link, isLeft && styles.left)} onPress={onPress}>{children}</AriaButton>
}
