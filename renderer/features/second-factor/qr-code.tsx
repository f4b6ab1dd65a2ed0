import { useMemo } from 'react'
import { encode } from 'uqr'
import { cx } from '../../ui/cx'
import styles from './second-factor.module.css'

/** Light modules around it that a reader needs to find it. */
const QUIET_ZONE = 4

/** A text as a QR code: one path, dark on light in both themes, since not every reader takes it the other way round. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: QUIET_ZONE })
    return { size: code.size, path: code.data.map((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')).join('')).join('') }
  }, [text])
  return (
    <svg className={cx(styles.qr)} viewBox={`0 0 ${String(size)} ${String(size)}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
