import { idToBytes, type UserId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import type { CommonFailure } from '../../shared/ipc/failures'
import type { RefusedCode, SecondFactorFailure } from '../../shared/second-factor/channels'
import { clockBehindMs } from '../access/factor-clock'
import { passSecondFactor, secondFactorOf, useSecondFactorCode } from '../access/second-factor'
import { hashOfCode } from '../auth/second-factor-codes'
import { verifyTotp, type CodeFault } from '../auth/totp'
import { commitEvent } from '../changes/commit-change'
import type { WriteDb } from '../db/database'
import { createTurn } from '../vault/in-turn'
import type { AttemptKeeper, Throttle } from '../vault/throttle'
import type { VaultTools } from '../vault/tools'
import { throttleOf } from '../vault/unlock'
import type { OpenVault } from './open-vault'
import { codeWasUsed, rememberUsedCode } from './used-codes'

/** Why a second factor was not taken; one that cannot be counted is not looked at. */
export type FactorRefusal = SecondFactorFailure | Extract<CommonFailure, { kind: 'disk-full' | 'read-only' }>

/** Checks what a person gives as second factor. One at a time: ten guesses sent at once would else count as one. */
export interface FactorCheck {
  /** A code of the app. When this answers ok, the pass stands in the log together with its step (SECURITY.md T2). */
  code(vault: OpenVault, typed: string): Promise<Result<null, FactorRefusal>>
  /** A one-use code, used up by this. It waits for nothing: nobody guesses 130 bits. */
  oneUseCode(vault: OpenVault, typed: string): Promise<Result<{ readonly left: number }, FactorRefusal>>
  /** Forgets the failures of a person: the second factor is gone. */
  forgive(vault: OpenVault, userId: UserId): Promise<void>
}

/** Makes the check of an engine. Failures are counted before a code is looked at, in the vault, beside it and in the keychain (SECURITY.md R1). */
export function createFactorCheck(tools: VaultTools): FactorCheck {
  const inTurn = createTurn()
  /** Attempts within one wait make one entry, or a script would fill the log. */
  let waitNoted = -1
  return {
    code: (vault, typed) => inTurn(async () => {
      const { userId } = vault.session
      const throttle = throttleFor(tools, vault)
      const before = await throttle.standing(`factor:${userId}`)
      if (before.waitMs > 0) {
        if (waitNoted !== before.failures) noteFailure(vault, { reason: 'must-wait', failuresSoFar: before.failures })
        waitNoted = before.failures
        return err({ kind: 'second-factor-wait', waitMs: before.waitMs })
      }
      const behindMs = clockBehind(vault, tools)
      if (behindMs > 0) {
        noteFailure(vault, { reason: 'clock-set-back', seconds: Math.round(behindMs / 1_000) })
        return err({ kind: 'clock-set-back', behindMs })
      }
      const counted = await throttle.count(`factor:${userId}`)
      if (!counted.ok) return err(counted.failure.kind === 'disk-full' ? { kind: 'disk-full' } : { kind: 'read-only', path: vault.paths.attempts })
      // Read after the last wait for anything: nothing comes between the last step and the new one.
      const factor = secondFactorOf(vault.database.read, userId)
      const step = factor === null ? err<CodeFault>('wrong') : verifyTotp(factor.secret, typed, { now: tools.clock.now(), lastStep: factor.lastStep })
      if (!step.ok) {
        const { failures, waitMs } = counted.value
        noteFailure(vault, { reason: step.failure, failuresSoFar: failures })
        return err({ kind: 'second-factor-refused', reason: told(step.failure), waitMs, failedAttempts: failures })
      }
      passSecondFactor(vault.context, userId, step.value, before.failures)
      await throttle.forgive(`factor:${userId}`)
      return ok(null)
    }),
    oneUseCode: (vault, typed) => inTurn(async () => {
      const hash = hashOfCode(typed)
      if (hash === null) return refuse(vault, 'mistyped')
      const { vaultId, userId } = vault.session
      if (vault.keychain === 'present' && (await codeWasUsed(tools.keychain, { vaultId, userId }, hash)) && isUnused(vault, hash)) return refuse(vault, 'used-before')
      const use = useSecondFactorCode(vault.context, userId, hash, clockBehind(vault, tools) > 0)
      if (use.state !== 'taken') return refuse(vault, use.state)
      if (vault.keychain === 'present') await rememberUsedCode(tools.keychain, { vaultId, userId }, hash)
      await throttleFor(tools, vault).forgive(`factor:${userId}`)
      return ok({ left: use.left })
    }),
    forgive: (vault, userId) => throttleFor(tools, vault).forgive(`factor:${userId}`),
  }
}

/** A code of a time to come is not told apart outside: it would tell a guesser what to type in some minutes. The log says it. */
function told(fault: CodeFault): RefusedCode {
  return fault === 'too-early' ? 'wrong' : fault
}

function refuse(vault: OpenVault, reason: Extract<SecondFactorFailure, { kind: 'one-use-code-refused' }>['reason']): Result<never, SecondFactorFailure> {
  noteFailure(vault, { reason: `code-${reason}` })
  return err({ kind: 'one-use-code-refused', reason })
}

function noteFailure(vault: OpenVault, facts: Readonly<Record<string, string | number>>): void {
  commitEvent(vault.context, { action: 'user.second-factor-failed', objectType: 'user', objectId: vault.session.userId, detail: { facts } })
}

function isUnused({ database, session }: OpenVault, hash: Uint8Array): boolean {
  return database.read.get('SELECT 1 FROM second_factor_codes WHERE user = ? AND hash = ? AND used_at IS NULL', idToBytes(session.userId), hash) !== undefined
}

/** How far the clock is behind what the vault has seen, ms; 0 when it is not. */
export function clockBehind(vault: OpenVault, { clock }: Pick<VaultTools, 'clock'>): number {
  const factor = secondFactorOf(vault.database.read, vault.session.userId)
  return factor === null ? 0 : clockBehindMs(vault.database.read, factor, clock.now())
}

function throttleFor(tools: VaultTools, { paths, session, database }: OpenVault): Throttle {
  return throttleOf(tools, paths, session.vaultId, factorAttempts(database.db))
}

/** The attempts as the vault itself remembers them: whoever deletes the file beside it starts no anew. */
function factorAttempts(db: WriteDb): AttemptKeeper {
  const userOf = (scope: string): Uint8Array | null => (scope.startsWith('factor:') ? idToBytes(scope.slice('factor:'.length)) : null)
  return {
    read: (scope) => {
      const user = userOf(scope)
      const row = user === null ? undefined : db.get<{ failures: number; failed_uptime: number }>('SELECT failures, failed_uptime FROM second_factors WHERE user = ?', user)
      return { failures: row?.failures ?? 0, at: row?.failed_uptime ?? 0 }
    },
    write: (scope, { failures, at }) => {
      const user = userOf(scope)
      // No entry of its own: what became of the attempt is recorded next.
      if (user !== null) db.run('UPDATE second_factors SET failures = ?, failed_uptime = ? WHERE user = ?', failures, at, user)
    },
  }
}
