import { cx } from './cx'
import styles from './skeleton.module.css'

/** The shape of a line that is on its way. `width` of its place, in percent. */
export function Skeleton({ width = 60 }: { readonly width?: number }) {
  return <span aria-hidden className={cx(styles.line)} style={{ inlineSize: `${width}%` }} />
}

/** Several lines of a text that is on its way; announced once as loading. */
export function SkeletonLines({ count, label }: { readonly count: number; readonly label: string }) {
  return (
    <div role="status" aria-label={label} className={cx(styles.lines)}>
      {Array.from({ length: count }, (_, place) => <Skeleton key={place} width={widths[place % widths.length] ?? 60} />)}
    </div>
  )
}

const widths = [72, 48, 60, 35, 66, 54] as const
