import { useEffect } from 'react'
import { call } from '../ipc/client'

/** The engine is told at most this often that somebody is there, ms. */
const EVERY_MS = 15_000

/** Moves the automatic lock away while somebody types or points. Only real acts count: an open dialog alone does not (SECURITY.md L4). */
export function useActivity(): void {
  useEffect(() => {
    let told = performance.now()
    const acted = (event: Event): void => {
      if (!event.isTrusted || performance.now() - told < EVERY_MS) return
      told = performance.now()
      void call('vault.touch', {})
    }
    const kinds = ['keydown', 'pointerdown', 'wheel'] as const
    for (const kind of kinds) window.addEventListener(kind, acted, { capture: true, passive: true })
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, acted, { capture: true })
    }
  }, [])
}
