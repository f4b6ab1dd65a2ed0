import type { Authority } from '../../electron/access/authority'
import type { CommandHandlers } from '../../electron/engine/command-handlers'
import { createDispatch, type Dispatch } from '../../electron/engine/dispatch'
import type { JobDesk } from '../../electron/engine/job-desk'
import type { VaultSession } from '../../electron/engine/session'
import type { UserId } from '../../shared/ids'
import type { Answer } from '../../shared/ipc/contract'
import { objectTypes } from '../../shared/list'
import { noRights, presetRights, scopes, sensitiveFields, fieldRules, specialPermissions, verbs, type Rights } from '../../shared/permissions'

const userId = '01890000-0000-7000-8000-00000000000a' as UserId

/** Too many entries to be taken back at once: that is a job like the others. */
const longUndo = Array.from({ length: 1_000 })

/** The router alone as somebody with these rights, who may become another while a command waits for a job: what it lets through is `reached`, what it refuses is `denied`. */
export function routerFor(rights: Rights, whileWaiting: (authority: Authority) => Authority = (authority) => authority): { readonly dispatch: Dispatch; readonly denied: string[]; readonly reached: string[] } {
  const denied: string[] = []
  const reached: string[] = []
  const reach = (channel: string) => {
    reached.push(channel)
    return { ok: true, value: null }
  }
  let authority: Authority = { userId, role: 'composed', roleName: 'Composed', rights, team: [userId] }
  const session = {
    vault: () => ({ database: { read: { all: () => longUndo } } }), lockIfDue: () => undefined, authority: () => authority, due: () => null, isDamaged: () => false,
    recordDenied: (channel: string) => { denied.push(channel) },
  } as unknown as VaultSession
  const commands = new Proxy({}, { get: (_target, channel) => () => reach(String(channel)) }) as CommandHandlers
  const desk = { run: (channel: string) => Promise.resolve(reach(channel)), writersTurn: () => {
      authority = whileWaiting(authority)
      return Promise.resolve(null)
    }, cancel: () => undefined, stopAll: () => Promise.resolve(void reached.push('jobs stopped')) } as unknown as JobDesk
  return { dispatch: createDispatch(session, commands, desk, () => undefined, () => Promise.resolve(reach('vault.rotateKey') as unknown as Answer<'vault.rotateKey'>)), denied, reached }
}

/** The presets, every scope of every verb of every noun alone, every special permission alone, and every field rule on an administrator. */
export const everyRole: Readonly<Record<string, Rights>> = {
  ...presetRights,
  'nobody': noRights,
  ...Object.fromEntries(objectTypes.flatMap((object) => verbs.flatMap((verb) => scopes.map((scope) => [
    `${object}:${verb} ${scope}`, { ...noRights, scopes: { ...noRights.scopes, [object]: { ...noRights.scopes[object], read: scope, [verb]: scope } } } satisfies Rights,
  ])))),
  ...Object.fromEntries(specialPermissions.map((special) => [special, { ...presetRights.administrator, special: [special] } satisfies Rights])),
  ...Object.fromEntries(objectTypes.flatMap((object) => sensitiveFields[object].flatMap((field) => fieldRules.map((rule) => [
    `${rule} ${field} of ${object}`, { ...presetRights.administrator, fields: { ...presetRights.administrator.fields, [object]: { [field]: rule } } } satisfies Rights,
  ])))),
}
