import { useEffect, useState } from 'react'
import type { PaletteProvider, PaletteSection } from './palette-items'

/** Sections for what is typed, each as soon as its provider answers; until then its lines from before stay, so that nothing jumps. */
export function usePaletteSearch(providers: readonly PaletteProvider[], text: string): { readonly sections: readonly PaletteSection[]; readonly isSearching: boolean } {
  const [found, setFound] = useState<Readonly<Record<string, PaletteSection['items']>>>({})
  const [open, setOpen] = useState(0)

  useEffect(() => {
    const stop = new AbortController()
    setOpen(providers.length)
    for (const provider of providers) {
      void ask(provider, text, stop.signal).then((items) => {
        if (stop.signal.aborted) return
        setFound((before) => ({ ...before, [provider.id]: items }))
        setOpen((count) => count - 1)
      })
    }
    return () => { stop.abort() }
  }, [providers, text])

  const sections = providers.map((provider) => ({ provider, items: found[provider.id] ?? [] })).filter(({ items }) => items.length > 0)
  return { sections, isSearching: open > 0 }
}

async function ask(provider: PaletteProvider, text: string, signal: AbortSignal): Promise<PaletteSection['items']> {
  try {
    return await provider.find(text, signal)
  } catch {
    // One source that fails must not take the others with it; the section is simply not there.
    return []
  }
}
