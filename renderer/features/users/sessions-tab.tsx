import { History } from 'lucide-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Input } from '../../../shared/ipc/contract'
import { useText } from '../../i18n/use-text'
import { keyOf } from '../../ipc/cache'
import { call } from '../../ipc/client'
import { Avatar } from '../../ui/avatar'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { InlineAlert } from '../../ui/inline-alert'
import { SkeletonLines } from '../../ui/skeleton'
import { SessionEnd } from './session-end'
import styles from './users.module.css'
import { useUsersFailure } from './use-users-failure'

const PAGE = 100

/** Who opened the vault, when, and how it ended; newest first. */
export function SessionsTab() {
  const { t, format } = useText()
  const explain = useUsersFailure()
  const query = useInfiniteQuery({
    queryKey: keyOf('sessions.list', { limit: PAGE }),
    queryFn: ({ pageParam }) => call('sessions.list', inputOf(pageParam)),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    throwOnError: true,
  })
  const pages = query.data?.pages ?? []
  const failure = pages.map((page) => (page.ok ? null : page.failure)).find((found) => found !== null)
  const items = pages.flatMap((page) => (page.ok ? page.value.items : []))
  if (failure !== undefined) return <InlineAlert tone="danger" title={t('users:failedTitle')} actions={<Button size="small" onPress={() => void query.refetch()}>{t('users:tryAgain')}</Button>}>{explain(failure)}</InlineAlert>
  if (query.data === undefined) return <SkeletonLines count={6} label={t('ui:loading')} />
  if (items.length === 0) return <EmptyState icon={History} title={t('users:sessions.empty')}>{t('users:sessions.emptyText')}</EmptyState>
  return (
    <div className={cx(styles.scroll)}>
      <table className={cx(styles.table)} aria-label={t('users:sessions.list')}>
        <thead><tr>{(['who', 'from', 'to', 'how'] as const).map((column) => <th key={column} scope="col">{t(`users:sessions.${column}`)}</th>)}</tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.sessionId}>
              <th scope="row"><span className={cx(styles.who)}><Avatar name={item.userName ?? ''} seed={item.userId} size="small" />{item.userName}</span></th>
              <td>{format.dateTime(item.startedAt)}</td>
              <td>{item.endedAt === null ? null : format.dateTime(item.endedAt)}</td>
              <td><SessionEnd item={item} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {query.hasNextPage ? <div className={cx(styles.more)}><Button size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{t('users:sessions.more')}</Button></div> : null}
    </div>
  )
}

function inputOf(before: number | null): Input<'sessions.list'> {
  return before === null ? { limit: PAGE } : { limit: PAGE, before }
}
