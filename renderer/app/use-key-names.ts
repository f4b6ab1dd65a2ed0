import { useText } from '../i18n/use-text'
import { keysOf, type KeyName } from './shortcuts'

const isMac = /mac/i.test(navigator.userAgent)
const macSigns: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↩', esc: 'esc' }
const signs: Readonly<Record<string, string>> = { up: '↑', down: '↓', left: '←', right: '→' }
const named = ['mod', 'shift', 'alt', 'enter', 'esc', 'space', 'pageUp', 'pageDown', 'home', 'end', 'backspace'] as const

/** Keys as printed on this system's keyboard in the language shown. */
export function useKeyNames(): { readonly names: (keys: readonly KeyName[]) => readonly string[]; readonly of: (id: string) => readonly string[] } {
  const { t } = useText()
  const names = (keys: readonly KeyName[]): readonly string[] => keys.map((key) => {
    const sign = signs[key] ?? (isMac ? macSigns[key] : undefined)
    if (sign !== undefined) return sign
    const known = named.find((name) => name === key)
    return known === undefined ? key : t(`keyboard:key.${known}`)
  })
  return { names, of: (id) => names(keysOf(id)) }
}
