import type { TextKey } from '../i18n/resources'
import type { IconShape } from '../ui/icon'

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string
  readonly title: string
  readonly subtitle?: string
  readonly icon: IconShape
  /** A record: its picture stands in the icon's place. */
  readonly record?: { readonly kind: 'person' | 'company' }
  readonly keys?: readonly string[]
  readonly run: () => void
}

/** Something the palette asks: commands, people, companies. A feature adds one to `palette-providers.ts`. */
export interface PaletteProvider {
  readonly id: string
  /** Heading of its lines. */
  readonly title: TextKey
  /** Best first. `signal` aborts when something else was typed. Failing leaves its section out. */
  find(text: string, signal: AbortSignal): readonly PaletteItem[] | Promise<readonly PaletteItem[]>
}

export interface PaletteSection {
  readonly provider: PaletteProvider
  readonly items: readonly PaletteItem[]
}

/** Whether every word of `text` begins a word of `title`. Letters are compared without case and accents. */
export function fits(title: string, text: string): boolean {
  const words = plain(title).split(/[^\p{L}\p{N}]+/u)
  return plain(text).split(/\s+/u).every((typed) => words.some((word) => word.startsWith(typed)))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
