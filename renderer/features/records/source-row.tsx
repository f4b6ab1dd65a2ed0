import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import styles from './detail.module.css'

/** The row or card as it stood in the file, kept so that nothing of it is ever lost. */
export function SourceRow({ raw }: { readonly raw: string }) {
  const { t } = useText()
  return (
    <details className={cx(styles.raw)}>
      <summary className={cx(styles.rawTitle)}>{t('records:originalRow')}</summary>
      <pre className={cx(styles.rawText)} data-selectable tabIndex={0} aria-label={t('records:originalRow')}>{readable(raw)}</pre>
    </details>
  )
}

/** Cells one below the other without the blank ones; a card as it is. */
function readable(raw: string): string {
  if (!raw.startsWith('[')) return raw
  try {
    const cells: unknown = JSON.parse(raw)
    return Array.isArray(cells) ? cells.map(String).filter((cell) => cell !== '').join('\n') : raw
  } catch {
    return raw
  }
}
