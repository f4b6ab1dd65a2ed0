import type { UserId } from '../../../shared/ids'
import type { OwnedRecords } from '../../../shared/records/channels'
import type { Translate } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'

/** How many records a user owns, of those that the signed-in person sees; null while that loads. */
export function useOwnedRecords(userId: UserId): OwnedRecords | null {
  const owned = useQueryOf('records.owned', { userId })
  return owned.state === 'ready' ? (owned.value.items.find((item) => item.userId === userId) ?? null) : null
}

/** All of them, of every kind. */
export function sumOf({ contacts, companies }: OwnedRecords): number {
  return contacts + companies
}

/** "12 people and 3 companies, 2 of them in the recycle bin". */
export function ownedWords({ contacts, companies, inBin }: OwnedRecords, t: Translate): string {
  const kinds = [contacts === 0 ? null : t('users:owned.contacts', { count: contacts }), companies === 0 ? null : t('users:owned.companies', { count: companies })].filter((part) => part !== null)
  const [one = '', other] = kinds
  const what = other === undefined ? one : t('users:owned.both', { one, other })
  return inBin === 0 ? what : t('users:owned.inBin', { what, count: inBin })
}
