import { emptyContact } from '../../shared/contacts/contact'
import { emptyCompany } from '../../shared/companies/company'
import { presetRights } from '../../shared/permissions'
import { endpointOf, type EngineChannel } from '../../shared/ipc/contract'

/** An input that parses, as far as one can be made without knowing the channel. */
export function sampleInput(channel: EngineChannel): unknown {
  const id = '01890000-0000-7000-8000-000000000001'
  const filter = { bin: false, conditions: [] }
  const jobId = 'job-12345678'
  const token = `file-${'0'.repeat(32)}`
  const plan = { object: 'contact', format: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0, dialect: 'satchel', columns: [], mode: 'create', dateOrder: 'ymd', tags: [] }
  const candidates: unknown[] = [
    {}, { id }, { filter }, { jobId }, { batchId: id }, { passphrase: 'x' }, { recoveryCode: 'x' }, { code: '123456' }, { userId: id, passphrase: 'x' }, { passphrase: 'x', newPassphrase: 'y' },
    { filter, direction: 'ascending', limit: 5, sort: 'name' }, { id, limit: 5 }, { text: '', limit: 5 }, { text: 'a', objects: [], limit: 5 }, { object: 'contact', prefix: '', limit: 5 }, { object: 'contact', field: 'industry', prefix: '', limit: 5 },
    { id, expectedVersion: 1 }, { id, expectedVersion: 1, patch: {} }, { draft: emptyContact() }, { draft: emptyCompany() }, { jobId, file: token, plan, fixes: [] }, { jobId, selection: { mode: 'some', ids: [id] }, action: { kind: 'delete' } },
    { object: 'contact', id, limit: 5 }, { object: 'contact', field: 'industry', prefix: '', limit: 5 }, { draft: { ...emptyCompany(), name: 'Acme' } }, { jobId, passphrase: 'x' },
    { by: 'settings' }, { by: 'see-audit', to: token }, { policy: 'remote-work', version: 1 }, { policy: 'remote-work', text: null }, { course: 'phishing', answers: [0] },
    { jobId, to: token, before: null }, { filter: {}, starts: [0, 1] }, { name: 'Mine', query: '{}' }, { ids: [id], note: '' }, { filter: { state: 'open' }, at: 0, limit: 5 }, { rule: 'failed-logins', isOn: true, values: {} },
    { limit: 5 }, { userId: id }, { userId: id, name: 'Ana' }, { userId: id, team: null, passphrase: 'x' }, { userId: id, role: 'auditor', passphrase: 'x' }, { userId: id, disabled: true, passphrase: 'x' }, { id, passphrase: 'x' }, { id: null, name: 'Ana' },
    { userId: id, newPassphrase: 'y', passphrase: 'x' }, { id: null, name: 'Ana', rights: presetRights.auditor, passphrase: 'x' }, { name: 'Ana', role: 'auditor', team: null, newPassphrase: 'y', temporary: true, passphrase: 'x' },
    { folder: token }, { path: '/vault' }, { folder: token, name: 'V', userName: 'Ana', passphrase: 'x', withoutKeychain: true }, { userName: 'Ana', recoveryCode: 'x', newPassphrase: 'x', withoutKeychain: true, acceptRollback: false },
    { filter: {}, limit: 5 }, { jobId, to: null }, { jobId, to: token }, { target: null, everyHours: 24 }, { jobId, from: null, backupId: null, deep: false }, { file: token, plan: {} }, { batchId: id, to: token }, { jobId, batchId: id }, { jobId, transactionId: id },
    { jobId, from: id, to: null },
    { jobId, object: 'contact', selection: { mode: 'some', ids: [id] }, format: 'csv', flavour: 'exact', to: token },
  ]
  return candidates.find((candidate) => endpointOf(channel).input.safeParse(candidate).success) ?? {}
}
