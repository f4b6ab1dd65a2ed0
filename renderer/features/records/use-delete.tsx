import { useState, type ReactNode } from 'react'
import type { Changed, StaleVersion } from '../../../shared/contacts/channels'
import type { FieldTable } from '../../../shared/record-fields'
import type { Result } from '../../../shared/result'
import { noteChange } from '../../app/undo'
import { useNamed } from '../../app/people-names'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { notify } from '../../ui/toast'
import { fieldLabel } from '../audit/field-names'
import { valueText } from '../audit/value-text'
import styles from './edit-conflict.module.css'
import { failureKey } from './failure-text'
import { isStale } from './save-edit'

interface Versioned {
  readonly id: string
  readonly version: number
  readonly deletedAt: number | null
}

/** How records of one noun are deleted. */
export interface DeleteDoor<R> {
  readonly fields: FieldTable
  readonly delete: (id: string, expectedVersion: number) => Promise<Result<Changed<R>, StaleVersion<R> | { readonly kind: string }>>
}

/**
 * Moves the record of a page to the bin. A version that was not shown is not deleted in passing: what is new in it is shown, and the person
 * looks at it or deletes it all the same. `onGone` is called once it is in the bin; `deleteQuestion` goes anywhere on the page.
 */
export function useDelete<R extends Versioned>(door: DeleteDoor<R>, record: R, name: string, onGone: () => void): { readonly remove: () => Promise<void>; readonly deleteQuestion: ReactNode } {
  const { t, format } = useText()
  const named = useNamed()
  const [asked, setAsked] = useState<{ readonly seen: R; readonly current: R } | null>(null)
  const removeAt = async (seen: R): Promise<void> => {
    const answer = await door.delete(record.id, seen.version)
    if (answer.ok) {
      setAsked(null)
      noteChange({ transactionId: answer.value.transactionId, text: ({ t }) => t('records:deleted', { name }) })
      onGone()
      return
    }
    if (!isStale(answer.failure)) {
      setAsked(null)
      notify({ text: ({ t }) => t(failureKey(answer.failure)), tone: 'danger' })
      return
    }
    // Somebody else was quicker: it is where it was to go.
    if (answer.failure.current.deletedAt !== null) setAsked(null)
    else setAsked({ seen, current: answer.failure.current })
  }
  const close = (): void => { setAsked(null) }
  const changed = asked === null ? [] : changedFields(door.fields, asked.seen, asked.current)
  const deleteQuestion = (
    <Dialog
      isOpen={asked !== null} onClose={close} title={t('records:staleDelete.title', { name })} size="small" isAlert
      actions={<><Button onPress={close}>{t('records:staleDelete.look')}</Button><Button variant="danger" onPress={() => { if (asked !== null) void removeAt(asked.current) }}>{t('records:staleDelete.anyway')}</Button></>}
    >
      <p className={cx(styles.hint)}>{t('records:staleDelete.text')}</p>
      {changed.length === 0 ? null : (
        <dl className={cx(styles.values)}>
          {changed.map(([field, value]) => (
            <div key={field} className={cx(styles.value)}>
              <dt>{fieldLabel(field, t)}</dt>
              <dd data-selectable>{valueText(named(value), t, format) || t('records:none')}</dd>
            </div>
          ))}
        </dl>
      )}
    </Dialog>
  )
  return { remove: () => removeAt(record), deleteQuestion }
}

/** The fields whose value is another by now, with that value. */
function changedFields<R extends object>(fields: FieldTable, seen: R, current: R): readonly (readonly [string, unknown])[] {
  const before = new Map<string, unknown>(Object.entries(seen))
  return Object.entries(current).filter(([field, value]) => Object.hasOwn(fields, field) && JSON.stringify(before.get(field)) !== JSON.stringify(value))
}
