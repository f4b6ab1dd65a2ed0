import { randomBytes } from 'node:crypto'
import { endpointOf, engineContract, type Answer, type EngineChannel, type Input } from '../../shared/ipc/contract'
import { rightsMay } from '../../shared/permissions'
import type { Due } from '../../shared/vault/vault'
import { err } from '../../shared/result'
import { JobCancelled } from '../changes/job-control'
import { databaseFailure } from '../db/sqlite-error'
import type { CommandHandlers } from './command-handlers'
import type { JobDesk, JobInput } from './job-desk'
import { isJobChannel } from './job-handlers'
import { placeOf, type EngineLog } from './log'
import { mayUseWhenDamaged } from './rescue'
import { doShortWork, isShortWork } from './short-work'
import type { VaultSession } from './session'
import { refusedBySight } from './sight-gate'

export interface Dispatch {
  /** Answers any call, however wrong: nothing a caller sends makes it throw (SECURITY.md E8). */
  call(channel: string, input: unknown): Promise<Answer<EngineChannel>>
}

type Untyped = Answer<EngineChannel>

/** What a person may call while something is due: that and nothing else, besides what needs no session (SECURITY.md T1). */
export const openWhile: Readonly<Record<Due, ReadonlySet<EngineChannel>>> = {
  'second-factor': new Set<EngineChannel>(['secondFactor.verify', 'secondFactor.useRecoveryCode']),
  'passphrase': new Set<EngineChannel>(['vault.changePassphrase', 'vault.touch']),
  'second-factor-setup': new Set<EngineChannel>(['secondFactor.enroll', 'secondFactor.confirm', 'vault.touch']),
}
/** What ends a session besides a lock: another vault, or somebody who comes in with the recovery code. */
export const endsSession: ReadonlySet<EngineChannel> = new Set<EngineChannel>(['vault.create', 'vault.choose', 'vault.chooseRecent', 'vault.leave', 'vault.recover'])
const MAX_ISSUES = 20

/**
 * The engine's one router: channel known, input parsed, vault unlocked, nothing due, role allowed, then the handler; failures are data.
 * The window, the command line and the tests all come in here, so that no way around it exists.
 */
export function createDispatch(session: VaultSession, commands: CommandHandlers, desk: JobDesk, log: EngineLog, rotate: (input: Input<'vault.rotateKey'>) => Promise<Untyped>): Dispatch {
  /** A job knows only inside what it needs; what it may not is recorded here. */
  const deniedInside = (channel: EngineChannel, answer: Untyped): Untyped => {
    if (!answer.ok && (answer.failure.kind === 'forbidden' || answer.failure.kind === 'not-yours-to-give')) session.recordDenied(channel, answer.failure.permission)
    return answer
  }
  const call: Dispatch['call'] = async (channel, input) => {
    if (!Object.hasOwn(engineContract, channel)) return invalid('channel', 'is not known')
    const known = channel as EngineChannel
    const endpoint = endpointOf(known)
    const asked = session.authority()
    const parsed = endpoint.input.safeParse(input)
    if (!parsed.success) {
      const issues = parsed.error.issues.slice(0, MAX_ISSUES).map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
      return err({ kind: 'invalid-input', issues })
    }
    if (endpoint.needs === 'session') {
      // The deadline is absolute: a machine that slept through it is locked at the first call (SECURITY.md L3).
      session.lockIfDue()
      const authority = session.authority()
      if (authority === null) return err({ kind: 'locked' })
      const due = session.due()
      if (due !== null && !openWhile[due].has(known)) return err({ kind: 'locked', due })
      const permission = endpoint.permissionFor(parsed.data)
      if (permission !== null && !rightsMay(authority.rights, permission)) {
        session.recordDenied(known, permission)
        return err({ kind: 'forbidden', permission })
      }
      const refused = refusedBySight(authority.rights, known, parsed.data)
      if (refused !== null) {
        session.recordDenied(known, refused.permission, { object: null, id: null, field: refused.field ?? null })
        return err({ kind: 'forbidden', ...refused })
      }
      if (session.isDamaged() && !mayUseWhenDamaged(known)) return err({ kind: 'damaged', what: 'vault' })
    }
    try {
      // A job of somebody who is gone would go on reading and writing with their keys and rights.
      if (endsSession.has(known) && session.vault() !== null) await desk.stopAll()
      // A job with a prologue and an end in the session itself.
      if (known === 'vault.rotateKey') return await rotate(parsed.data as Input<'vault.rotateKey'>)
      if (isJobChannel(known) && !isShortWork(session.vault(), known, parsed.data)) return deniedInside(known, await desk.run(known, parsed.data as JobInput))
      if (endpoint.kind !== 'query' && endpoint.needs === 'session') {
        const busy = await desk.writersTurn()
        if (busy !== null) return err({ kind: 'busy', with: busy })
        // Locked while it waited, and perhaps somebody else is here; or the same person may something else by now.
        const authority = session.authority()
        if (session.vault() === null || authority?.userId !== asked?.userId) return err({ kind: 'locked' })
        if (authority !== asked) return await call(channel, input)
      }
      if (isJobChannel(known)) return deniedInside(known, doShortWork(session.vault(), known, parsed.data))
      const handler = commands[known] as (input: Input<EngineChannel>) => Untyped | Promise<Untyped>
      return await handler(parsed.data as Input<EngineChannel>)
    } catch (error) {
      return failureOf(error, known, log)
    }
  }
  return { call }
}

function invalid(path: string, message: string): Untyped {
  return err({ kind: 'invalid-input', issues: [{ path, message }] })
}

function failureOf(error: unknown, channel: EngineChannel, log: EngineLog): Untyped {
  if (error instanceof JobCancelled) return err({ kind: 'cancelled' })
  const failure = databaseFailure(error)
  if (failure !== null) {
    if (failure.kind === 'disk-full') return err({ kind: 'disk-full' })
    if (failure.kind === 'read-only' || failure.kind === 'no-access') return err({ kind: 'read-only', path: '' })
    if (failure.kind === 'in-use') return err({ kind: 'busy', with: 'import' })
    return err({ kind: 'damaged', what: 'vault' })
  }
  const incidentId = randomBytes(6).toString('hex')
  log('error', 'call.failed', { incidentId, channel, place: placeOf(error) })
  return err({ kind: 'internal', incidentId })
}
