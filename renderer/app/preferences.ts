import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { defaultDevicePreferences, type DevicePreferences } from '../../shared/settings/channels'
import { changeLanguage, languageFor } from '../i18n/setup'
import { call } from '../ipc/client'
import { useQueryOf } from '../ipc/use-query-of'

/** How the app looks on this device, and how to change a part of it. A change shows at once and is kept behind it. */
export function usePreferences(): readonly [DevicePreferences, (part: Partial<DevicePreferences>) => void] {
  const loaded = useQueryOf('app.preferences', {})
  const change = useCallback((part: Partial<DevicePreferences>) => void call('app.setPreferences', part), [])
  return [loaded.state === 'ready' ? loaded.value : defaultDevicePreferences, change]
}

/** Shows theme, density and language on the whole page. Once, at the root. */
export function useAppearance(): void {
  const [{ theme, density, language }] = usePreferences()
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
    document.documentElement.dataset['density'] = density
  }, [theme, density])
  useEffect(() => {
    changeLanguage(languageFor(language, navigator.languages))
  }, [language])
}

/** Moved things rest this long before they are kept, ms. */
const REST_MS = 400

/** Share of the window that a list has beside a detail until somebody moves the bar. */
const LIST_SHARE = 0.4

/** A width moved by dragging: follows at once, kept when it rests. Until then a share of the window, so that a wide screen is used. */
export function useKeptWidth(): readonly [number, (width: number) => void] {
  const [{ listWidth }, change] = usePreferences()
  const windowWidth = useSyncExternalStore(onResize, () => window.innerWidth)
  const kept = listWidth === defaultDevicePreferences.listWidth ? Math.max(listWidth, Math.round(windowWidth * LIST_SHARE)) : listWidth
  return useKept(kept, (width) => { change({ listWidth: Math.max(200, Math.min(4_000, width)) }) })
}

/** Widths of a list's columns, px by column: they follow at once and are kept when they rest. */
export function useKeptColumnWidths(list: string): readonly [Readonly<Record<string, number>>, (widths: Readonly<Record<string, number>>) => void] {
  const [{ columnWidths }, change] = usePreferences()
  return useKept(columnWidths[list] ?? noWidths, (widths) => { change({ columnWidths: { ...columnWidths, [list]: { ...widths } } }) })
}
const noWidths: Readonly<Record<string, number>> = {}

function useKept<T>(kept: T, keep: (value: T) => void): readonly [T, (value: T) => void] {
  const [moved, setMoved] = useState<{ readonly value: T } | null>(null)
  const waiting = useRef<{ readonly value: T } | null>(null)
  const latest = useRef(keep)
  latest.current = keep
  const flush = useCallback((): void => {
    if (waiting.current !== null) latest.current(waiting.current.value)
    waiting.current = null
  }, [])
  useEffect(() => {
    waiting.current = moved
    if (moved === null) return undefined
    const timer = setTimeout(flush, REST_MS)
    return () => { clearTimeout(timer) }
  }, [moved, flush])
  // Somebody who moves on at once keeps it as well.
  useEffect(() => flush, [flush])
  const move = useCallback((value: T) => { setMoved({ value }) }, [])
  return [moved === null ? kept : moved.value, move]
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => { window.removeEventListener('resize', changed) }
}
