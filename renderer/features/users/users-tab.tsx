import { UserPlus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Person } from '../../../shared/users/channels'
import { navigate, replaceRoute } from '../../app/navigation'
import { useKeptWidth, usePreferences } from '../../app/preferences'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { EmptyState } from '../../ui/empty-state'
import { fittingColumns } from '../../ui/grid/column'
import { DataGrid, type GridHandle } from '../../ui/grid/data-grid'
import { sourceOf } from '../../ui/grid/row-source'
import { SplitPane } from '../../ui/split-pane'
import { Switch } from '../../ui/switch'
import { useNow } from '../backups/use-now'
import { columnsOf } from './user-columns'
import { UserDetail } from './user-detail'
import styles from './users.module.css'

/** Everybody who may open the vault, with one of them beside the table. */
export function UsersTab({ people, shownId, takesFocus, onInvite }: { readonly takesFocus: boolean; readonly people: readonly Person[]; readonly shownId: string | null; readonly onInvite: () => void }) {
  const { t, format } = useText()
  const now = useNow()
  const [{ density }] = usePreferences()
  const [width, setWidth] = useKeptWidth()
  const [showsRemoved, setShowsRemoved] = useState(false)
  const hasRemoved = people.some(({ state }) => state === 'removed')
  const source = useMemo(() => sourceOf(people.filter(({ state }) => showsRemoved || state !== 'removed')), [people, showsRemoved])
  const shown = people.find(({ id }) => id === shownId)
  const room = shown === undefined ? null : width
  const columns = useMemo(() => (room === null ? columnsOf({ t, format }, now) : fittingColumns(columnsOf({ t, format }, now), room, null)), [t, format, now, room])
  const show = (id: string | null): void => { replaceRoute({ screen: 'users', tab: 'users', id }) }
  const grid = useRef<GridHandle>(null)
  const index = people.findIndex(({ id }) => id === shownId)
  // Somebody invited just now is shown before the table was at them.
  useEffect(() => {
    if (index >= 0 && index < source.rowCount) grid.current?.goTo(index)
  }, [index, source.rowCount])
  const list = (
    <div className={cx(styles.list)}>
      <DataGrid label={t('users:tab.users')} columns={columns} source={source} rowId={({ id }) => id} density={density} autoFocus={takesFocus} handle={grid} onActive={({ id }) => { show(id) }} onOpen={({ id }) => { navigate({ screen: 'users', tab: 'users', id }) }} onEscape={shown === undefined ? undefined : () => { show(null) }} />
      {people.length === 1 ? (
        <div className={cx(styles.alone)}>
          <EmptyState icon={UserPlus} title={t('users:alone.title')} actions={<Button variant="primary" icon={UserPlus} onPress={onInvite}>{t('users:act.invite')}</Button>}>{t('users:alone.text')}</EmptyState>
        </div>
      ) : null}
      {hasRemoved ? <div className={cx(styles.below)}><Switch isSelected={showsRemoved} onChange={setShowsRemoved}>{t('users:showRemoved')}</Switch></div> : null}
    </div>
  )
  return <SplitPane start={list} end={shown === undefined ? null : <UserDetail key={shown.id} person={shown} onClose={() => { show(null); grid.current?.focus() }} />} size={width} onSize={setWidth} />
}
