import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import type { EventName, Events } from '../../shared/ipc/events'
import { err, ok, type Result } from '../../shared/result'
import type { Clock } from '../../shared/time'
import { auditPage } from '../audit/queries'
import { advisePassphrase } from '../auth/passphrase'
import { createCompany, deleteCompany, restoreCompany, updateCompany } from '../companies/commands'
import { companyPage, companyPeople, countCompanies, getCompany, suggestCompanies } from '../companies/queries'
import { createContact, deleteContact, restoreContact, updateContact } from '../contacts/commands'
import { contactPage, countContacts, getContact } from '../contacts/queries'
import { listBatches } from '../importing/import-batch'
import { inspectFile } from '../importing/inspect-file'
import { saveFailures } from '../importing/save-failures'
import { sampleState } from '../sample/sample-state'
import { valuesInUse } from '../search/field-values'
import { searchRecords, tagsInUse } from '../search/query'
import { backupHandlers } from './backup-handlers'
import type { FileTokens } from './file-tokens'
import type { JobDesk } from './job-desk'
import type { JobChannel } from './job-handlers'
import type { OpenVault } from './open-vault'
import { peopleHandlers } from './people-handlers'
import type { RecentVaults } from './recent-vaults'
import { changeVaultSettings, readVaultSettings } from './vault-settings'
import type { VaultSession } from './session'

type DirectChannel = Exclude<EngineChannel, JobChannel>
export type CommandHandlers = { readonly [C in DirectChannel]: (input: Input<C>) => Answer<C> | Promise<Answer<C>> }

export interface HandlerOptions {
  readonly session: VaultSession
  readonly files: FileTokens
  readonly desk: JobDesk
  readonly recent: RecentVaults
  readonly clock: Clock
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
  const read = () => vault().database.read
  const lists = () => vault().lists
  const context = () => vault().context
  const withPath = async <C extends DirectChannel>(token: string, work: (path: string) => Answer<C> | Promise<Answer<C>>): Promise<Answer<C>> => {
    const path = files.pathOf(token)
    const unknown: Answer<'vault.state'> = err({ kind: 'invalid-input', issues: [{ path: 'file', message: 'is not known' }] })
    return path === undefined ? (unknown as Answer<C>) : work(path)
  }

  return {
    'vault.state': async () => ok(await session.state()),
    'vault.advise': ({ passphrase, userName }) => ok(advisePassphrase(passphrase, { names: [userName], keychain: true })),
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

    'contacts.page': (input) => contactPage(read(), lists(), input),
    'contacts.count': ({ filter }) => ok({ count: countContacts(read(), lists(), filter) }),
    'contacts.get': ({ id }) => found(getContact(read(), id)),
    'contacts.create': ({ draft }) => createContact(context(), draft),
    'contacts.update': ({ id, expectedVersion, patch }) => updateContact(context(), id, expectedVersion, patch),
    'contacts.delete': ({ id, expectedVersion }) => deleteContact(context(), id, expectedVersion),
    'contacts.restore': ({ id }) => restoreContact(context(), id),

    'companies.page': (input) => companyPage(read(), lists(), input),
    'companies.count': ({ filter }) => ok({ count: countCompanies(read(), lists(), filter) }),
    'companies.get': ({ id }) => found(getCompany(read(), id)),
    'companies.people': ({ id, limit }) => ok(companyPeople(read(), id, limit)),
    'companies.suggest': ({ text, limit }) => ok({ items: suggestCompanies(read(), text, limit) }),
    'companies.create': ({ draft }) => createCompany(context(), draft),
    'companies.update': ({ id, expectedVersion, patch }) => updateCompany(context(), id, expectedVersion, patch),
    'companies.delete': ({ id, expectedVersion }) => deleteCompany(context(), id, expectedVersion),
    'companies.restore': ({ id }) => restoreCompany(context(), id),

    'search.query': ({ text, objects, limit }) => ok(searchRecords(read(), text, objects, limit)),
    'search.tags': ({ object, prefix, limit }) => ok({ items: tagsInUse(read(), object, prefix, limit) }),
    'search.values': ({ object, field, prefix, limit }) => ok({ items: valuesInUse(read(), object, field, prefix, limit) }),

    'import.inspect': ({ file, plan }) => withPath<'import.inspect'>(file, (path) => inspectFile(read(), path, plan)),
    'import.batches': () => ok({ items: listBatches(read()) }),
    'import.saveFailures': ({ batchId, to }) => withPath<'import.saveFailures'>(to, (path) => saveFailures(read(), batchId, path)),

    'audit.page': ({ filter, before, limit }) => ok(auditPage(read(), filter, before ?? null, limit)),
    ...backupHandlers(options, vault),

    'settings.get': () => ok(readVaultSettings(read())),
    'settings.set': (patch) => {
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
