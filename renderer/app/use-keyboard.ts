import { useEffect, useRef } from 'react'
import { shortcuts, type Shortcut } from './shortcuts'
import { handlerOf } from './use-shortcut'

/** G and the next key belong together for this long, ms. */
const CHORD_MS = 1_200

/** Listens for the whole table. Once, in the shell. */
export function useKeyboard(): void {
  const chordUntil = useRef(0)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const afterG = performance.now() < chordUntil.current
      chordUntil.current = 0
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      const place = placeOf(event.target)
      if (place === 'page' && !afterG && isPlain(event) && event.key === 'g') {
        chordUntil.current = performance.now() + CHORD_MS
        event.preventDefault()
        return
      }
      const found = shortcuts.find((shortcut) => matches(shortcut, event, afterG))
      const run = found === undefined ? undefined : handlerOf(found.id)
      if (found === undefined || run === undefined || !mayRun(found, place)) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => { window.removeEventListener('keydown', onKeyDown) }
  }, [])
}

type Place = 'page' | 'field' | 'overlay'

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page'
  if (target.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null) return 'overlay'
  if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type))) return 'field'
  return target instanceof HTMLElement && target.isContentEditable ? 'field' : 'page'
}

/** In a field letters are text, and Ctrl+Z is the field's own. Over a dialog only locking works: it must always. */
function mayRun(shortcut: Shortcut, place: Place): boolean {
  if (place === 'page' || shortcut.id === 'lock') return true
  return place === 'field' && shortcut.on?.mod === true && shortcut.id !== 'undo'
}

function matches({ on }: Shortcut, event: KeyboardEvent, afterG: boolean): boolean {
  if (on === undefined || (on.afterG ?? false) !== afterG) return false
  if (event.key.toLowerCase() !== on.key || (event.ctrlKey || event.metaKey) !== (on.mod ?? false) || event.altKey !== (on.alt ?? false)) return false
  // "?" and "/" need Shift on some keyboards: only where it is asked for does it count.
  return on.shift === true ? event.shiftKey : !event.shiftKey || !/^[a-z]$/.test(on.key)
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
}
