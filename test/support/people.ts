import type { UserId } from '../../shared/ids'
import type { Answer } from '../../shared/ipc/contract'
import type { Person } from '../../shared/users/channels'
import { PASSPHRASE, type anOpenVault, type TestEngine } from './engine'

/** What everybody but the owner opens the vault with. */
export const OTHERS = 'seven ferries cross at dawn'

export type PeopleVault = Awaited<ReturnType<typeof anOpenVault>>

/** Acts on people in a vault as its administrator does, by name. */
export function peopleOf(vault: Pick<TestEngine, 'call'>) {
  const { call } = vault
  const list = async (): Promise<readonly Person[]> => {
    const answer = await call('users.people', {})
    if (!answer.ok) throw new Error(`no people: ${answer.failure.kind}`)
    return answer.value.items
  }
  const idOf = async (name: string): Promise<UserId> => {
    const found = (await list()).find((person) => person.name === name)
    if (found === undefined) throw new Error(`nobody is called ${name}`)
    return found.id
  }
  return {
    list,
    idOf,
    add: (name: string, role = 'representative', temporary = false): Promise<Answer<'users.add'>> => call('users.add', { name, role, team: null, newPassphrase: OTHERS, temporary, passphrase: PASSPHRASE }),
    setRole: async (name: string, role: string, passphrase = PASSPHRASE) => call('users.setRole', { userId: await idOf(name), role, passphrase }),
    setDisabled: async (name: string, disabled: boolean, passphrase = PASSPHRASE) => call('users.setDisabled', { userId: await idOf(name), disabled, passphrase }),
    remove: async (name: string) => call('users.remove', { userId: await idOf(name), passphrase: PASSPHRASE }),
    /** Locks and opens again as somebody. */
    signIn: async (userName: string, passphrase = userName === 'Owner' ? PASSPHRASE : OTHERS) => {
      await call('vault.lock', { reason: 'user' })
      return call('vault.unlock', { userName, passphrase, acceptRollback: false })
    },
    /** The newest entries, newest first, without their numbers and times. */
    log: async (limit: number, actions?: readonly ['vault.unlock-failed' | 'vault.people-edited' | 'vault.slots-rolled-back' | 'vault.slot-foreign']) => {
      const page = await call('audit.page', { filter: actions === undefined ? {} : { actions: [...actions] }, limit })
      return page.ok ? page.value.items.map(({ action, actorName, objectId, detail }) => ({ action, actorName, objectId, detail })) : []
    },
  }
}
