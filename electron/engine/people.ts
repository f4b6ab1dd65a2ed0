import { forgetSecondFactor } from '../access/second-factor'
import { ROTATION_DUE } from './rotation-state'
import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import { idToBytes, type UserId } from '../../shared/ids'
import { rightsMay } from '../../shared/permissions'
import { err, ok, type Result } from '../../shared/result'
import { wipe } from '../../shared/secret'
import type { AuditRecord } from '../../shared/audit/entry'
import { roleOf } from '../access/authority'
import { invitationEnd } from '../access/invitation'
import { keepsAdministrator, reachesPerson, type Standing } from '../access/reach'
import { isRole, isUserNameTaken, roleWords, userOf } from '../access/users'
import { teamName } from '../access/teams'
import { advisePassphrase } from '../auth/passphrase'
import type { ReadDb } from '../db/database'
import { makeSlotFor } from '../vault/people-slots'
import { passphraseSlotOf } from '../vault/unlock'
import type { PassphraseSlot } from '../vault/slots'
import { beyond, changePeople, noteDenied, type PeopleScene } from './people-change'
import { parkedText } from './slots-memory'
import { setMeta } from './change-context'
import type { OpenVault } from './open-vault'
import { readVaultSettings } from './vault-settings'

type Answered<C extends EngineChannel> = Promise<Answer<C>>
type User = NonNullable<ReturnType<typeof userOf>>
/** The person an act is about, or why it cannot be done. */
type Checked<K extends string = never> = Result<User, { readonly kind: 'no-such-person' | 'person-removed' | 'beyond-own-rights' | K }>

/** What an administrator does about people. Each asks for the own passphrase again where a key or a right is at stake (SECURITY.md K13), and is recorded. */
export interface People {
  add(input: Input<'users.add'>): Answered<'users.add'>
  rename(input: Input<'users.rename'>): Answered<'users.rename'>
  setRole(input: Input<'users.setRole'>): Answered<'users.setRole'>
  setTeam(input: Input<'users.setTeam'>): Answered<'users.setTeam'>
  setDisabled(input: Input<'users.setDisabled'>): Answered<'users.setDisabled'>
  remove(input: Input<'users.remove'>): Answered<'users.remove'>
  resetPassphrase(input: Input<'users.resetPassphrase'>): Answered<'users.resetPassphrase'>
  askPassphrase(input: Input<'users.askPassphrase'>): Answered<'users.askPassphrase'>
}

export function createPeople(scene: PeopleScene): People {
  const { tools } = scene
  /** The person, who is there and may still come in, and whom this administrator may decide over, as they are and as they would be. */
  const present = (vault: OpenVault, channel: EngineChannel, userId: UserId, becomes: Partial<Pick<User, 'role' | 'team'>> = {}): Checked => {
    const db = vault.database.read
    const user = userOf(db, userId)
    if (user === undefined || user.removed) return err({ kind: user === undefined ? 'no-such-person' : 'person-removed' })
    const standing = ({ role, team }: Pick<User, 'role' | 'team'>): Standing => ({ userId, rights: roleOf(db, role).rights, team })
    return [user, { ...user, ...becomes }].every((one) => reachesPerson(db, vault.authority, standing(one))) ? ok(user) : beyond(vault, channel, userId)
  }
  /** A slot that opens with a passphrase which this administrator chose for somebody; the passphrase keeps the rules. */
  const slotBy = async (vault: OpenVault, userId: UserId, name: string, { passphrase, newPassphrase }: { readonly passphrase: string; readonly newPassphrase: string }) => {
    const advice = await advisePassphrase(newPassphrase, { names: [name, vault.slots.name], keychain: vault.keychain === 'present' })
    if (advice.problem !== null) return err({ kind: 'passphrase-refused' as const, problem: advice.problem })
    const proved = await scene.prove(vault, passphrase)
    if (!proved.ok) return proved
    try {
      return ok({ slot: await makeSlotFor(tools, userId, newPassphrase, proved.value), score: advice.score })
    } finally {
      for (const secret of [proved.value.privateKey, proved.value.vaultKey, proved.value.nextVaultKey, proved.value.deviceSecret]) if (secret !== null) wipe(secret)
    }
  }

  return {
    add: async (input) => {
      const vault = scene.vault()
      const check = (): Result<null, { readonly kind: 'name-taken' | 'no-such-role' | 'no-such-team' | 'beyond-own-rights' }> => {
        const db = vault.database.read
        if (isUserNameTaken(db, input.name, null)) return err({ kind: 'name-taken' })
        if (!isRole(db, input.role)) return err({ kind: 'no-such-role' })
        if (!reachesPerson(db, vault.authority, { userId: null, rights: roleOf(db, input.role).rights, team: input.team })) return beyond(vault, 'users.add', null)
        return input.team !== null && teamName(db, input.team) === undefined ? err({ kind: 'no-such-team' }) : ok(null)
      }
      const possible = check()
      if (!possible.ok) return possible
      const userId = vault.context.ids.next<UserId>()
      const made = await slotBy(vault, userId, input.name, input)
      if (!made.ok) return made
      const { slot, score } = made.value
      return changePeople(scene, vault, check, (change, db) => {
        db.run('INSERT INTO users (id, name, role, team, public_key, created_at, parked_slot, passphrase_due, passphrase_changed_at, passphrase_score) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          idToBytes(userId), input.name, input.role, input.team === null ? null : idToBytes(input.team), publicKeyOf(slot), change.now, parkedText(slot), input.temporary ? 'invited' : null, change.now, score)
        change.record(entry('user.added', userId, {
          fields: { name: { after: input.name }, role: { after: roleWords(db, input.role) }, ...(input.team === null ? {} : { team: { after: teamName(db, input.team) } }) },
          facts: { name: input.name, temporary: input.temporary },
        }))
        return { userId, invitationEndsAt: input.temporary ? endOf(db, slot) : null }
      })
    },
    rename: async ({ userId, name }) => {
      const vault = scene.vault()
      const check = (): Checked<'name-taken'> => {
        const user = present(vault, 'users.rename', userId)
        return user.ok && isUserNameTaken(vault.database.read, name, userId) ? err({ kind: 'name-taken' }) : user
      }
      return changePeople(scene, vault, check, (change, db, user) => {
        db.run('UPDATE users SET name = ? WHERE id = ?', name, idToBytes(userId))
        change.record(entry('user.renamed', userId, { fields: { name: { before: user.name, after: name } }, facts: { name } }))
        return null
      })
    },
    setRole: async ({ userId, role, passphrase }) => {
      const vault = scene.vault()
      const check = (): Checked<'no-such-role' | 'last-administrator'> => {
        if (!isRole(vault.database.read, role)) return err({ kind: 'no-such-role' })
        const user = present(vault, 'users.setRole', userId, { role })
        if (!user.ok) return user
        return user.value.disabled || keepsAdministrator(vault.database.read, { user: { id: userId, becomes: role } }) ? user : err({ kind: 'last-administrator' })
      }
      const proved = await scene.proveOnly(vault, check, passphrase)
      if (!proved.ok) return proved
      return changePeople(scene, vault, check, (change, db, user) => {
        db.run('UPDATE users SET role = ? WHERE id = ?', role, idToBytes(userId))
        change.record(entry('user.role-changed', userId, { fields: { role: { before: roleWords(db, user.role), after: roleWords(db, role) } }, facts: { name: user.name } }))
        return null
      })
    },
    // A team widens what somebody sees, as a role does (SECURITY.md K13).
    setTeam: async ({ userId, team, passphrase }) => {
      const vault = scene.vault()
      const check = (): Checked<'no-such-team'> => {
        const user = present(vault, 'users.setTeam', userId, { team })
        return user.ok && team !== null && teamName(vault.database.read, team) === undefined ? err({ kind: 'no-such-team' }) : user
      }
      const proved = await scene.proveOnly(vault, check, passphrase)
      if (!proved.ok) return proved
      return changePeople(scene, vault, check, (change, db, user) => {
        const nameOfTeam = (id: typeof team): string | null => (id === null ? null : teamName(db, id) ?? null)
        db.run('UPDATE users SET team = ? WHERE id = ?', team === null ? null : idToBytes(team), idToBytes(userId))
        change.record(entry('user.team-changed', userId, { fields: { team: { before: nameOfTeam(user.team), after: nameOfTeam(team) } }, facts: { name: user.name } }))
        return null
      })
    },
    setDisabled: async ({ userId, disabled, passphrase }) => {
      const vault = scene.vault()
      const check = (): Checked<'yourself' | 'last-administrator'> => {
        const user = present(vault, 'users.setDisabled', userId)
        if (!user.ok || !disabled) return user
        if (isSelf(vault, userId)) return err({ kind: 'yourself' })
        return user.value.disabled || keepsAdministrator(vault.database.read, { user: { id: userId, becomes: null } }) ? user : err({ kind: 'last-administrator' })
      }
      const proved = await scene.proveOnly(vault, check, passphrase)
      if (!proved.ok) return proved
      return changePeople(scene, vault, check, (change, db, user) => {
        // The slot waits inside the database before it leaves slots.json; a slot that waits there already stays.
        const slot = disabled ? passphraseSlotOf(vault.slots, userId) : null
        if (disabled) db.run('UPDATE users SET disabled_at = coalesce(disabled_at, ?), parked_slot = coalesce(parked_slot, ?) WHERE id = ?', change.now, slot === null ? null : parkedText(slot), idToBytes(userId))
        else db.run('UPDATE users SET disabled_at = NULL WHERE id = ?', idToBytes(userId))
        change.record(entry(disabled ? 'user.disabled' : 'user.enabled', userId, { fields: { disabled: { before: user.disabled, after: disabled } }, facts: { name: user.name } }))
        return null
      })
    },
    remove: async ({ userId, passphrase, give }) => {
      const vault = scene.vault()
      const check = (): Checked<'yourself' | 'last-administrator' | 'no-such-owner'> => {
        const user = present(vault, 'users.remove', userId)
        if (!user.ok) return user
        // Whoever is removed can own nothing.
        if (give?.to === userId) return err({ kind: 'no-such-owner' })
        if (isSelf(vault, userId)) return err({ kind: 'yourself' })
        return user.value.disabled || keepsAdministrator(vault.database.read, { user: { id: userId, becomes: null } }) ? user : err({ kind: 'last-administrator' })
      }
      if (give !== undefined && !rightsMay(vault.authority.rights, 'mass-update')) {
        noteDenied(vault, 'users.remove', userId, 'mass-update', 'give')
        return err({ kind: 'forbidden', permission: 'mass-update' })
      }
      const proved = await scene.proveOnly(vault, check, passphrase)
      if (!proved.ok) return proved
      // Whenever the process ends: the records are given or not, each whole, and the person is still there; or all of it is done.
      const given = give === undefined ? ok(null) : await scene.giveRecords({ jobId: give.jobId, from: userId, to: give.to })
      if (!given.ok && given.failure.kind === 'not-yours-to-give' && scene.current() === vault) noteDenied(vault, 'users.remove', userId, given.failure.permission, 'give')
      if (!given.ok) return given
      const removed = await changePeople(scene, vault, check, (change, db, user) => {
        db.run('UPDATE users SET removed_at = ?, parked_slot = NULL, passphrase_due = NULL WHERE id = ?', change.now, idToBytes(userId))
        // Whoever was removed may have kept the key: it is due for a new one from this moment, whenever the process ends (SECURITY.md K8).
        setMeta(vault.database, ROTATION_DUE, 1)
        forgetSecondFactor(db, userId)
        change.record(entry('user.removed', userId, { fields: { name: { before: user.name }, role: { before: roleWords(db, user.role) } }, facts: { name: user.name } }))
        return null
      })
      if (!removed.ok) return removed
      const rotated = await scene.rotateVaultKey()
      return ok({ given: given.value, rotationDue: !rotated.ok, backupProblem: !rotated.ok && rotated.failure.kind === 'backup-first' ? rotated.failure.problem : null })
    },
    resetPassphrase: async ({ userId, ...phrases }) => {
      const vault = scene.vault()
      const check = (): Checked<'yourself'> => (isSelf(vault, userId) ? err({ kind: 'yourself' }) : present(vault, 'users.resetPassphrase', userId))
      const possible = check()
      if (!possible.ok) return possible
      const made = await slotBy(vault, userId, possible.value.name, phrases)
      if (!made.ok) return made
      const { slot, score } = made.value
      return changePeople(scene, vault, check, (change, db, user) => {
        db.run(`UPDATE users SET public_key = ?, parked_slot = ?, passphrase_due = CASE passphrase_due WHEN 'invited' THEN 'invited' ELSE 'reset' END, passphrase_changed_at = ?, passphrase_score = ? WHERE id = ?`, publicKeyOf(slot), parkedText(slot), change.now, score, idToBytes(userId))
        change.record(entry('user.passphrase-reset', userId, { facts: { name: user.name } }))
        return { invitationEndsAt: endOf(db, slot) }
      })
    },
    askPassphrase: async ({ userId }) => {
      const vault = scene.vault()
      return changePeople(scene, vault, () => present(vault, 'users.askPassphrase', userId), (change, db, user) => {
        // An invitation or a reset that is open asks for the same and says more.
        db.run(`UPDATE users SET passphrase_due = coalesce(passphrase_due, 'asked') WHERE id = ?`, idToBytes(userId))
        change.record(entry('user.passphrase-asked', userId, { facts: { name: user.name } }))
        return null
      })
    },
  }
}

function isSelf(vault: OpenVault, userId: UserId): boolean {
  return vault.session.userId === userId
}

/** When the passphrase of a slot that somebody else made stops working, as the policy is now. */
function endOf(db: ReadDb, { changedAt }: PassphraseSlot): number {
  return invitationEnd(changedAt, readVaultSettings(db).invitationDays)
}

function publicKeyOf(slot: PassphraseSlot): Uint8Array {
  return Buffer.from(slot.publicKey, 'hex')
}

function entry(action: AuditRecord['action'], userId: UserId, detail: AuditRecord['detail']): AuditRecord {
  return { action, objectType: 'user', objectId: userId, detail }
}
