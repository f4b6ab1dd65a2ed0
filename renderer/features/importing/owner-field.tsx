import type { ImportPlan } from '../../../shared/importing/channels'
import { useOwners, useUserNames } from '../../app/people-names'
import { useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { Select } from '../../ui/select'
import { NOBODY } from '../records/owner-row'
import { changePlan } from './import-actions'

/** Whose the new records are that the file names no known owner of: nobody's, one's own, or somebody else's. Whoever is alone in a vault does not see it. */
export function OwnerField({ plan, isDisabled }: { readonly plan: ImportPlan; readonly isDisabled: boolean }) {
  const { t } = useText()
  const { session } = useOpenVault()
  const users = useUserNames()
  const owners = useOwners(plan.object)
  if (users.length < 2) return null
  const own = owners.filter((user) => user?.id === session.userId).map(() => ({ key: session.userId, text: t('importing:settings.ownerMe', { name: session.userName }) }))
  const others = owners.filter((user) => user !== null && user.id !== session.userId).map((user) => ({ key: user?.id ?? NOBODY, text: user?.name ?? '' }))
  return (
    <Select<string>
      label={t('importing:settings.owner')} description={t('importing:settings.ownerHint')} isDisabled={isDisabled} value={plan.owner ?? NOBODY}
      options={[{ key: NOBODY, text: t('records:nobody') }, ...own, ...others]} onChange={(key) => { changePlan({ owner: key === NOBODY ? null : key }) }}
    />
  )
}
