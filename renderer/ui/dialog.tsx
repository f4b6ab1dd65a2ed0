import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { IconButton } from './button'
import { cx } from './cx'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly isOpen: boolean
  /** Called by Esc, the cross and a click beside it. */
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** Buttons, the one that goes ahead last. */
  readonly actions?: ReactNode
  readonly size?: 'small' | 'normal' | 'large'
  /** Something would be lost by closing it in passing: only its own buttons close it. */
  readonly mustAnswer?: boolean
  /** An irreversible act: announced as an alert. */
  readonly isAlert?: boolean
}

/** A dialog over the window: keeps the focus inside, and gives it back where it was. */
export function Dialog({ isOpen, onClose, title, children, actions, size = 'normal', mustAnswer = false, isAlert = false }: DialogProps) {
  const { t } = useText()
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose() }} isDismissable={!mustAnswer} isKeyboardDismissDisabled={mustAnswer} className={cx(styles.scrim)}>
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className={cx(styles.dialog)}>
          <header className={cx(styles.head)}>
            <Heading slot="title" className={cx(styles.title)}>{title}</Heading>
            {mustAnswer ? null : <IconButton icon={X} label={t('ui:close')} size="small" onPress={onClose} />}
          </header>
          <div className={cx(styles.body)}>{children}</div>
          {actions === undefined ? null : <footer className={cx(styles.actions)}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
