import { Check } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { UserId } from '../../../shared/ids'
import { useText } from '../../i18n/use-text'
import { Avatar } from '../../ui/avatar'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import styles from './user-choice.module.css'

/** Asks who unlocks. Arrows choose, typing jumps to a name, Enter goes on to the passphrase (`onDone`). */
export function UserChoice({ users, value, autoFocus, onChange, onDone }: { readonly users: readonly { readonly id: UserId; readonly name: string }[]; readonly value: UserId; readonly autoFocus: boolean; readonly onChange: (id: string) => void; readonly onDone: () => void }) {
  const { t } = useText()
  return (
    <div className={cx(styles.choice)}>
      <span id="who-unlocks" className={cx(styles.label)}>{t('vault:unlock.user')}</span>
      <ListBox
        aria-labelledby="who-unlocks" className={cx(styles.users)} items={users} selectionMode="single" selectionBehavior="replace" disallowEmptySelection selectedKeys={[value]} autoFocus={autoFocus}
        // Typing a letter moves to a name without choosing it: Enter does both.
        onAction={(id) => {
          if (id !== value) onChange(String(id))
          onDone()
        }}
        onSelectionChange={(keys) => {
          const [id] = keys === 'all' ? [] : [...keys]
          if (id !== undefined && id !== value) onChange(String(id))
        }}
      >
        {({ id, name }) => (
          <ListBoxItem id={id} textValue={name} className={cx(styles.user)}>
            {({ isSelected }) => (
              <>
                <Avatar name={name} seed={id} />
                <span className={cx(styles.name)}>{name}</span>
                {isSelected ? <Icon shape={Check} /> : null}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  )
}
