import type { Changed, StaleVersion } from '../../shared/contacts/channels'
import { idToBytes } from '../../shared/ids'
import type { EngineChannel } from '../../shared/ipc/contract'
import type { ObjectType } from '../../shared/list'
import { ok, type Result } from '../../shared/result'
import type { ReadDb } from '../db/database'
import { createCompany, deleteCompany, restoreCompany, updateCompany } from '../companies/commands'
import { getCompany } from '../companies/queries'
import { createContact, deleteContact, restoreContact, updateContact } from '../contacts/commands'
import { getContact } from '../contacts/queries'
import type { ChangeContext } from '../changes/commit-change'
import type { Forbidden } from '../records/allowed'
import type { CommandHandlers } from './command-handlers'
import type { ReadWatch } from './read-watch'
import type { VaultSession } from './session'

type RecordChannel = Extract<EngineChannel, `${'contacts' | 'companies'}.${'create' | 'update' | 'delete' | 'restore'}`>

interface Scene {
  readonly session: VaultSession
  readonly reads: ReadWatch
  read(): ReadDb
  context(): ChangeContext
}

/**
 * Commands over one record: answered with the record as the person sees it; what the rights refuse for this record is recorded with it. A command that
 * changes nothing shows the record all the same, and counts as looking at it.
 */
export function recordHandlers({ session, reads, read, context }: Scene): Pick<CommandHandlers, RecordChannel> {
  const judged = (channel: RecordChannel, object: ObjectType, id: string | null, answer: Result<unknown, { readonly kind: string }>): void => {
    if (!answer.ok && isForbidden(answer.failure)) session.recordDenied(channel, answer.failure.permission, { object, id, field: answer.failure.field ?? null })
  }
  const answering = <R extends { readonly id: string }>(object: ObjectType, seen: (id: string) => R | undefined) =>
    <F extends { readonly kind: string }>(channel: RecordChannel, id: string | null, answer: Result<Changed<R>, F>): Result<Changed<R>, F> => {
      judged(channel, object, id, answer)
      if (id !== null && (answer.ok ? !isWritten(read(), answer.value) : isStale<R>(answer.failure))) reads.viewed(object, id)
      if (read().sight === null) return answer
      if (answer.ok) return ok({ ...answer.value, record: seen(answer.value.record.id) ?? answer.value.record })
      const { failure } = answer
      return isStale<R>(failure) ? { ok: false, failure: { ...failure, current: seen(failure.current.id) ?? failure.current } } : answer
    }
  const contact = answering('contact', (id) => getContact(read(), id))
  const company = answering('company', (id) => getCompany(read(), id))
  return {
    'contacts.create': ({ draft }) => contact('contacts.create', null, createContact(context(), draft)),
    'contacts.update': ({ id, expectedVersion, patch }) => contact('contacts.update', id, updateContact(context(), id, expectedVersion, patch)),
    'contacts.delete': ({ id, expectedVersion }) => contact('contacts.delete', id, deleteContact(context(), id, expectedVersion)),
    'contacts.restore': ({ id }) => contact('contacts.restore', id, restoreContact(context(), id)),
    'companies.create': ({ draft }) => company('companies.create', null, createCompany(context(), draft)),
    'companies.update': ({ id, expectedVersion, patch }) => company('companies.update', id, updateCompany(context(), id, expectedVersion, patch)),
    'companies.delete': ({ id, expectedVersion }) => company('companies.delete', id, deleteCompany(context(), id, expectedVersion)),
    'companies.restore': ({ id }) => company('companies.restore', id, restoreCompany(context(), id)),
  }
}

function isWritten(db: ReadDb, { transactionId }: Pick<Changed<unknown>, 'transactionId'>): boolean {
  return db.get('SELECT 1 FROM audit_entries WHERE txn = ? LIMIT 1', idToBytes(transactionId)) !== undefined
}

function isForbidden(failure: { readonly kind: string }): failure is Forbidden {
  return failure.kind === 'forbidden'
}

function isStale<R>(failure: { readonly kind: string }): failure is StaleVersion<R> {
  return failure.kind === 'stale-version'
}
