import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import styles from './field.module.css'
import { Icon } from './icon'

/** What every field says about itself. `hideLabel` keeps the name for readers only, where its place makes it plain. */
export interface FieldWords {
  readonly label: string
  readonly hideLabel?: boolean
  readonly description?: ReactNode
  /** What is wrong and how to put it right. Absent or empty: nothing is. */
  readonly error?: string | undefined
  readonly isOptional?: boolean
}

/** Label above, then the control, then either what is wrong or what it is for. Inside a React Aria field, which ties them together for readers. */
export function FieldFrame({ label, hideLabel = false, description, error, isOptional = false, children }: FieldWords & { readonly children: ReactNode }) {
  const { t } = useText()
  const failed = error !== undefined && error !== ''
  return (
    <>
      <Label className={cx(hideLabel ? styles.hiddenLabel : styles.label)}>
        {label}
        {isOptional ? <span className={cx(styles.optional)}>{t('ui:optional')}</span> : null}
      </Label>
      {children}
      {failed ? null : description === undefined ? null : <Text slot="description" className={cx(styles.description)}>{description}</Text>}
      <FieldError className={cx(styles.error)}>
        <Icon shape={CircleAlert} size={12} />
        <span>{error}</span>
      </FieldError>
    </>
  )
}
