import { uptime } from 'node:os'
import { z } from 'zod'
import type { SecretStore } from '../keychain/secret-store'
import type { Result } from '../../shared/result'
import { ok } from '../../shared/result'
import { readSmallFile, writeFileAtomically, type FileFailure } from './atomic-file'

/** Milliseconds since the machine started, running on while it sleeps: setting the wall clock does not move it. */
export interface UptimeClock {
  uptimeMs(): number
}

/** The machine's own. */
export const systemUptime: UptimeClock = { uptimeMs: () => Math.round(uptime() * 1_000) }

/** Whose failures are counted: one counter per person, one for the recovery code, which never has to wait (SECURITY.md R2), and one for names that nobody has. */
export type AttemptScope = `user:${string}` | 'recovery' | 'unknown'

export interface Standing {
  readonly failures: number
  /** Until the next attempt is taken, in ms. */
  readonly waitMs: number
}

export interface Throttle {
  /** How things stand. Reads only. */
  standing(scope: AttemptScope): Promise<Standing>
  /** Counts an attempt as failed, on the disk, before it is checked (SECURITY.md R1): ending the process during the check gains nothing. */
  count(scope: AttemptScope): Promise<Result<Standing, FileFailure>>
  /** The attempt was right: forgets the failures. */
  forgive(scope: AttemptScope): Promise<void>
}

/** Waits after the n-th failure, in ms: three are free; from the eighth on an hour each (SECURITY.md R2). */
const WAITS_MS = [0, 0, 0, 5_000, 30_000, 120_000, 600_000, 3_600_000] as const
const MAX_FAILURES = 1_000_000

/** The wait that follows the given number of failures. */
export function waitAfter(failures: number): number {
  return failures <= 0 ? 0 : WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? 0
}

/**
 * Counts in `file` and in a copy in the keychain; the higher one wins, so that deleting one shortens nothing.
 * Waiting time is measured by the machine's uptime, never by the wall clock: a clock that jumps moves no deadline, and after a restart
 * only the time since then is known to have passed. It slows whoever sits at this machine; a copied vault is guarded by Argon2id and
 * the device secret alone (SECURITY.md R3).
 */
export function createThrottle(options: { readonly file: string; readonly vaultId: string; readonly keychain: SecretStore; readonly uptime: UptimeClock }): Throttle {
  const account = (scope: AttemptScope): string => `${options.vaultId}/attempts/${scope}`
  const now = (): number => options.uptime.uptimeMs()

  const readHigher = async (scope: AttemptScope): Promise<Attempts> => {
    const kept = await options.keychain.read(account(scope))
    const copy = kept.state === 'present' ? attemptsOfHex(kept.hex) : NONE
    const filed = attemptsIn(readAttempts(options.file), scope)
    return isWorse(copy, filed, now()) ? copy : filed
  }
  const keep = async (scope: AttemptScope, attempts: Attempts): Promise<Result<null, FileFailure>> => {
    const others = readAttempts(options.file)
    const all = { ...(others === 'unreadable' ? {} : others), [scope]: attempts }
    const written = writeFileAtomically(options.file, Buffer.from(`${JSON.stringify({ version: 1, attempts: all })}\n`))
    // The keychain's copy is a second guard: where it is locked or missing the file alone counts.
    await options.keychain.write(account(scope), attemptsToHex(attempts))
    return written
  }

  return {
    async standing(scope) {
      return standingOf(scope, await readHigher(scope), now())
    },
    async count(scope) {
      const failures = Math.min((await readHigher(scope)).failures + 1, MAX_FAILURES)
      const attempts = { failures, at: now() }
      const written = await keep(scope, attempts)
      return written.ok ? ok(standingOf(scope, attempts, now())) : written
    },
    async forgive(scope) {
      if ((await readHigher(scope)).failures > 0) await keep(scope, { failures: 0, at: now() })
    },
  }
}

/** `at`: uptime in ms when the last failure was counted. */
interface Attempts {
  readonly failures: number
  readonly at: number
}

const NONE: Attempts = { failures: 0, at: 0 }
/** A file that cannot be read counts as the first wait of half a minute: damaging it must not be cheaper than deleting it. */
const UNREADABLE_FAILURES = 5

const attemptsFile = z.strictObject({
  version: z.literal(1),
  attempts: z.record(z.string().regex(/^(?:recovery|unknown|user:[0-9a-f-]{36})$/), z.strictObject({ failures: z.int().min(0).max(MAX_FAILURES), at: z.number().min(0) })),
})

type AttemptsByScope = Readonly<Record<string, Attempts>>

function attemptsIn(all: AttemptsByScope | 'unreadable', scope: AttemptScope): Attempts {
  return all === 'unreadable' ? { failures: UNREADABLE_FAILURES, at: 0 } : all[scope] ?? NONE
}

function readAttempts(path: string): AttemptsByScope | 'unreadable' {
  const bytes = readSmallFile(path, 1024 * 1024)
  if (!bytes.ok && bytes.failure.kind === 'missing') return {}
  const parsed = bytes.ok ? attemptsFile.safeParse(parseJson(Buffer.from(bytes.value).toString('utf8'))) : null
  return parsed?.success === true ? parsed.data.attempts : 'unreadable'
}

function standingOf(scope: AttemptScope, attempts: Attempts, now: number): Standing {
  return { failures: attempts.failures, waitMs: scope === 'recovery' || scope === 'unknown' ? 0 : remaining(attempts, now) }
}

/** A lower uptime than then means a restart in between: no more than the time since it is sure to have passed. */
function remaining(attempts: Attempts, now: number): number {
  const passed = now >= attempts.at ? now - attempts.at : now
  return Math.max(0, Math.round(waitAfter(attempts.failures) - passed))
}

function isWorse(a: Attempts, b: Attempts, now: number): boolean {
  return a.failures > b.failures || (a.failures === b.failures && remaining(a, now) > remaining(b, now))
}

function attemptsToHex(attempts: Attempts): string {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(attempts.failures)
  bytes.writeDoubleBE(attempts.at, 4)
  return bytes.toString('hex')
}

function attemptsOfHex(hex: string): Attempts {
  if (!/^[0-9a-f]{24}$/.test(hex)) return NONE
  const bytes = Buffer.from(hex, 'hex')
  const at = bytes.readDoubleBE(4)
  return Number.isFinite(at) && at >= 0 ? { failures: Math.min(bytes.readUInt32BE(0), MAX_FAILURES), at } : NONE
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the schema refuses it.
    return null
  }
}
