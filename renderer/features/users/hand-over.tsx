import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { ShownPassphrase } from './first-passphrase'
import styles from './users.module.css'

/** After an invitation or a reset: the passphrase once more, to hand on. `passphrase` null: it was typed, and is known. `endsAt` null: it stays theirs. */
export function HandOver({ title, endsAt, name, passphrase, onClose }: { readonly title: string; readonly endsAt: number | null; readonly name: string; readonly passphrase: string | null; readonly onClose: () => void }) {
  const { t, format } = useText()
  return (
    <Dialog isOpen mustAnswer onClose={onClose} title={title} actions={<Button variant="primary" autoFocus onPress={onClose}>{t('users:invite.done')}</Button>}>
      {passphrase === null ? null : <ShownPassphrase label={t('users:invite.first', { name })} text={passphrase} />}
      <p className={cx(styles.text)}>{t(passphrase === null ? 'users:invite.doneTyped' : 'users:invite.doneText', { name })}</p>
      {endsAt === null ? null : <p className={cx(styles.text)}>{t('users:invite.doneUntil', { name, day: format.dateTime(endsAt) })}</p>}
    </Dialog>
  )
}
