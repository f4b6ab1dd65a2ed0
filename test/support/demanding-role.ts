import { presetRights } from '../../shared/permissions'
import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import { expectOk } from '../../shared/result'

type Call = <C extends EngineChannel>(channel: C, input: Input<C>) => Promise<Answer<C>>

/** Composes the role "Careful", which may all that an administrator may and demands a second factor unless told not to, and gives it to the person of the session. */
export async function beCareful(call: Call, passphrase: string, { secondFactor = true }: { readonly secondFactor?: boolean } = {}): Promise<void> {
  const self = expectOk(await call('users.people', {}), 'the people').items.find(({ isSelf }) => isSelf)
  if (self === undefined) throw new Error('nobody is signed in')
  const { roleId } = expectOk(await call('roles.save', { id: null, name: 'Careful', rights: { ...presetRights.administrator, secondFactor }, passphrase }), 'the role')
  expectOk(await call('users.setRole', { userId: self.id, role: roleId, passphrase }), 'the role is given')
}
