import type { TextKey } from '../i18n/resources'
import { screens } from './screens'

/** Names of keys that differ by system or language; anything else is printed as it is. */
export type KeyName = 'mod' | 'shift' | 'enter' | 'esc' | 'space' | 'up' | 'down' | 'alt' | 'left' | 'right' | 'pageUp' | 'pageDown' | 'home' | 'end' | 'backspace' | (string & {})

export interface Press {
  readonly key: string
  readonly mod?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
  readonly afterG?: boolean
}

export interface Shortcut {
  readonly id: string
  readonly label: TextKey
  readonly group: 'anywhere' | 'go' | 'list'
  /** Ways to press it, each a row of keys, for showing. */
  readonly keys: readonly (readonly KeyName[])[]
  /** What `useKeyboard` listens for; absent where the list itself does. */
  readonly on?: Press
  /** A second way that it listens for. */
  readonly orOn?: Press
}

const listed: readonly Shortcut[] = [
  { id: 'palette', label: 'keyboard:palette', group: 'anywhere', keys: [['mod', 'K']], on: { key: 'k', mod: true } },
  { id: 'create', label: 'keyboard:create', group: 'anywhere', keys: [['C']], on: { key: 'c' } },
  { id: 'edit', label: 'keyboard:edit', group: 'anywhere', keys: [['E']], on: { key: 'e' } },
  { id: 'filter', label: 'keyboard:filter', group: 'anywhere', keys: [['/']], on: { key: '/' } },
  { id: 'undo', label: 'keyboard:undo', group: 'anywhere', keys: [['mod', 'Z']], on: { key: 'z', mod: true } },
  { id: 'redo', label: 'keyboard:redo', group: 'anywhere', keys: [['mod', 'shift', 'Z'], ['mod', 'Y']], on: { key: 'z', mod: true, shift: true }, orOn: { key: 'y', mod: true } },
  { id: 'lock', label: 'keyboard:lock', group: 'anywhere', keys: [['mod', 'shift', 'L']], on: { key: 'l', mod: true, shift: true } },
  { id: 'switch-user', label: 'keyboard:switchUser', group: 'anywhere', keys: [['mod', 'shift', 'U']], on: { key: 'u', mod: true, shift: true } },
  { id: 'back', label: 'keyboard:back', group: 'anywhere', keys: [['alt', 'left']], on: { key: 'arrowleft', alt: true } },
  { id: 'forward', label: 'keyboard:forward', group: 'anywhere', keys: [['alt', 'right']], on: { key: 'arrowright', alt: true } },
  { id: 'zoom', label: 'keyboard:zoom', group: 'anywhere', keys: [['mod', '+'], ['mod', '−'], ['mod', '0']] },
  { id: 'notices', label: 'keyboard:notices', group: 'anywhere', keys: [['F6']] },
  { id: 'help', label: 'keyboard:help', group: 'anywhere', keys: [['?']], on: { key: '?' } },
  { id: 'move', label: 'keyboard:move', group: 'list', keys: [['J'], ['K'], ['down'], ['up']] },
  { id: 'page', label: 'keyboard:page', group: 'list', keys: [['pageUp'], ['pageDown']] },
  { id: 'ends', label: 'keyboard:ends', group: 'list', keys: [['home'], ['end']] },
  { id: 'open', label: 'keyboard:open', group: 'list', keys: [['enter']] },
  { id: 'select', label: 'keyboard:select', group: 'list', keys: [['X'], ['space']] },
  { id: 'range', label: 'keyboard:range', group: 'list', keys: [['shift', 'down'], ['shift', 'up']] },
  { id: 'all', label: 'keyboard:all', group: 'list', keys: [['mod', 'A']] },
  { id: 'none', label: 'keyboard:none', group: 'list', keys: [['esc']] },
  { id: 'close-detail', label: 'keyboard:closeDetail', group: 'list', keys: [['esc']], on: { key: 'escape' } },
  { id: 'conditions', label: 'keyboard:conditions', group: 'list', keys: [['F']], on: { key: 'f' } },
  { id: 'clear-conditions', label: 'keyboard:clearConditions', group: 'list', keys: [['shift', 'F']], on: { key: 'f', shift: true } },
  { id: 'acknowledge', label: 'keyboard:acknowledge', group: 'list', keys: [['A']], on: { key: 'a' } },
  { id: 'sort', label: 'keyboard:sort', group: 'list', keys: [['up']] },
  { id: 'width', label: 'keyboard:width', group: 'list', keys: [['shift', 'right'], ['shift', 'left']] },
  { id: 'own-width', label: 'keyboard:ownWidth', group: 'list', keys: [['backspace']] },
]

const going: readonly Shortcut[] = screens.map(({ screen, label, key }) => ({ id: `go-${screen}`, label, group: 'go', keys: [['G', key.toUpperCase()]], on: { key, afterG: true } }))

/** Every key the app knows. The page of keys is made from this table, and nothing listens beside it but the list and the controls themselves. */
export const shortcuts: readonly Shortcut[] = [...listed, ...going]

/** The first way to press a shortcut, for a tooltip or a menu. */
export function keysOf(id: string): readonly KeyName[] {
  return shortcuts.find((shortcut) => shortcut.id === id)?.keys[0] ?? []
}
