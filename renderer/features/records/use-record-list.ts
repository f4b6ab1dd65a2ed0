import { useCallback, useEffect, useState } from 'react'
import type { Channel, Input } from '../../../shared/ipc/contract'
import type { ListFilter, ObjectType, Page } from '../../../shared/list'
import type { Result } from '../../../shared/result'
import { call, on } from '../../ipc/client'
import { useQueryOf } from '../../ipc/use-query-of'
import { useRowWindow } from '../../ipc/use-row-window'
import type { GridSort } from '../../ui/grid/column'
import type { RowSource } from '../../ui/grid/row-source'

type PageChannel = Extract<Channel, 'contacts.page' | 'companies.page'>

/** Counts up whenever records of a kind change: lists load again what is in sight. */
export function useDataVersion(object: ObjectType): number {
  const [version, setVersion] = useState(0)
  // A person's row shows the name of the company, and a company's page its people: either kind refreshes both.
  useEffect(() => on('records.changed', () => { setVersion((count) => count + 1) }), [object])
  return version
}

/** The rows of a filtered, sorted list as a grid wants them, and how many there are (null until known). */
export function useRecordList<T extends { readonly id: string }>(object: ObjectType, filter: ListFilter, sort: GridSort): { readonly source: RowSource<T>; readonly count: number | null } {
  const pages: PageChannel = object === 'contact' ? 'contacts.page' : 'companies.page'
  const version = useDataVersion(object)
  const counted = useQueryOf(object === 'contact' ? 'contacts.count' : 'companies.count', { filter }, { keepOld: true })
  const count = counted.state === 'ready' ? counted.value.count : null
  const load = useCallback(async (at: number, limit: number): Promise<readonly T[]> => {
    const input = { filter, sort: sort.column, direction: sort.direction, at, limit } as Input<PageChannel>
    const answer = (await call(pages, input)) as unknown as Result<Page<T>, { readonly kind: string }>
    if (!answer.ok) throw new Error(`a page of the list was refused: ${answer.failure.kind}`)
    return answer.value.items
  }, [pages, filter, sort])
  const idOf = useCallback((row: T) => row.id, [])
  const source = useRowWindow({ key: JSON.stringify([object, filter, sort, version]), rowCount: count ?? 0, load, idOf })
  return { source, count }
}
