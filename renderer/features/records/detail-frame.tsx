import { Maximize2, RotateCcw, Trash2, X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useShortcut } from '../../app/use-shortcut'
import { useText } from '../../i18n/use-text'
import { Avatar } from '../../ui/avatar'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { SkeletonLines } from '../../ui/skeleton'
import styles from './detail.module.css'
import { ReadOnlyContext } from './read-only'

export interface DetailFrameProps {
  readonly name: string
  readonly seed: string
  readonly kind?: 'company'
  /** One line: what one would say when asked who that is. */
  readonly summary: ReactNode
  /** The first things to do: write, call. */
  readonly quick: ReactNode
  /** What is known, row by row. */
  readonly fields: ReactNode
  /** Notes and what happened. Beside the fields where there is room. */
  readonly story: ReactNode
  readonly isDeleted: boolean
  /** What the person's role allows with this record. */
  readonly may: { readonly update: boolean; readonly delete: boolean }
  readonly onDelete: () => void
  readonly onRestore: () => void
  /** Absent on the full page. */
  readonly onOpenPage: (() => void) | null
  readonly onClose: (() => void) | null
}

/** The page of one record: name and summary, then what people act on, then the fields, then the story. In the bin it only shows, and offers to restore. */
export function DetailFrame({ name, seed, kind, summary, quick, fields, story, isDeleted, may, onDelete, onRestore, onOpenPage, onClose }: DetailFrameProps) {
  const { t } = useText()
  const page = useRef<HTMLElement>(null)
  // The first field that is typed where it stands; Tab goes on from there.
  useShortcut('edit', () => page.current?.querySelector<HTMLElement>('[data-editable]')?.click(), !isDeleted && may.update)
  useShortcut('close-detail', () => onClose?.(), onClose !== null)
  // The button that restored it is gone with the notice: the keyboard goes on at the first field.
  const wasDeleted = useRef(isDeleted)
  useEffect(() => {
    if (wasDeleted.current && !isDeleted && document.activeElement === document.body) page.current?.querySelector<HTMLElement>('[data-editable]')?.focus()
    wasDeleted.current = isDeleted
  }, [isDeleted])
  return (
    <article ref={page} className={cx(styles.detail)} aria-label={name}>
      <header className={cx(styles.head)}>
        <Avatar name={name} seed={seed} size="large" {...(kind === undefined ? {} : { kind })} />
        <div className={cx(styles.words)}>
          <h1 className={cx(styles.name)}>{name}</h1>
          <p className={cx(styles.summary)}>{summary}</p>
        </div>
        <div className={cx(styles.quick)}>{quick}</div>
        <div className={cx(styles.actions)}>
          {isDeleted || !may.delete ? null : <IconButton icon={Trash2} label={t('records:delete')} size="small" onPress={onDelete} />}
          {onOpenPage === null ? null : <IconButton icon={Maximize2} label={t('records:openPage')} keys={['Enter']} size="small" onPress={onOpenPage} />}
          {onClose === null ? null : <IconButton icon={X} label={t('ui:close')} size="small" onPress={onClose} />}
        </div>
      </header>
      <div className={cx(styles.page)}>
        {isDeleted ? <div className={cx(styles.banner)}><InlineAlert tone="info" title={t('records:inBin')} {...(may.delete ? { actions: <Button size="small" icon={RotateCcw} onPress={onRestore}>{t('records:restore')}</Button> } : {})}>{t('records:inBinText')}</InlineAlert></div> : null}
        <ReadOnlyContext value={isDeleted || !may.update}>
          <div className={cx(styles.body)}>
            <div className={cx(styles.column)}>{fields}</div>
            <div className={cx(styles.column, styles.story)}>{story}</div>
          </div>
        </ReadOnlyContext>
      </div>
    </article>
  )
}

/** The page in outline while the record is on its way. */
export function DetailSkeleton() {
  const { t } = useText()
  return <div className={cx(styles.detail)}><div className={cx(styles.column)}><SkeletonLines count={8} label={t('ui:loading')} /></div></div>
}

/** A part of the page under a title of its own. */
export function DetailGroup({ title, action, children }: { readonly title: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={cx(styles.group)} aria-label={title}>
      <div className={cx(styles.top)}><h2 className={cx(styles.title)}>{title}</h2>{action}</div>
      {children}
    </section>
  )
}

/** What a field is called, what is in it, and at the end how to add to it. */
export function FieldRow({ label, add, children }: { readonly label: string; readonly add?: ReactNode; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={cx(styles.row)}>
      <span className={cx(styles.label)}>{label}</span>
      <div className={cx(styles.value)}>{children}</div>
      {add === undefined ? null : <span className={cx(styles.add)}>{add}</span>}
    </div>
  )
}

/** Stands for an empty field where nothing can be added. */
export function NothingThere() {
  const { t } = useText()
  return <div className={cx(styles.press, styles.blank)}>{t('records:none')}</div>
}
