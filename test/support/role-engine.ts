import { randomBytes } from 'node:crypto'
import { createAlertWatch } from '../../electron/engine/alert-watch'
import { createCommandHandlers } from '../../electron/engine/command-handlers'
import { createDispatch } from '../../electron/engine/dispatch'
import { createFileTokens } from '../../electron/engine/file-tokens'
import { createJobDesk } from '../../electron/engine/job-desk'
import { createReadWatch } from '../../electron/engine/read-watch'
import { createInlineStarter } from '../../electron/engine/jobs'
import type { OpenVault } from '../../electron/engine/open-vault'
import type { VaultSession } from '../../electron/engine/session'
import { createAbsentKeychain } from '../../electron/keychain/no-keychain'
import type { Authority } from '../../electron/access/authority'
import { commitEvent, type ChangeContext, type ChangeEvent } from '../../electron/changes/commit-change'
import { createListCache } from '../../electron/records/list-cache'
import { createIdSource, type SessionId, type UserId } from '../../shared/ids'
import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import type { Rights } from '../../shared/permissions'
import { err } from '../../shared/result'
import { reveal } from '../../shared/secret'
import type { TestVault } from './vault-database'

export interface RoleEngine {
  call<C extends EngineChannel>(channel: C, input: Input<C>): Promise<Answer<C>>
  /** Calls go on as somebody else, or with other rights. */
  become(rights: Rights, person?: { readonly userId: UserId; readonly team?: readonly UserId[] }): void
  token(path: string): string
  readonly context: () => ChangeContext
}

/** The router, the handlers and the jobs over a test vault, as whoever a test says: without a passphrase for each of them. */
export function aRoleEngine(vault: Omit<TestVault, 'events'>, rights: Rights): RoleEngine {
  const { clock, database, file, folder } = vault
  const lists = createListCache()
  const committed = (event: ChangeEvent): void => {
    for (const object of event.touched.keys()) {
      lists.changed(object)
      lists.changed(object === 'contact' ? 'company' : 'contact')
    }
  }
  const sessionId = createIdSource(() => clock.now(), randomBytes).next<SessionId>()
  const authorityOf = (granted: Rights, userId: UserId, team: readonly UserId[]): Authority => ({ userId, role: 'composed', roleName: 'Composed', rights: granted, team })
  const open = { database, lists, authority: authorityOf(rights, vault.userId, [vault.userId]), context: { ...vault.context, afterCommit: committed }, due: null, findings: [], paths: { folder } }
  const state = { state: 'none', recent: [] }
  const key = reveal(vault.key())
  const session = {
    vault: () => open as unknown as OpenVault,
    state: () => Promise.resolve(state), refresh: () => Promise.resolve(state), lock: () => Promise.resolve(state), lockIfDue: () => undefined, touch: () => clock.now(),
    authority: () => open.authority, due: () => null, isDamaged: () => false, damageFound: () => undefined, isCheckDue: () => false, committed,
    recordDenied: ((channel, permission, about) => { commitEvent(open.context, { action: 'access.denied', objectType: about?.object ?? null, objectId: about?.id ?? null, detail: { facts: { channel, permission } } }) }) satisfies VaultSession['recordDenied'],
    jobVault: () => ({ folder, databaseFile: file, databaseKey: Uint8Array.from(key), vaultKey: randomBytes(32), actor: { userId: open.authority.userId, sessionId }, authority: open.authority }),
    anchorReadings: () => ({ file: null, keychain: null }), afterJob: () => undefined, stayAwakeWhile: () => undefined, leave: () => undefined,
  } as unknown as VaultSession
  const files = createFileTokens()
  const log = () => undefined
  const emit = () => undefined
  const desk = createJobDesk({ session, files, startJob: createInlineStarter(clock), appVersion: '0.0.0', log, emit })
  const recent = { list: () => [], current: () => null, remember: () => undefined, leave: () => undefined }
  const dispatch = createDispatch(session, createCommandHandlers({ session, files, desk, recent, clock, keychain: createAbsentKeychain(), appVersion: '0.0.0', alerts: createAlertWatch({ session, desk, log, emit }), reads: createReadWatch({ clock, vault: () => null, isBusy: () => false, later: () => undefined }), emit }), desk, log, () => Promise.resolve(err({ kind: 'locked' })))
  return {
    call: <C extends EngineChannel>(channel: C, input: Input<C>) => dispatch.call(channel, input) as Promise<Answer<C>>,
    become: (granted, person) => {
      const userId = person?.userId ?? open.authority.userId
      open.authority = authorityOf(granted, userId, person?.team ?? [userId])
      open.context = { ...open.context, actor: { userId, sessionId } }
      lists.changed('contact')
      lists.changed('company')
    },
    token: (path) => {
      const token = `file-${randomBytes(16).toString('hex')}`
      files.register(token, path)
      return token
    },
    context: () => open.context,
  }
}
