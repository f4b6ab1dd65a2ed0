import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RowSource } from '../ui/grid/row-source'

/** Rows asked for at once. */
export const PAGE = 100
/** Pages kept around what is in sight; a page is some tens of kilobytes. */
const MOST_PAGES = 60
/** A scroll passes over places nobody looks at: a page is asked for after the view stood still that long, in ms. */
const SETTLE_MS = 40

interface Window<T> {
  readonly pages: Map<number, readonly T[]>
  readonly asked: Set<number>
  /** Counts up with every change of `key`: answers to an older one are dropped. */
  turn: number
  /** The turn of the pages that are there. */
  shown: number
  timer: ReturnType<typeof setTimeout> | null
  wanted: readonly [number, number]
}

/**
 * Rows of a long list, loaded in pages around what is in sight.
 * `key` names the filter, sort and version of the data: another one forgets all pages but shows the old rows until the new ones are there.
 * `load` answers with the rows from `at`, at most {@link PAGE} of them; a rejection leaves them loading, and the next scroll asks again.
 */
export function useRowWindow<T>({ key, rowCount, load, idOf }: { readonly key: string; readonly rowCount: number; readonly load: (at: number, limit: number) => Promise<readonly T[]>; readonly idOf: (row: T) => string }): RowSource<T> {
  const kept = useRef<Window<T>>({ pages: new Map(), asked: new Set(), turn: 0, shown: 0, timer: null, wanted: [0, 0] })
  const [version, setVersion] = useState(0)
  const loader = useRef(load)
  loader.current = load

  const ask = useCallback((page: number) => {
    const now = kept.current
    if (now.asked.has(page)) return
    now.asked.add(page)
    const turn = now.turn
    loader.current(page * PAGE, PAGE).then(
      (rows) => {
        if (turn !== kept.current.turn) return
        // Rows of another filter stand in only where new ones are on their way.
        if (now.shown !== turn) for (const old of now.pages.keys()) if (!now.asked.has(old)) now.pages.delete(old)
        now.shown = turn
        now.pages.delete(page)
        now.pages.set(page, rows)
        forgetFar(now)
        setVersion((count) => count + 1)
      },
      () => {
        if (turn === kept.current.turn) now.asked.delete(page)
      },
    )
  }, [])

  const askWanted = useCallback(() => {
    const [start, end] = kept.current.wanted
    for (let page = Math.floor(start / PAGE); page * PAGE < end; page++) ask(page)
  }, [ask])

  useEffect(() => {
    const now = kept.current
    now.turn++
    now.asked.clear()
    askWanted()
    return () => {
      if (now.timer !== null) clearTimeout(now.timer)
    }
  }, [key, askWanted])

  return useMemo<RowSource<T>>(() => ({
    rowCount,
    getRow: (index) => kept.current.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    onVisibleRange: (start, end) => {
      const now = kept.current
      const isFirst = now.pages.size === 0 && now.asked.size === 0
      now.wanted = [start, end]
      if (now.timer !== null) clearTimeout(now.timer)
      if (isFirst) askWanted()
      else now.timer = setTimeout(askWanted, SETTLE_MS)
    },
    loadIds: async (start, end) => {
      const ids: string[] = []
      for (let at = start; at < end; at += PAGE) ids.push(...(await loader.current(at, Math.min(PAGE, end - at))).map(idOf))
      return ids
    },
    // A new object tells the grid that rows have come; `version` is what changes then.
  }), [rowCount, askWanted, idOf, version, key])
}

function forgetFar<T>(now: Window<T>): void {
  const middle = (now.wanted[0] + now.wanted[1]) / 2 / PAGE
  while (now.pages.size > MOST_PAGES) {
    let farthest = -1
    for (const page of now.pages.keys()) if (farthest === -1 || Math.abs(page - middle) > Math.abs(farthest - middle)) farthest = page
    now.pages.delete(farthest)
    now.asked.delete(farthest)
  }
}
