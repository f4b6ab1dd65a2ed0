import { useMemo } from 'react'
import type { Person } from '../../../shared/users/channels'
import { useOwners } from '../../app/people-names'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Select, type Option } from '../../ui/select'
import { NOBODY } from '../records/owner-row'

/** The key of "leave them as they are": neither an id nor nobody. */
export const STAY = 'stay'

/** To whom the records of a user can go: those of the same team first, nobody last. */
export function useHeirs(person: Person): readonly Option<string>[] {
  const { t } = useText()
  const [people, companies] = [useOwners('contact'), useOwners('company')]
  const users = useQueryOf('users.people', {})
  return useMemo(() => {
    const teams = new Map(users.state === 'ready' ? users.value.items.map(({ id, teamId }) => [id, teamId]) : [])
    const isMate = (id: Person['id']): boolean => person.teamId !== null && teams.get(id) === person.teamId
    const heirs = people.filter((user) => user !== null && user.id !== person.id && companies.some((other) => other?.id === user.id)).filter((user) => user !== null)
    const options = heirs.toSorted((a, b) => Number(isMate(b.id)) - Number(isMate(a.id))).map(({ id, name }) => ({ key: id, text: name, ...(isMate(id) ? { detail: t('users:owned.sameTeam') } : {}) }))
    const mayUnown = [people, companies].every((owners) => owners.includes(null))
    return mayUnown ? [...options, { key: NOBODY, text: t('records:nobody'), detail: t('users:owned.nobodyText') }] : options
  }, [t, people, companies, users, person])
}

/** Chooses who gets the records of a user; `canStay` offers to leave them as they are as well. */
export function HeirSelect({ person, value, onChange, canStay = false, isDisabled, description }: {
  readonly person: Person; readonly value: string | null; readonly onChange: (key: string, name: string) => void; readonly canStay?: boolean; readonly isDisabled: boolean; readonly description?: string
}) {
  const { t } = useText()
  const heirs = useHeirs(person)
  const options = canStay ? [{ key: STAY, text: t('users:owned.stay', { name: person.name }) }, ...heirs] : heirs
  return (
    <Select
      label={t(canStay ? 'users:owned.giveThem' : 'records:newOwner')} options={options} value={value} isDisabled={isDisabled} autoFocus={!canStay} {...(description === undefined ? {} : { description })}
      onChange={(key) => { onChange(key, options.find((option) => option.key === key)?.text ?? '') }}
    />
  )
}
