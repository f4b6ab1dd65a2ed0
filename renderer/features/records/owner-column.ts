import type { UserId } from '../../../shared/ids'
import type { UserName } from '../../../shared/users/channels'
import type { Translate } from '../../i18n/use-text'
import type { Column } from '../../ui/grid/column'

/** Who looks after each record, as a column; none where one person is alone in the vault. */
export function ownerColumn<T extends { readonly ownerId: UserId | null }>(t: Translate, users: readonly UserName[]): readonly Column<T>[] {
  if (users.length < 2) return []
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return [{ id: 'owner', title: t('records:owner'), width: 110, grow: 1, skeleton: 50, render: ({ ownerId }) => (ownerId === null ? '' : (names.get(ownerId) ?? '')) }]
}
