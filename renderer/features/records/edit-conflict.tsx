import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import type { FieldConflict } from '../../../shared/merge-edit'
import type { Format } from '../../i18n/format'
import { useNamed } from '../../app/people-names'
import { useText, type Translate } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { fieldLabel } from '../audit/field-names'
import { valueText } from '../audit/value-text'
import styles from './edit-conflict.module.css'
import type { EditAnswer, EditQuestion } from './save-edit'

export interface EditConflictProps {
  readonly question: EditQuestion
  /** `mine` by Enter or its button, `theirs` by Esc or its button. */
  readonly onAnswer: (answer: EditAnswer) => void
  /** In place of my value: the field itself, to go on writing in. There Enter needs Ctrl. */
  readonly mine?: ReactNode
}

/** Both values of a field that changed elsewhere while it was edited, and the question which one stays. Takes the focus and is announced. */
export function EditConflict({ question, onAnswer, mine }: EditConflictProps) {
  const { t } = useText()
  const title = useId()
  const group = useRef<HTMLDivElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  // Before the next key can come; the button alone would leave the values above it out of sight.
  useLayoutEffect(() => {
    keep.current?.focus({ preventScroll: true })
    group.current?.scrollIntoView({ block: 'nearest' })
  }, [question])
  const isDeleted = question.kind === 'deleted'
  const enter = mine === undefined ? t('keyboard:key.enter') : `${t('keyboard:key.mod')}+${t('keyboard:key.enter')}`
  return (
    <div
      ref={group} role="group" aria-labelledby={title} className={cx(styles.conflict)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onAnswer('theirs')
      }}
    >
      <div role="alert" className={cx(styles.words)}>
        <strong id={title} className={cx(styles.title)}>{t(isDeleted ? 'records:conflict.deleted' : 'records:conflict.changed')}</strong>
        {isDeleted ? <p className={cx(styles.hint)}>{t('records:conflict.deletedText')}</p> : question.conflicts.map((conflict, place) => <Values key={place} conflict={conflict} mine={mine} isNamed={question.conflicts.length > 1} />)}
      </div>
      {isDeleted && mine !== undefined ? mine : null}
      <div className={cx(styles.actions)}>
        <Button ref={keep} variant="primary" size="small" onPress={() => { onAnswer('mine') }}>{t(isDeleted ? 'records:conflict.restore' : 'records:conflict.keepMine')}</Button>
        <Button size="small" onPress={() => { onAnswer('theirs') }}>{t(isDeleted ? 'records:conflict.leave' : 'records:conflict.takeTheirs')}</Button>
      </div>
      <p className={cx(styles.hint)}>{t(isDeleted ? 'records:conflict.deletedKeys' : 'records:conflict.keys', { enter, esc: t('keyboard:key.esc') })}</p>
    </div>
  )
}

/** The same over the page, for a change that has no field of its own to stand in. */
export function EditConflictDialog({ question, onAnswer }: { readonly question: EditQuestion | null; readonly onAnswer: (answer: EditAnswer) => void }) {
  const { t } = useText()
  const field = question?.kind === 'changed' ? question.conflicts[0]?.field : undefined
  return (
    <Dialog isOpen={question !== null} onClose={() => { onAnswer('theirs') }} title={field === undefined ? t('records:conflict.dialog') : fieldLabel(field, t)} size="small">
      {question === null ? null : <EditConflict question={question} onAnswer={onAnswer} />}
    </Dialog>
  )
}

function Values({ conflict, mine, isNamed }: { readonly conflict: FieldConflict; readonly mine: ReactNode; readonly isNamed: boolean }) {
  const { t } = useText()
  return (
    <dl className={cx(styles.values)}>
      {isNamed ? <div className={cx(styles.field)}>{fieldLabel(conflict.field, t)}</div> : null}
      <div className={cx(styles.value)}>
        <dt>{t('records:conflict.theirs')}</dt>
        <dd data-selectable><ValueOf field={conflict.field} value={conflict.theirs} /></dd>
      </div>
      <div className={cx(styles.value)}>
        <dt>{t('records:conflict.mine')}</dt>
        {mine === undefined ? <dd data-selectable><ValueOf field={conflict.field} value={conflict.mine} /></dd> : <dd className={cx(styles.own)}>{mine}</dd>}
      </div>
    </dl>
  )
}

function ValueOf({ field, value }: { readonly field: string; readonly value: unknown }) {
  const { t, format } = useText()
  return field === 'ownerId' ? <Owner value={value} /> : <>{conflictText(value, t, format)}</>
}

function Owner({ value }: { readonly value: unknown }) {
  const { t, format } = useText()
  const named = useNamed()
  return <>{value === null ? t('records:nobody') : conflictText(named(value), t, format)}</>
}

const flags = { primary: 'records:isPrimary', optOut: 'records:optedOut', left: 'records:left' } as const

/** A value with what an item says beside it; "Empty" or "Removed" where there is none. */
function conflictText(value: unknown, t: Translate, format: Format): string {
  if (value === null) return t('records:conflict.removed')
  const text = valueText(value, t, format)
  if (text === '') return t('records:none')
  if (typeof value !== 'object') return text
  const said = new Map<string, unknown>(Object.entries(value))
  const raised = (['primary', 'optOut', 'left'] as const).filter((flag) => said.get(flag) === true).map((flag) => t(flags[flag]))
  return [text, ...raised].join(' · ')
}
