import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
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

/** Share of the window that a list has beside a detail until somebody moves the bar. */
const LIST_SHARE = 0.4

/** A width moved by dragging: follows at once, kept when it rests. Until then a share of the window, so that a wide screen is used. */
export function useKeptWidth(): readonly [number, (width: number) => void] {
  const [{ listWidth }, change] = usePreferences()
  const windowWidth = useSyncExternalStore(onResize, () => window.innerWidth)
  const [moved, setMoved] = useState<number | null>(null)
  useEffect(() => {
    if (moved === null) return undefined
    const timer = setTimeout(() => { change({ listWidth: Math.max(200, Math.min(4_000, moved)) }) }, 400)
    return () => { clearTimeout(timer) }
  }, [moved, change])
  const kept = listWidth === defaultDevicePreferences.listWidth ? Math.max(listWidth, Math.round(windowWidth * LIST_SHARE)) : listWidth
  return [moved ?? kept, setMoved]
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => { window.removeEventListener('resize', changed) }
}
