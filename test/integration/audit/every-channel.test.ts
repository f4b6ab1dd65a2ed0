import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { emptyCompany } from '../../../shared/companies/company'
import { emptyContact } from '../../../shared/contacts/contact'
import { engineContract, type Answer, type EngineChannel } from '../../../shared/ipc/contract'
import { everything, type Selection } from '../../../shared/list'
import { asId, type RoleId } from '../../../shared/ids'
import { presetRights } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import type { Role } from '../../../shared/users/channels'
import { codeAt } from '../../support/authenticator'
import { anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { OTHERS } from '../../support/people'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

type Vault = Awaited<ReturnType<typeof anOpenVault>>
type Act = (vault: Vault) => Promise<Answer<EngineChannel>>

/** Channels that change or take out nothing that the log is about; each with its reason. */
const exempt: Partial<Record<EngineChannel, string>> = {
  'vault.create': 'begins a log of its own', 'vault.choose': 'no vault is open', 'vault.chooseRecent': 'no vault is open', 'vault.leave': 'recorded as the lock that it is',
  'vault.unlock': 'recorded in the log of the vault it opens, which other tests read', 'vault.recover': 'recorded in the log of the vault it opens, which other tests read', 'vault.lock': 'recorded as the session ends, which other tests read',
  'vault.touch': 'moves the idle deadline and nothing else', 'vault.mendSearch': 'rebuilds an index, for the engine alone; recorded by the check that found it',
  'import.check': 'reads a file and changes nothing', 'audit.verifyFile': 'needs no vault', 'backup.restore': 'recorded in the restored vault', 'jobs.cancel': 'the job that is stopped has changed nothing',
  'audit.saveQuery': 'a person’s own bookmark, no data', 'audit.deleteQuery': 'a person’s own bookmark, no data',
  'audit.archive': 'needs a log of years; test/integration/audit/archive.test.ts',
  'secondFactor.verify': 'asked for while something is due; test/integration/engine/second-factor.test.ts', 'secondFactor.useRecoveryCode': 'asked for while something is due; test/integration/engine/second-factor.test.ts',
  'secondFactor.reset': 'needs somebody else with a second factor; test/integration/engine/second-factor.test.ts', 'hygiene.count': 'counts and keeps the counts, changes no record and shows none',
}

const job = (name: string): string => `${name}-of-the-test`
const selection: Selection = { mode: 'all', filter: everything, except: [] }
let contact = { id: '', version: 1 }
let company = { id: '', version: 1 }
let batchId = ''

const file = (vault: TestEngine, name: string): Promise<string> => vault.token(join(vault.folder, name))

/** In the order in which they are done: one builds on the other. */
const acts: Partial<Record<EngineChannel, Act>> = {
  'contacts.create': async (vault) => {
    const answer = await vault.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Ana' } })
    contact = expectOk(answer, 'a person').record
    return answer
  },
  'contacts.update': ({ call }) => call('contacts.update', { id: contact.id, expectedVersion: 1, patch: { notes: 'called' } }),
  'contacts.delete': ({ call }) => call('contacts.delete', { id: contact.id, expectedVersion: 2 }),
  'contacts.restore': ({ call }) => call('contacts.restore', { id: contact.id }),
  'contacts.mass': ({ call }) => call('contacts.mass', { jobId: job('mass'), selection, action: { kind: 'add-tag', tag: 'Lead' } }),
  'companies.create': async (vault) => {
    const answer = await vault.call('companies.create', { draft: { ...emptyCompany(), name: 'Acme' } })
    company = expectOk(answer, 'a company').record
    return answer
  },
  'companies.update': ({ call }) => call('companies.update', { id: company.id, expectedVersion: 1, patch: { notes: 'called' } }),
  'companies.delete': ({ call }) => call('companies.delete', { id: company.id, expectedVersion: 2 }),
  'companies.restore': ({ call }) => call('companies.restore', { id: company.id }),
  'companies.mass': ({ call }) => call('companies.mass', { jobId: job('mass'), selection, action: { kind: 'add-tag', tag: 'Lead' } }),
  'changes.undo': async ({ call }) => {
    const made = expectOk(await call('contacts.create', { draft: { ...emptyContact(), givenName: 'Gone' } }), 'a person')
    return call('changes.undo', { jobId: job('undo'), transactionId: made.transactionId })
  },
  'import.run': async (vault) => {
    const source = await file(vault, 'people.csv')
    const inspected = expectOk(await vault.call('import.inspect', { file: source, plan: {} }), 'the file is read')
    const answer = await vault.call('import.run', { jobId: job('import'), file: source, plan: inspected.plan, fixes: [] })
    batchId = expectOk(answer, 'an import').batchId
    return answer
  },
  'import.saveFailures': async (vault) => vault.call('import.saveFailures', { batchId, to: await file(vault, 'failures.csv') }),
  'import.undo': ({ call }) => call('import.undo', { jobId: job('undo-import'), batchId }),
  'export.run': async (vault) => vault.call('export.run', { jobId: job('export'), to: await file(vault, 'out.csv'), object: 'contact', selection, format: 'csv', flavour: 'exact' }),
  'export.all': async (vault) => vault.call('export.all', { jobId: job('export-all'), to: await file(vault, 'all') }),
  'sample.add': ({ call }) => call('sample.add', { jobId: job('sample') }),
  'sample.remove': ({ call }) => call('sample.remove', { jobId: job('sample') }),
  'backup.setTarget': async (vault) => vault.call('backup.setTarget', { target: await file(vault, 'backups'), everyHours: 24 }),
  'backup.run': async (vault) => vault.call('backup.run', { jobId: job('backup'), to: await file(vault, 'backups') }),
  'backup.verify': async (vault) => vault.call('backup.verify', { jobId: job('verify-backup'), from: await file(vault, 'backups'), backupId: null, deep: false }),
  'vault.check': ({ call }) => call('vault.check', { jobId: job('check') }),
  'vault.checkSearch': ({ call }) => call('vault.checkSearch', { jobId: job('search') }),
  'vault.changePassphrase': ({ call }) => call('vault.changePassphrase', { passphrase: PASSPHRASE, newPassphrase: 'granite willow eleven kites' }),
  'vault.renewRecoveryCode': async (vault) => {
    const answer = await vault.call('vault.renewRecoveryCode', { passphrase: 'granite willow eleven kites' })
    code = expectOk(answer, 'a new code').recoveryCode
    return answer
  },
  'vault.confirmRecoveryCode': ({ call }) => call('vault.confirmRecoveryCode', { recoveryCode: code }),
  'vault.showKey': ({ call }) => call('vault.showKey', { passphrase: 'granite willow eleven kites' }),
  'settings.set': ({ call }) => call('settings.set', { idleMinutes: 240 }),
  'audit.verify': ({ call }) => call('audit.verify', { jobId: job('verify'), recoveryCode: code }),
  'audit.export': async (vault) => vault.call('audit.export', { jobId: job('log'), to: await file(vault, 'log.jsonl') }),
  'audit.report': ({ call }) => call('audit.report', { filter: {}, limit: 10 }),
  'teams.save': ({ call }) => call('teams.save', { id: null, name: 'North' }),
  'roles.save': ({ call }) => call('roles.save', { id: null, name: 'Careful', rights: presetRights.auditor, passphrase: NEXT }),
  'users.add': ({ call }) => call('users.add', { name: 'Bo', role: 'auditor', team: null, newPassphrase: OTHERS, temporary: false, passphrase: NEXT }),
  'users.rename': async ({ call }) => call('users.rename', { userId: await idOf(call), name: 'Bo Lind' }),
  'users.setRole': async ({ call }) => call('users.setRole', { userId: await idOf(call), role: 'manager', passphrase: NEXT }),
  'users.setTeam': async ({ call }) => call('users.setTeam', { userId: await idOf(call), team: expectOk(await call('teams.list', {}), 'the teams').items[0]?.id ?? null, passphrase: NEXT }),
  'users.askPassphrase': async ({ call }) => call('users.askPassphrase', { userId: await idOf(call) }),
  'users.resetPassphrase': async ({ call }) => call('users.resetPassphrase', { userId: await idOf(call), newPassphrase: 'seven boats drift past noon', passphrase: NEXT }),
  'users.setDisabled': async ({ call }) => call('users.setDisabled', { userId: await idOf(call), disabled: true, passphrase: NEXT }),
  'records.give': async ({ call }) => {
    const from = await idOf(call)
    expectOk(await call('contacts.create', { draft: { ...emptyContact(), givenName: 'Given', ownerId: from } }), 'a person of theirs')
    return call('records.give', { jobId: job('give'), from, to: null })
  },
  'users.remove': async ({ call }) => call('users.remove', { userId: await idOf(call), passphrase: NEXT }),
  'vault.rotateKey': ({ call }) => call('vault.rotateKey', { jobId: job('rotation'), passphrase: NEXT }),
  'roles.delete': async ({ call }) => call('roles.delete', { id: composed(expectOk(await call('roles.list', {}), 'the roles').items), passphrase: NEXT }),
  'teams.delete': async ({ call }) => call('teams.delete', { id: first(expectOk(await call('teams.list', {}), 'the teams').items).id }),
  'secondFactor.enroll': async (vault) => {
    const answer = await vault.call('secondFactor.enroll', { passphrase: NEXT })
    secret = expectOk(answer, 'a secret').secret
    return answer
  },
  'secondFactor.confirm': ({ call, clock }) => call('secondFactor.confirm', { code: codeAt(secret, clock.now()) }),
  'secondFactor.renewCodes': async ({ call }) => call('secondFactor.renewCodes', { passphrase: NEXT }),
  'secondFactor.disable': ({ call }) => call('secondFactor.disable', { passphrase: NEXT }),
  'alerts.acknowledge': async ({ call }) => call('alerts.acknowledge', { ids: [first(expectOk(await call('alerts.page', { filter: { state: 'open' }, at: 0, limit: 1 }), 'the key was shown').items).id], note: 'known' }),
  'alerts.setRule': ({ call }) => call('alerts.setRule', { rule: 'mass-export', isOn: false }),
  'policy.set': ({ call }) => call('policy.set', { policy: 'remote-work', text: 'Lock the screen.' }),
  'policy.acknowledge': async ({ call }) => call('policy.acknowledge', { policy: 'remote-work', version: expectOk(await call('policy.list', {}), 'policies').items.find(({ policy }) => policy === 'remote-work')?.version ?? 1 }),
  'policy.export': async (vault) => vault.call('policy.export', { by: 'settings', to: await file(vault, 'policies.csv') }),
  'training.finish': ({ call }) => call('training.finish', { course: 'phishing', answers: [0, 0, 0, 0, 0, 0] }),
  'training.export': async (vault) => vault.call('training.export', { by: 'settings', to: await file(vault, 'training.csv') }),
}
let code = ''
let secret = ''
const NEXT = 'granite willow eleven kites'

function first<T>(items: readonly T[]): T {
  const [one] = items
  if (one === undefined) throw new Error('there is none')
  return one
}
const idOf = async (call: Vault['call']) => first(expectOk(await call('users.people', {}), 'the people').items.filter(({ isSelf }) => !isSelf)).id
const composed = (roles: readonly Role[]): RoleId => asId<RoleId>(first(roles.filter(({ name }) => name !== null)).id)

describe('the log (A1)', () => {
  let vault: Vault
  beforeAll(async () => {
    vault = await anOpenVault()
    mkdirSync(join(vault.folder, 'backups'))
    writeFileSync(join(vault.folder, 'people.csv'), 'First name,Email\nJane,jane@acme.example\n,\n')
  })
  afterAll(() => vault.engine.internal('shutdown', {}))
  const head = async (): Promise<number> => expectOk(await vault.call('audit.anchor', {}), 'the head').seq

  it('knows every channel that changes something or takes data out: it is tried here, or exempt with a reason', () => {
    const acting = Object.entries(engineContract).filter(([, endpoint]) => endpoint.kind !== 'query').map(([channel]) => channel)
    expect([...Object.keys(acts), ...Object.keys(exempt)].sort()).toEqual(acting.sort())
    for (const reason of Object.values(exempt)) expect(reason.length).toBeGreaterThan(10)
  })

  it('has at least one more entry after each of them succeeded', async () => {
    for (const [channel, act] of Object.entries(acts)) {
      const before = await head()
      expect(await act(vault), channel).toMatchObject({ ok: true })
      expect(await head(), channel).toBeGreaterThan(before)
    }
    expect(await vault.call('audit.verify', { jobId: job('at-the-end'), recoveryCode: code })).toMatchObject({ ok: true, value: { ok: true } })
  }, 60_000)

  it('has one entry per record, session and hour for who opens it, and none of whoever looks again', async () => {
    const viewed = async (): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 900))
      return expectOk(await vault.call('audit.page', { filter: { actions: ['record.viewed'] }, limit: 50 }), 'the log').total ?? -1
    }
    const before = await viewed()
    for (let n = 0; n < 5; n++) await vault.call('contacts.get', { id: contact.id })
    await vault.call('companies.get', { id: company.id })
    expect(await viewed()).toBe(before + 2)
    vault.clock.advance(3_600_000)
    await vault.call('vault.touch', {})
    await vault.call('contacts.get', { id: contact.id })
    // Commands that change nothing answer with the record, and its history tells its values.
    expect(await vault.call('companies.update', { id: company.id, expectedVersion: 99, patch: {} })).toMatchObject({ ok: false, failure: { kind: 'stale-version', current: { id: company.id } } })
    const { id } = expectOk(await vault.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Bo' } }), 'made').record
    expect(await vault.call('contacts.update', { id, expectedVersion: 1, patch: {} })).toMatchObject({ ok: true, value: { record: { version: 1 } } })
    const other = expectOk(await vault.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Cy' } }), 'made').record
    expectOk(await vault.call('contacts.update', { id: other.id, expectedVersion: 1, patch: { nickname: 'C' } }), 'changed, and recorded as that')
    expect(await viewed()).toBe(before + 5)
    expectOk(await vault.call('records.history', { object: 'contact', id: other.id, limit: 5 }), 'its history')
    expect(await viewed()).toBe(before + 6)
  })

  it('has one entry with the count when somebody pages through a mass of records, and none for the same page again', async () => {
    writeFileSync(join(vault.folder, 'many.csv'), `First name,Email\n${Array.from({ length: 1_200 }, (_, n) => `Given${String(n)},person${String(n)}@example.com`).join('\n')}\n`)
    const source = await file(vault, 'many.csv')
    const { plan } = expectOk(await vault.call('import.inspect', { file: source, plan: {} }), 'the file is read')
    expectOk(await vault.call('import.run', { jobId: job('many'), file: source, plan, fixes: [] }), 'an import')
    const page = (at: number) => vault.call('contacts.page', { filter: everything, sort: 'name', direction: 'ascending', limit: 100, at })
    for (let at = 0; at < 1_200; at += 100) expectOk(await page(at), 'a page')
    for (let again = 0; again < 20; again++) await page(0)
    await new Promise((resolve) => setTimeout(resolve, 900))
    const log = expectOk(await vault.call('audit.page', { filter: { actions: ['records.listed'] }, limit: 50 }), 'the log')
    expect(log.items.map(({ detail }) => (detail !== null && typeof detail === 'object' ? detail.facts?.['count'] : null))).toEqual([1_100, 600])
  }, 30_000)

  it('has an entry for each sheet of codes that was printed or saved', async () => {
    await vault.engine.internal('vault.sheetMade', { sheet: 'recovery-code', how: 'printed' })
    await vault.engine.internal('vault.sheetMade', { sheet: 'one-use-codes', how: 'saved' })
    const { items } = expectOk(await vault.call('audit.page', { filter: { actions: ['user.sheet-made'] }, limit: 5 }), 'the log')
    expect(items.map(({ actorName, detail }) => [actorName, detail])).toEqual([['Owner', { facts: { sheet: 'one-use-codes', how: 'saved' } }], ['Owner', { facts: { sheet: 'recovery-code', how: 'printed' } }]])
  })

  it('has an entry of somebody who pages slowly, never a mass within ten minutes: the lines of the day are kept', async () => {
    for (let at = 0; at < 1_200; at += 100) {
      for (let touch = 0; touch < 3; touch++) {
        vault.clock.advance(4 * 60_000)
        await vault.call('vault.touch', {})
      }
      expectOk(await vault.call('contacts.page', { filter: everything, sort: 'name', direction: 'descending', limit: 100, at }), 'a page')
    }
    await new Promise((resolve) => setTimeout(resolve, 900))
    const { items } = expectOk(await vault.call('audit.page', { filter: { actions: ['records.listed'] }, limit: 1 }), 'the log')
    expect(items).toMatchObject([{ objectType: null, detail: { facts: { minutes: 1_440 } } }])
  })
})
