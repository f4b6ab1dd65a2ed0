import type { LucideIcon } from 'lucide-react'

/** One icon of the set. */
export type IconShape = LucideIcon

/** Draws an icon in the colour of its text. Decoration for readers: the name stands beside it or on the control. `size` in px. */
export function Icon({ shape: Shape, size = 16 }: { readonly shape: IconShape; readonly size?: number }) {
  return <Shape aria-hidden size={size} strokeWidth={size < 16 ? 1.4 : 1.75} nonScalingStroke={size !== 16} />
}
