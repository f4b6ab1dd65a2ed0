import { useEffect, useRef, useState } from 'react'
import type { RowSource } from './row-source'

/** How far a row is looked for when others came or went above it. */
const REACH = 200

/** The active row, by its place; -1 for none. It stays the same row when others come or go above it, as far as it is found nearby. */
export function useActiveRow<T>(source: RowSource<T>, rowId: (row: T) => string, initial: number): readonly [number, (index: number) => void] {
  const [active, setActive] = useState(initial)
  const known = useRef<{ readonly index: number; readonly id: string } | null>(null)
  const idOf = useRef(rowId)
  idOf.current = rowId
  useEffect(() => {
    const row = active < 0 ? undefined : source.getRow(active)
    if (row === undefined) {
      // Still to come: it is known by its place alone, unless it is the one it was before.
      if (known.current?.index !== active) known.current = null
      return
    }
    const id = idOf.current(row)
    const before = known.current
    const moved = before?.index === active && before.id !== id ? findNear(source, idOf.current, before) : null
    known.current = moved === null || before === null ? { index: active, id } : { index: moved, id: before.id }
    if (moved !== null) setActive(moved)
  }, [source, active])
  return [active, setActive]
}

function findNear<T>(source: RowSource<T>, rowId: (row: T) => string, { index, id }: { readonly index: number; readonly id: string }): number | null {
  for (let far = 1; far <= REACH; far++) {
    for (const at of [index - far, index + far]) {
      const row = at >= 0 && at < source.rowCount ? source.getRow(at) : undefined
      if (row !== undefined && rowId(row) === id) return at
    }
  }
  return null
}
