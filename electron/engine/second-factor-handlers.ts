import { randomBytes } from 'node:crypto'
import { asId, type UserId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { wipe } from '../../shared/secret'
import type { SecondFactorFailure, SecondFactorNeeded, SecondFactorState } from '../../shared/second-factor/channels'
import type { VaultState } from '../../shared/vault/vault'
import { roleOf } from '../access/authority'
import { wasPutBack } from '../access/factor-clock'
import { codesLeft, enrollSecondFactor, hasSecondFactor, prepareSecondFactor, renewSecondFactorCodes, secondFactorOf, turnSecondFactorOff, type SealPeople } from '../access/second-factor'
import { reachesPerson } from '../access/reach'
import { userOf } from '../access/users'
import { createSecondFactorCodes, hashOfCode } from '../auth/second-factor-codes'
import { createTotpSecret, totpSecretText, totpUri, verifyTotp } from '../auth/totp'
import { confirmRecoveryCode } from '../vault/renew-recovery'
import { isEdited, sealPeople } from '../vault/people-seal'
import { systemUptime } from '../vault/throttle'
import type { CommandHandlers, HandlerOptions } from './command-handlers'
import { clockBehind, createFactorCheck, type FactorRefusal } from './factor-check'
import type { OpenVault } from './open-vault'
import { beyond } from './people-change'
import { provePassphrase } from './prove-passphrase'
import { askForRecoveryCode } from './recovery-due'

type SecondFactorHandlers = Pick<CommandHandlers, Extract<keyof CommandHandlers, `secondFactor.${string}`>>

/** A code given so long ago, ms, still counts when a sensitive act asks for one: on the command line the same code opened the vault. */
const FRESH_MS = 60_000

/** Unlocking in two steps: set up, given, renewed, turned off (SECURITY.md T1–T5). What asks for the passphrase again asks for no second code besides: only turning it off does. */
export function secondFactorHandlers({ session, clock, keychain, emit }: HandlerOptions, opened: () => OpenVault): SecondFactorHandlers {
  const tools = { keychain, clock, uptime: systemUptime, random: randomBytes }
  const check = createFactorCheck(tools)
  const sealOf = ({ vaultKey }: OpenVault): SealPeople => (db) => { sealPeople(db, vaultKey) }
  /** From here on the session has given its second factor. Answers with what is due next. */
  const passed = async (vault: OpenVault): Promise<VaultState> => {
    vault.secondFactorAt = clock.now()
    emit('settings.changed', null)
    return session.refresh()
  }
  const isOn = ({ database, session: { userId } }: OpenVault): boolean => hasSecondFactor(database.read, userId)
  const putBack = ({ database, session: { userId } }: OpenVault): boolean => {
    const factor = secondFactorOf(database.read, userId)
    return factor !== null && wasPutBack(database.read, factor)
  }
  const isFresh = ({ secondFactorAt }: OpenVault): boolean => secondFactorAt !== null && clock.now() >= secondFactorAt && clock.now() - secondFactorAt < FRESH_MS
  const proveFactor = (vault: OpenVault, code: string | undefined): Promise<Result<unknown, FactorRefusal | SecondFactorNeeded>> => {
    if (code === undefined || code.trim() === '') return Promise.resolve(isFresh(vault) ? ok(null) : err({ kind: 'second-factor-needed' }))
    return hashOfCode(code) === null ? check.code(vault, code) : check.oneUseCode(vault, code)
  }
  /** The vault's own recovery code, in place of a second factor that is gone for good. It is used by that: a new one is due (SECURITY.md K7). */
  const turnOffByRecoveryCode = async (vault: OpenVault, code: string): Promise<boolean> => {
    const confirmed = confirmRecoveryCode(vault.slots, code)
    if (!confirmed.ok) return false
    for (const secret of [confirmed.value.signingKey, confirmed.value.auditKey]) wipe(secret)
    turnSecondFactorOff(vault.context, vault.session.userId, 'recovery-code', (db) => {
      askForRecoveryCode(vault.database, 'used')
      sealPeople(db, vault.vaultKey)
    })
    await check.forgive(vault, vault.session.userId)
    return true
  }
  const newCodes = (): { readonly recoveryCodes: readonly string[]; readonly hashes: readonly Uint8Array[] } => {
    const recoveryCodes = createSecondFactorCodes(randomBytes)
    return { recoveryCodes, hashes: recoveryCodes.map(hashOfCode).filter((hash) => hash !== null) }
  }

  return {
    'secondFactor.verify': async ({ code }) => {
      const vault = opened()
      if (!isOn(vault)) return err({ kind: 'second-factor-off' })
      const checked = await check.code(vault, code)
      return checked.ok ? ok(await passed(vault)) : checked
    },
    'secondFactor.useRecoveryCode': async ({ code }) => {
      const vault = opened()
      if (!isOn(vault)) return err({ kind: 'second-factor-off' })
      if (isEdited(vault)) return err({ kind: 'damaged', what: 'vault' })
      if (await turnOffByRecoveryCode(vault, code)) return ok({ state: await passed(vault), left: 0, turnedOff: true, wasPutBack: false })
      const used = await check.oneUseCode(vault, code)
      return used.ok ? ok({ state: await passed(vault), left: used.value.left, turnedOff: false, wasPutBack: putBack(vault) }) : used
    },
    'secondFactor.state': () => {
      const vault = opened()
      const { read } = vault.database
      const factor = secondFactorOf(read, vault.session.userId)
      const state: SecondFactorState = {
        isOn: factor !== null && factor.confirmedAt !== null, isDemanded: vault.authority.rights.secondFactor, confirmedAt: factor?.confirmedAt ?? null,
        codesLeft: codesLeft(read, vault.session.userId), wasPutBack: putBack(vault),
      }
      return ok(state)
    },
    'secondFactor.enroll': async ({ passphrase }) => {
      const vault = opened()
      if (isOn(vault)) return err({ kind: 'second-factor-on' })
      if (vault.due !== 'second-factor-setup') {
        if (passphrase === undefined) return err({ kind: 'invalid-input', issues: [{ path: 'passphrase', message: 'is needed' }] })
        const proved = await provePassphrase(tools, vault, passphrase)
        if (!proved.ok) return proved
      }
      const secret = createTotpSecret(randomBytes)
      prepareSecondFactor(vault.context, vault.session.userId, secret)
      return ok({ secret: totpSecretText(secret), uri: totpUri(secret, { vault: vault.slots.name, user: vault.session.userName }) })
    },
    'secondFactor.confirm': async ({ code }) => {
      const vault = opened()
      const factor = secondFactorOf(vault.database.read, vault.session.userId)
      if (factor === null) return err({ kind: 'second-factor-off' })
      if (factor.confirmedAt !== null) return err({ kind: 'second-factor-on' })
      // Whoever asks holds the secret: a wrong code is a slip, and counts nowhere.
      const step = verifyTotp(factor.secret, code, { now: clock.now(), lastStep: factor.lastStep })
      if (!step.ok) return err({ kind: 'second-factor-refused', reason: step.failure === 'too-early' ? 'wrong' : step.failure, waitMs: 0, failedAttempts: 0 } satisfies SecondFactorFailure)
      if (isEdited(vault)) return err({ kind: 'damaged', what: 'vault' })
      const { recoveryCodes, hashes } = newCodes()
      enrollSecondFactor(vault.context, vault.session.userId, { step: step.value, hashes, isClockBack: clockBehind(vault, tools) > 0, seal: sealOf(vault) })
      return ok({ recoveryCodes, state: await passed(vault) })
    },
    'secondFactor.disable': async ({ passphrase, code }) => {
      const vault = opened()
      if (!isOn(vault)) return err({ kind: 'second-factor-off' })
      // First the passphrase: a wrong one must not use a code up.
      const proved = await provePassphrase(tools, vault, passphrase)
      if (!proved.ok) return proved
      const given = await proveFactor(vault, code)
      if (!given.ok) return given
      if (isEdited(vault)) return err({ kind: 'damaged', what: 'vault' })
      turnSecondFactorOff(vault.context, vault.session.userId, 'owner', sealOf(vault))
      emit('settings.changed', null)
      return ok(await session.refresh())
    },
    'secondFactor.renewCodes': async ({ passphrase }) => {
      const vault = opened()
      if (!isOn(vault)) return err({ kind: 'second-factor-off' })
      const proved = await provePassphrase(tools, vault, passphrase)
      if (!proved.ok) return proved
      if (isEdited(vault)) return err({ kind: 'damaged', what: 'vault' })
      const { recoveryCodes, hashes } = newCodes()
      renewSecondFactorCodes(vault.context, vault.session.userId, hashes, sealOf(vault))
      emit('settings.changed', null)
      return ok({ recoveryCodes })
    },
    'secondFactor.reset': async ({ userId, passphrase }) => {
      const vault = opened()
      const id = asId<UserId>(userId)
      if (id === vault.session.userId) return err({ kind: 'invalid-input', issues: [{ path: 'userId', message: 'is yourself: turn your own off with a code' }] })
      if (!hasSecondFactor(vault.database.read, id)) return err({ kind: 'second-factor-off' })
      const user = userOf(vault.database.read, id)
      if (user === undefined || !reachesPerson(vault.database.read, vault.authority, { userId: id, rights: roleOf(vault.database.read, user.role).rights, team: user.team })) return beyond(vault, 'secondFactor.reset', id)
      const proved = await provePassphrase(tools, vault, passphrase)
      if (!proved.ok) return proved
      if (isEdited(vault)) return err({ kind: 'damaged', what: 'vault' })
      turnSecondFactorOff(vault.context, id, 'administrator', sealOf(vault))
      await check.forgive(vault, id)
      return ok({ userId: id })
    },
  }
}
