import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import type { EventName, Events } from '../../shared/ipc/events'
import { objectTypes, type ObjectType } from '../../shared/list'
import { err, ok, type Result } from '../../shared/result'
import type { Clock } from '../../shared/time'
import { personOf, readFor } from '../access/sight'
import { commitEvent } from '../changes/commit-change'
import { advisePassphrase } from '../auth/passphrase'
import { companyPage, companyPeople, countCompanies, getCompany, suggestCompanies } from '../companies/queries'
import { contactPage, countContacts, getContact } from '../contacts/queries'
import type { SecretStore } from '../keychain/secret-store'
import { listBatches } from '../importing/import-batch'
import { inspectFile } from '../importing/inspect-file'
import { saveFailures } from '../importing/save-failures'
import { ownedRecords } from '../records/owned'
import { sampleState } from '../sample/sample-state'
import { valuesInUse } from '../search/field-values'
import { searchRecords, tagsInUse } from '../search/query'
import { isEdited } from '../vault/people-seal'
import { alertHandlers } from './alert-handlers'
import type { AlertWatch } from './alert-watch'
import { auditHandlers } from './audit-handlers'
import { backupHandlers } from './backup-handlers'
import { centreHandlers } from './centre-handlers'
import type { FileTokens } from './file-tokens'
import type { JobDesk } from './job-desk'
import type { JobChannel } from './job-handlers'
import type { OpenVault } from './open-vault'
import { peopleHandlers } from './people-handlers'
import type { ReadWatch } from './read-watch'
import type { RecentVaults } from './recent-vaults'
import { secondFactorHandlers } from './second-factor-handlers'
import { recordHandlers } from './record-handlers'
import { recordHistory } from './record-history'
import { changeVaultSettings, readVaultSettings } from './vault-settings'
import type { VaultSession } from './session'

type DirectChannel = Exclude<EngineChannel, JobChannel>
export type CommandHandlers = { readonly [C in DirectChannel]: (input: Input<C>) => Answer<C> | Promise<Answer<C>> }

export interface HandlerOptions {
  readonly session: VaultSession
  readonly files: FileTokens
  readonly desk: JobDesk
  readonly recent: RecentVaults
  readonly alerts: AlertWatch
  readonly reads: ReadWatch
  readonly clock: Clock
  readonly keychain: SecretStore
  readonly appVersion: string
  readonly emit: <E extends EventName>(name: E, data: Events[E]) => void
}

const found = <T>(value: T | undefined): Result<T, { readonly kind: 'not-found' }> => (value === undefined ? err({ kind: 'not-found' }) : ok(value))

/** One line per channel: which room answers it. A missing one does not compile. */
export function createCommandHandlers(options: HandlerOptions): CommandHandlers {
  const { session, files, desk, emit } = options
  const vault = (): OpenVault => {
    const open = session.vault()
    if (open === null) throw new Error('a handler was called while locked')
    return open
  }
  const read = () => readFor(vault().database, vault().authority)
  const lists = () => vault().lists
  const context = () => ({ ...vault().context, person: personOf(vault().authority) })
  const withPath = async <C extends DirectChannel>(token: string, work: (path: string) => Answer<C> | Promise<Answer<C>>): Promise<Answer<C>> => {
    const path = files.pathOf(token)
    const unknown: Answer<'vault.state'> = err({ kind: 'invalid-input', issues: [{ path: 'file', message: 'is not known' }] })
    return path === undefined ? (unknown as Answer<C>) : work(path)
  }

  /** What was shown, on its way out: the log keeps who looks at what (SECURITY.md A1). */
  const { reads } = options
  const shownRecord = <A extends { readonly ok: boolean }>(object: ObjectType, id: string, answer: A): A => {
    if (answer.ok) reads.viewed(object, id)
    return answer
  }
  const shownLines = <A extends Result<{ readonly items: readonly unknown[] }, unknown>>(object: ObjectType, input: unknown, answer: A): A => {
    if (answer.ok) reads.listed(object, JSON.stringify(input), answer.value.items.length)
    return answer
  }

  return {
    'vault.state': async () => ok(await session.state()),
    'vault.advise': async ({ passphrase, userName }) => ok(await advisePassphrase(passphrase, { names: [userName], keychain: true })),
    'vault.create': (input) => withPath<'vault.create'>(input.folder, (path) => session.create(input, path)),
    'vault.choose': (input) => withPath<'vault.choose'>(input.folder, async (path) => ok(await session.choose(path))),
    'vault.chooseRecent': async ({ path }) => (options.recent.list().some((known) => known.path === path) ? ok(await session.choose(path)) : err({ kind: 'not-found' })),
    'vault.leave': async () => ok(await session.leaveVault()),
    'vault.unlock': (input) => session.unlock(input),
    'vault.recover': (input) => session.recover(input),
    'vault.lock': async ({ reason }) => {
      await desk.stopAll()
      return ok(await session.lock(reason))
    },
    'vault.touch': async () => {
      const locksAt = session.touch()
      // The countdown on the screen follows.
      emit('vault.changed', await session.state())
      return ok({ locksAt })
    },
    'vault.changePassphrase': (input) => session.changePassphrase(input),
    'vault.renewRecoveryCode': (input) => session.renewRecoveryCode(input),
    'vault.confirmRecoveryCode': (input) => session.confirmRecoveryCode(input),
    'vault.showKey': (input) => session.showKey(input),

    'contacts.page': (input) => shownLines('contact', input, contactPage(read(), lists(), input)),
    'contacts.count': ({ filter }) => ok({ count: countContacts(read(), lists(), filter) }),
    'contacts.get': ({ id }) => shownRecord('contact', id, found(getContact(read(), id))),
    'companies.page': (input) => shownLines('company', input, companyPage(read(), lists(), input)),
    'companies.count': ({ filter }) => ok({ count: countCompanies(read(), lists(), filter) }),
    'companies.get': ({ id }) => shownRecord('company', id, found(getCompany(read(), id))),
    // Lines with addresses and numbers: company by company that is a list of everybody.
    'companies.people': ({ id, limit }) => shownLines('contact', `people ${id} ${String(limit)}`, ok(companyPeople(read(), id, limit))),
    'companies.suggest': ({ text, limit }) => ok({ items: suggestCompanies(read(), text, limit) }),
    ...recordHandlers({ session, reads, read, context }),
    'records.owned': ({ userId }) => ok({ items: ownedRecords(read(), userId ?? null) }),
    'records.history': ({ object, id, before, limit }) => shownRecord(object, id, found(recordHistory(read(), vault().authority, { object, id, before: before ?? null, limit }))),

    'search.query': (input) => {
      const answer = searchRecords(read(), input.text, input.objects, input.limit)
      for (const object of objectTypes) reads.listed(object, `search ${JSON.stringify(input)}`, answer.items.filter((item) => item.object === object).length)
      return ok(answer)
    },
    'search.tags': ({ object, prefix, limit }) => ok({ items: tagsInUse(read(), object, prefix, limit) }),
    'search.values': ({ object, field, prefix, limit }) => ok({ items: valuesInUse(read(), object, field, prefix, limit) }),

    'import.inspect': ({ file, plan }) => withPath<'import.inspect'>(file, (path) => inspectFile(read(), path, plan)),
    'import.batches': () => ok({ items: listBatches(read()) }),
    'import.saveFailures': ({ batchId, to }) => withPath<'import.saveFailures'>(to, (path) => saveFailures(read(), batchId, path, (rows) => {
      commitEvent(context(), { action: 'export.finished', objectType: null, objectId: null, detail: { facts: { rows, format: 'failures', batch: batchId } } })
    })),

    ...auditHandlers(options, vault),
    ...backupHandlers(options, vault),
    ...secondFactorHandlers(options, vault),
    ...alertHandlers(options, vault),
    ...centreHandlers(options, vault),

    'settings.get': () => {
      options.alerts.guard()
      return ok(readVaultSettings(read()))
    },
    'settings.set': (patch) => {
      options.alerts.guard()
      if (isEdited(vault())) return err({ kind: 'damaged', what: 'vault' })
      const settings = changeVaultSettings(context(), patch, vault().vaultKey)
      session.touch()
      emit('settings.changed', null)
      return ok(settings)
    },
    ...peopleHandlers(session, vault),
    'sample.state': () => ok(sampleState(read())),
    'jobs.cancel': ({ jobId }) => {
      desk.cancel(jobId)
      return ok(null)
    },
  }
}
