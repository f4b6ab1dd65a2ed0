import { idToBytes, type UserId } from '../../shared/ids'
import { readHead } from '../audit/record'
import { stepOf } from '../auth/totp'
import { commitChange, type ChangeContext } from '../changes/commit-change'
import type { ReadDb, WriteDb } from '../db/database'

/** The second factor of a person as the vault keeps it (SECURITY.md T1). */
export interface SecondFactor {
  readonly secret: Uint8Array
  /** Null while nobody has shown that an app makes its codes: it is asked for from then on. */
  readonly confirmedAt: number | null
  /** The last time step that was taken; the next must come after it (T2). */
  readonly lastStep: number
  /** See the migration `people-and-roles`. */
  readonly clockSeq: number
  readonly codesSeq: number
}

/** Seals who may what, which covers second factors and their one-use codes, at the end of the transaction that changed it (electron/vault/people-seal.ts). */
export type SealPeople = (db: WriteDb) => void

/** A person's second factor, confirmed or not; null when there is none. */
export function secondFactorOf(db: ReadDb, userId: UserId): SecondFactor | null {
  const row = db.get<{ secret: Uint8Array; confirmed_at: number | null; last_step: number; clock_seq: number; codes_seq: number }>(
    'SELECT secret, confirmed_at, last_step, clock_seq, codes_seq FROM second_factors WHERE user = ?', idToBytes(userId))
  return row === undefined ? null : { secret: row.secret, confirmedAt: row.confirmed_at, lastStep: row.last_step, clockSeq: row.clock_seq, codesSeq: row.codes_seq }
}

/** Whether a person unlocks in two steps. */
export function hasSecondFactor(db: ReadDb, userId: UserId): boolean {
  return db.get('SELECT 1 FROM second_factors WHERE user = ? AND confirmed_at IS NOT NULL', idToBytes(userId)) !== undefined
}

/** Keeps a new secret until a code of it confirms that somebody has it. One that waited for that before is forgotten. */
export function prepareSecondFactor(context: ChangeContext, userId: UserId, secret: Uint8Array): void {
  commitChange(context, (change, db) => {
    db.run('DELETE FROM second_factors WHERE user = ? AND confirmed_at IS NULL', idToBytes(userId))
    db.run('INSERT INTO second_factors (user, secret, created_at) VALUES (?, ?, ?)', idToBytes(userId), secret, change.now)
    change.record({ action: 'user.second-factor-prepared', objectType: 'user', objectId: userId, detail: null })
  })
}

/** From here on it is asked for. `step`: of the code that confirmed it. `isClockBack`: that was by a clock behind the log, which is the right one from now on. */
export function enrollSecondFactor(context: ChangeContext, userId: UserId, { step, hashes, isClockBack, seal }: { readonly step: number; readonly hashes: readonly Uint8Array[]; readonly isClockBack: boolean; readonly seal: SealPeople }): void {
  commitChange(context, (change, db) => {
    const head = readHead(db).seq
    db.run('UPDATE second_factors SET confirmed_at = ?, last_step = ?, failures = 0, clock_seq = ? WHERE user = ?', change.now, step, isClockBack ? head : 0, idToBytes(userId))
    keepCodes(db, userId, hashes)
    seal(db)
    change.record({ action: 'user.second-factor-enrolled', objectType: 'user', objectId: userId, detail: null })
  })
}

/** The right code was given: its step is kept in the transaction of the entry (T2). `failuresSoFar`: attempts that failed before, counted although a process may have ended before it recorded them. */
export function passSecondFactor(context: ChangeContext, userId: UserId, step: number, failuresSoFar: number): void {
  commitChange(context, (change, db) => {
    const { changes } = db.run('UPDATE second_factors SET last_step = ? WHERE user = ? AND last_step < ?', step, idToBytes(userId), step)
    if (changes !== 1) throw new Error('a step of a code is taken once')
    change.record({ action: 'user.second-factor-passed', objectType: 'user', objectId: userId, detail: { facts: { by: 'code', failuresSoFar } } })
  })
}

/** What becomes of a one-use code: taken, of nobody, or used before. */
export type CodeUse = { readonly state: 'taken'; readonly left: number } | { readonly state: 'unknown' | 'used' }

/**
 * Uses a one-use code up (T5). It has no time, so it is taken whatever the clock says; a clock behind the log counts as the right one afterwards
 * (`isClockBack`), or one that was wrong once by years would keep everybody out for years.
 */
export function useSecondFactorCode(context: ChangeContext, userId: UserId, hash: Uint8Array, isClockBack: boolean): CodeUse {
  const found = context.db.get<{ used_at: number | null }>('SELECT used_at FROM second_factor_codes WHERE user = ? AND hash = ?', idToBytes(userId), hash)
  if (found === undefined) return { state: 'unknown' }
  if (found.used_at !== null) return { state: 'used' }
  return commitChange(context, (change, db): CodeUse => {
    db.run('UPDATE second_factor_codes SET used_at = ? WHERE user = ? AND hash = ? AND used_at IS NULL', change.now, idToBytes(userId), hash)
    if (isClockBack) db.run('UPDATE second_factors SET clock_seq = ?, last_step = min(last_step, ?) WHERE user = ?', readHead(db).seq, stepOf(change.now), idToBytes(userId))
    const left = codesLeft(db, userId)
    change.record({ action: 'user.second-factor-code-used', objectType: 'user', objectId: userId, detail: { facts: { left } } })
    change.record({ action: 'user.second-factor-passed', objectType: 'user', objectId: userId, detail: { facts: { by: 'one-use-code', clockAccepted: isClockBack } } })
    return { state: 'taken', left }
  }).value
}

/** How many one-use codes a person has left. */
export function codesLeft(db: ReadDb, userId: UserId): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM second_factor_codes WHERE user = ? AND used_at IS NULL', idToBytes(userId))?.n ?? 0
}

/** New one-use codes in place of all former ones. */
export function renewSecondFactorCodes(context: ChangeContext, userId: UserId, hashes: readonly Uint8Array[], seal: SealPeople): void {
  commitChange(context, (change, db) => {
    keepCodes(db, userId, hashes)
    seal(db)
    change.record({ action: 'user.second-factor-codes-renewed', objectType: 'user', objectId: userId, detail: { facts: { count: hashes.length } } })
  })
}

/** Turns a second factor off: by its owner, by an administrator, or by the vault's recovery code. */
export function turnSecondFactorOff(context: ChangeContext, userId: UserId, by: 'owner' | 'administrator' | 'recovery-code', seal: SealPeople): void {
  commitChange(context, (change, db) => {
    forgetSecondFactor(db, userId)
    seal(db)
    change.record({ action: by === 'owner' ? 'user.second-factor-disabled' : 'user.second-factor-reset', objectType: 'user', objectId: userId, detail: { facts: { by } } })
  })
}

/** Forgets secret and codes of a person, inside a change that records why. */
export function forgetSecondFactor(db: WriteDb, userId: UserId): void {
  db.run('DELETE FROM second_factors WHERE user = ?', idToBytes(userId))
  db.run('DELETE FROM second_factor_codes WHERE user = ?', idToBytes(userId))
}

function keepCodes(db: WriteDb, userId: UserId, hashes: readonly Uint8Array[]): void {
  db.run('DELETE FROM second_factor_codes WHERE user = ?', idToBytes(userId))
  for (const hash of hashes) db.run('INSERT INTO second_factor_codes (user, hash) VALUES (?, ?)', idToBytes(userId), hash)
  db.run('UPDATE second_factors SET codes_seq = ? WHERE user = ?', readHead(db).seq, idToBytes(userId))
}
