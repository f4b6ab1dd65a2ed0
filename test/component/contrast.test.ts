import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8')

const text = 4.5
const control = 3
const grounds = ['ground', 'ground-frame', 'ground-raised', 'ground-sunken', 'ground-hover', 'ground-field', 'ground-selected', 'ground-selected-hover']
/** Every pair that meets on screen: what is drawn, on what, and the least contrast it needs (WCAG 2.2 1.4.3 and 1.4.11). */
const pairs: readonly (readonly [string, string, number])[] = [
  ...grounds.flatMap((ground) => [['text', ground, text], ['text-muted', ground, text]] as const),
  ...['ground', 'ground-frame', 'ground-raised', 'ground-field', 'ground-sunken'].flatMap((ground) => [['text-faint', ground, text], ['line-control', ground, control], ['focus', ground, control]] as const),
  ['focus', 'ground-hover', control],
  ['focus', 'ground-selected-hover', control],
  ['text', 'ground-pressed', text],
  ['text-muted', 'ground-pressed', text],
  ...['accent', 'accent-hover', 'accent-pressed'].map((ground) => ['on-accent', ground, text] as const),
  ...['danger', 'danger-hover'].map((ground) => ['on-danger', ground, text] as const),
  ...['ground', 'ground-raised', 'ground-frame', 'ground-hover', 'ground-pressed', 'ground-selected', 'accent-ground'].map((ground) => ['accent-text', ground, text] as const),
  ...['accent', 'danger'].flatMap((mark) => ['ground', 'ground-raised', 'ground-selected'].map((ground) => [mark, ground, control] as const)),
  ...['danger', 'warning', 'success', 'info'].flatMap((tone) => [[`${tone}-text`, `${tone}-ground`, text], ['text', `${tone}-ground`, text], [`${tone}-text`, 'ground', text], [`${tone}-text`, 'ground-raised', text], [`${tone}-text`, 'ground-frame', text]] as const),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((hue) => [`hue-${hue}-text`, `hue-${hue}-ground`, text] as const),
]

describe('tokens.css', () => {
  for (const theme of ['light', 'dark'] as const) {
    describe(theme, () => {
      it.each(pairs)('draws %s on %s with at least %s:1', (ink, ground, least) => {
        expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least)
      })
    })
  }

  it('measures black on white as 21:1', () => {
    expect(contrast(luminance(0, 0, 0), luminance(1, 0, 0))).toBeCloseTo(21, 1)
  })
})

function colour(name: string, theme: 'light' | 'dark'): number {
  const found = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(css)
  if (found === null) throw new Error(`tokens.css has no --${name}`)
  const [lightness, chroma, hue] = (theme === 'light' ? found[1]! : found[2]!).split(' ').map(Number)
  return luminance(lightness!, chroma!, hue!)
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

/** Relative luminance of an OKLCH colour as sRGB shows it; out of gamut is clipped, as screens do. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number): number => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
