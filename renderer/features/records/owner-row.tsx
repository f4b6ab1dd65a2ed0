import type { ObjectType } from '../../../shared/list'
import { mayReassign } from '../../../shared/permissions'
import { useOwners, useUserNames } from '../../app/people-names'
import { useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { Select, type Option } from '../../ui/select'
import { FieldRow, NothingThere } from './detail-frame'
import { useReadOnly } from './read-only'

/** The key of "nobody" among the options: no id is empty. */
export const NOBODY = ''

/** Those to whom the signed-in person can give a record, nobody among them, as options to choose from. */
export function useOwnerOptions(object: ObjectType): readonly Option<string>[] {
  const { t } = useText()
  return useOwners(object).map((user) => ({ key: user?.id ?? NOBODY, text: user?.name ?? t('records:nobody') }))
}

/** Who looks after a record; roles that reach own or team records go by it. Whoever is alone in a vault has nobody to choose from and does not see it. */
export function OwnerRow({ object, ownerId, onChange }: { readonly object: ObjectType; readonly ownerId: string | null; readonly onChange: (ownerId: string | null) => Promise<boolean> }) {
  const { t } = useText()
  const isReadOnly = useReadOnly()
  const { session } = useOpenVault()
  const users = useUserNames()
  const options = useOwnerOptions(object)
  const owner = users.find(({ id }) => id === ownerId)
  if (users.length < 2) return null
  if (isReadOnly || options.length < 2 || !mayReassign(session, object, ownerId)) return <FieldRow label={t('records:owner')}>{ownerId === null ? <NothingThere /> : <span data-selectable>{owner?.name ?? t('records:unknownOwner')}</span>}</FieldRow>
  // Somebody who was removed meanwhile still owns it until it is given away.
  const others = ownerId === null || options.some(({ key }) => key === ownerId) ? [] : [{ key: ownerId, text: owner?.name ?? t('records:unknownOwner') }]
  return (
    <FieldRow label={t('records:owner')}>
      <Select
        label={t('records:owner')} hideLabel isQuiet value={ownerId ?? NOBODY} options={[...options, ...others]}
        onChange={(key) => void onChange(users.find(({ id }) => id === key)?.id ?? null)}
      />
    </FieldRow>
  )
}
