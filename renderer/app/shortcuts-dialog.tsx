import { useText } from '../i18n/use-text'
import { cx } from '../ui/cx'
import { Dialog } from '../ui/dialog'
import { KeyHint } from '../ui/key-hint'
import { shortcuts } from './shortcuts'
import styles from './shortcuts-dialog.module.css'
import { useKeyNames } from './use-key-names'

const groups = ['anywhere', 'go', 'list'] as const

/** Every key, made from the table that is listened to. */
export function ShortcutsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useText()
  const { names } = useKeyNames()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('keyboard:title')} size="large">
      {/* Nothing to press in it: without a focus of its own the keys could not scroll it. */}
      <div className={cx(styles.groups)} tabIndex={0} role="group" aria-label={t('keyboard:title')}>
        {groups.map((group) => (
          <section key={group} className={cx(styles.group)}>
            <h3 className={cx(styles.title)}>{t(`keyboard:group.${group}`)}</h3>
            <dl className={cx(styles.list)}>
              {shortcuts.filter((shortcut) => shortcut.group === group).map((shortcut) => (
                <div key={shortcut.id} className={cx(styles.line)}>
                  <dt>{t(shortcut.label)}</dt>
                  <dd className={cx(styles.keys)}>{shortcut.keys.map((keys) => <KeyHint key={keys.join()} keys={names(keys)} />)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
