import type { Person } from '../../../shared/users/channels'
import { GiveRecords } from './give-records'
import { PassphraseReset } from './passphrase-reset'
import { RemoveUser } from './remove-user'
import { RoleChange } from './role-change'
import { AskForPassphrase, Disabling, RenameUser, StepsReset, TeamChange } from './small-acts'

export type ActOnUser = 'role' | 'team' | 'rename' | 'ask' | 'reset' | 'renew' | 'steps' | 'give' | 'disable' | 'enable' | 'remove'

/** The dialog for one act on a user. */
export function UserAct({ act, person, onClose }: { readonly act: ActOnUser; readonly person: Person; readonly onClose: () => void }) {
  switch (act) {
    case 'role':
      return <RoleChange person={person} onClose={onClose} />
    case 'team':
      return <TeamChange person={person} onClose={onClose} />
    case 'rename':
      return <RenameUser person={person} onClose={onClose} />
    case 'ask':
      return <AskForPassphrase person={person} onClose={onClose} />
    case 'reset':
    case 'renew':
      return <PassphraseReset person={person} words={act} onClose={onClose} />
    case 'steps':
      return <StepsReset person={person} onClose={onClose} />
    case 'give':
      return <GiveRecords person={person} onClose={onClose} />
    case 'disable':
    case 'enable':
      return <Disabling person={person} disabled={act === 'disable'} onClose={onClose} />
    case 'remove':
      return <RemoveUser person={person} onClose={onClose} />
  }
}
