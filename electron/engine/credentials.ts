import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import { err, ok, type Result } from '../../shared/result'
import { reveal, Secret, wipe } from '../../shared/secret'
import { idToBytes } from '../../shared/ids'
import { mayEverything } from '../access/reach'
import { advisePassphrase } from '../auth/passphrase'
import { commitChange, commitEvent } from '../changes/commit-change'
import { changePassphrase } from '../vault/change-passphrase'
import { confirmRecoveryCode, renewRecoveryCode } from '../vault/renew-recovery'
import { isEdited, sealPeople } from '../vault/people-seal'
import type { VaultTools } from '../vault/tools'
import type { AuthenticateFailure } from '../vault/unlock'
import type { RecoveryKeys } from '../vault/recovery-code'
import { forgetOtherSigners, rememberSigner } from './backup-signer'
import { setMeta } from './change-context'
import { isVouchedFor, sealAnew } from './log-sealing'
import { copyOf, type OpenVault } from './open-vault'
import { beyond } from './people-change'
import { provePassphrase } from './prove-passphrase'
import { askForRecoveryCode, noteConfirmedCode, noteNewCode } from './recovery-due'
import { keepSlotFile, rememberSlots, slotsRevOf } from './slots-memory'

type Answered<C extends EngineChannel> = Promise<Answer<C>>

/** What a person does about their own keys in an open vault. Each asks for the passphrase again (SECURITY.md K13) and is recorded. */
export interface Credentials {
  /** Proves the passphrase of the session's own person again before a sensitive act (SECURITY.md K13). Throws while locked. */
  prove(passphrase: string): Promise<Result<null, AuthenticateFailure>>
  changePassphrase(input: Input<'vault.changePassphrase'>): Answered<'vault.changePassphrase'>
  renewRecoveryCode(input: Input<'vault.renewRecoveryCode'>): Answered<'vault.renewRecoveryCode'>
  confirmRecoveryCode(input: Input<'vault.confirmRecoveryCode'>): Answer<'vault.confirmRecoveryCode'>
  showKey(input: Input<'vault.showKey'>): Answered<'vault.showKey'>
}

/** The credentials of the session's own user. `vault` throws while locked; `tell` sends the vault's state to the screens, `refresh` decides anew what the person may and must do. */
export function createCredentials({ tools, vault: opened, tell, refresh }: { readonly tools: VaultTools; readonly vault: () => OpenVault; readonly tell: () => Promise<unknown>; readonly refresh: () => Promise<unknown> }): Credentials {
  const expectedRev = ({ database }: OpenVault): number => slotsRevOf(database)
  return {
    changePassphrase: async (input) => {
      const vault = opened()
      if (isEdited(vault)) return err({ kind: 'damaged', what: 'vault' })
      const changed = await changePassphrase(tools, { paths: vault.paths, userId: vault.session.userId, passphrase: input.passphrase, newPassphrase: input.newPassphrase, slots: keepSlotFile(vault), expectedRev: expectedRev(vault) })
      if (!changed.ok) return changed
      vault.slots = changed.value
      const { score } = await advisePassphrase(input.newPassphrase, { names: [vault.session.userName, vault.slots.name], keychain: vault.keychain === 'present' })
      commitChange(vault.context, (change, db) => {
        rememberSlots(vault.database, changed.value)
        db.run('UPDATE users SET passphrase_due = NULL, passphrase_changed_at = ?, passphrase_score = ? WHERE id = ?', change.now, score, idToBytes(vault.session.userId))
        sealPeople(db, vault.vaultKey)
        change.record({ action: 'user.passphrase-changed', objectType: 'user', objectId: vault.session.userId, detail: { facts: { rev: changed.value.rev } } })
      })
      await refresh()
      return ok(null)
    },
    renewRecoveryCode: async (input) => {
      const vault = opened()
      if (!mayEverything(vault.database.read, vault.authority)) return beyond(vault, 'vault.renewRecoveryCode', null)
      // Noted before slots.json names the new code: whenever the process ends, a code that nobody has seen shows as due.
      const ofNewCode: { auditKey: Secret | null } = { auditKey: null }
      const before = ({ pair, signingKey, auditKey: ofCode }: RecoveryKeys): void => {
        ofNewCode.auditKey = new Secret(copyOf(ofCode))
        commitChange(vault.context, (change) => {
          rememberSigner(vault.database, Buffer.from(pair.publicKey).toString('hex'), signingKey)
          askForRecoveryCode(vault.database, 'unconfirmed')
          change.record({ action: 'user.recovery-code-prepared', objectType: 'user', objectId: vault.session.userId, detail: null })
        })
      }
      const renewed = await renewRecoveryCode(tools, { paths: vault.paths, userId: vault.session.userId, passphrase: input.passphrase, slots: keepSlotFile(vault), expectedRev: expectedRev(vault), before })
      const { auditKey } = ofNewCode
      if (!renewed.ok) {
        if (auditKey !== null) wipe(auditKey)
        return err(renewed.failure)
      }
      vault.slots = renewed.value.slots
      commitChange(vault.context, (change, db) => {
        rememberSlots(vault.database, renewed.value.slots)
        setMeta(vault.database, 'recovery-public-key', renewed.value.recoveryPublicKey)
        noteNewCode(vault.database)
        forgetOtherSigners(vault.database, Buffer.from(renewed.value.recoveryPublicKey).toString('hex'))
        change.record({ action: 'user.recovery-code-renewed', objectType: 'user', objectId: vault.session.userId, detail: { facts: { rev: renewed.value.slots.rev } } })
        sealAnew(change, db, { publicKey: renewed.value.recoveryPublicKey, auditKey }, 'code-renewed')
      })
      if (auditKey !== null) wipe(auditKey)
      await tell()
      return ok({ recoveryCode: renewed.value.recoveryCode })
    },
    confirmRecoveryCode: (input) => {
      const vault = opened()
      const confirmed = confirmRecoveryCode(vault.slots, input.recoveryCode)
      if (!confirmed.ok) return confirmed
      const { slot, signingKey, auditKey } = confirmed.value
      commitChange(vault.context, (change, db) => {
        rememberSigner(vault.database, slot.publicKey, signingKey)
        noteConfirmedCode(vault.database)
        change.record({ action: 'user.recovery-code-confirmed', objectType: 'user', objectId: vault.session.userId, detail: null })
        // A first key that nothing vouches for is from an unlock, where the code was not at hand.
        if (!isVouchedFor(db)) sealAnew(change, db, { publicKey: Buffer.from(slot.publicKey, 'hex'), auditKey }, 'code-confirmed')
      })
      wipe(signingKey)
      wipe(auditKey)
      void tell()
      return ok(null)
    },
    prove: (passphrase) => provePassphrase(tools, opened(), passphrase),
    showKey: async (input) => {
      const vault = opened()
      const proved = await provePassphrase(tools, vault, input.passphrase)
      if (!proved.ok) return proved
      commitEvent(vault.context, { action: 'vault.key-shown', objectType: 'vault', objectId: vault.session.vaultId, detail: null })
      return ok({ rawKeyHex: Buffer.from(reveal(vault.databaseKey)).toString('hex'), file: vault.paths.database })
    },
  }
}
