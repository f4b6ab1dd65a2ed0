import type { UserId } from '../../../shared/ids'
import type { UserName } from '../../../shared/users/channels'
import type { Translate } from '../../i18n/use-text'
import type { Column } from '../../ui/grid/column'

/** The columns with who looks after each record after the second, which stays in sight beside an open record; without it where one person is alone in the vault. */
export function withOwner<T extends { readonly ownerId: UserId | null }>(columns: readonly Column<T>[], t: Translate, users: readonly UserName[]): readonly Column<T>[] {
  if (users.length < 2) return columns
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const owner: Column<T> = { id: 'owner', title: t('records:owner'), width: 88, grow: 1, skeleton: 50, render: ({ ownerId }) => (ownerId === null ? '' : (names.get(ownerId) ?? '')) }
  return [...columns.slice(0, 2), owner, ...columns.slice(2)]
}
