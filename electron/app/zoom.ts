import type { Input, WebContents } from 'electron'

/** Sizes of everything, as browsers step through them. */
const FACTORS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

export type ZoomStep = 'in' | 'out' | 'reset'
type Pressed = Pick<Input, 'type' | 'control' | 'meta' | 'alt' | 'key'>

/** What a key asks for: Ctrl or Cmd with plus, minus or nought, wherever they lie on the keyboard, and with `=` where plus needs Shift. */
export function zoomStepOf({ type, control, meta, alt, key }: Pressed): ZoomStep | null {
  if (type !== 'keyDown' || alt || control === meta) return null
  if (key === '+' || key === '=') return 'in'
  if (key === '-' || key === '_') return 'out'
  return key === '0' ? 'reset' : null
}

/** The size after one step from `factor`. */
export function zoomAfter(factor: number, step: ZoomStep): number {
  if (step === 'reset') return 1
  // A little slack: the factor comes back rounded.
  const next = step === 'in' ? FACTORS.find((size) => size > factor + 0.01) : FACTORS.findLast((size) => size < factor - 0.01)
  return next ?? factor
}

/** Lets the keys change the size of a page. The menu has the same, but a hidden menu hears only one spelling of each key. */
export function hearZoomKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, input) => {
    const step = zoomStepOf(input)
    if (step === null) return
    event.preventDefault()
    contents.setZoomFactor(zoomAfter(contents.getZoomFactor(), step))
  })
}
