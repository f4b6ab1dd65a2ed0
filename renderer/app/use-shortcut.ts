import { useEffect, useRef } from 'react'

const handlers = new Map<string, (() => void)[]>()

/** Does something on a shortcut of the table while the component is there. The latest one wins. */
export function useShortcut(id: string, run: () => void, isActive = true): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!isActive) return undefined
    const handler = (): void => { latest.current() }
    handlers.set(id, [...(handlers.get(id) ?? []), handler])
    return () => {
      handlers.set(id, (handlers.get(id) ?? []).filter((other) => other !== handler))
    }
  }, [id, isActive])
}

/** What the shortcut does now; undefined while nobody waits for it. */
export function handlerOf(id: string): (() => void) | undefined {
  return handlers.get(id)?.at(-1)
}
