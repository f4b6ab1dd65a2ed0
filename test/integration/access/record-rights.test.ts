import { describe, expect, it } from 'vitest'
import { sightFor } from '../../../electron/access/sight'
import { emptyCompany } from '../../../shared/companies/company'
import type { TransactionId, UserId } from '../../../shared/ids'
import { objectTypes, type ObjectType } from '../../../shared/list'
import { noRights, scopes, sensitiveFields, type Scope } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, address, contactDraftWith, email, phone, positionAt } from '../../support/records'
import { aRightsScene, all, within } from '../../support/rights-scene'

type Owner = keyof ReturnType<typeof aRightsScene>['owners']
const reached: Readonly<Record<Scope, readonly Owner[]>> = { none: [], own: ['mine'], team: ['mine', 'mate', 'nobody'], all: ['mine', 'mate', 'stranger', 'nobody'] }
const names = (object: ObjectType) => (object === 'contact' ? 'contacts' as const : 'companies' as const)
const denials = (vault: ReturnType<typeof aRightsScene>): number => vault.database.read.get<{ n: number }>(`SELECT count(*) AS n FROM audit_entries WHERE action = 'access.denied' AND object_id IS NOT NULL`)?.n ?? 0

describe('the scope of a verb', () => {
  it.each(objectTypes)('%s › each scope of reading × changing × owner › answers not-found out of sight, forbidden out of reach, and does it else', async (object) => {
    const vault = aRightsScene()
    for (const [owner, ownerId] of Object.entries(vault.owners) as [Owner, UserId | null][]) {
      const { id } = object === 'contact' ? aContact(vault.context, { givenName: owner, ownerId }) : aCompany(vault.context, { name: owner, ownerId })
      for (const read of scopes) {
        for (const scope of scopes) {
          // Nothing is changed that cannot be seen: such rights are never stored (settleRights).
          if (read === 'none' || scopes.indexOf(scope) > scopes.indexOf(read) || scope === 'none') continue
          const expected = !reached[read].includes(owner) ? 'not-found' : reached[scope].includes(owner) ? 'ok' : 'forbidden'
          vault.as(within({ read, update: scope, delete: scope }))
          const before = denials(vault)
          const version = () => vault.database.read.get<{ version: number }>(`SELECT version FROM ${names(object)} WHERE name = ?`, owner)?.version ?? 0
          const outcomes = [
            await vault.engine.call(`${names(object)}.update`, { id, expectedVersion: version(), patch: { tags: [`${read}-${scope}`] } }),
            await vault.engine.call(`${names(object)}.delete`, { id, expectedVersion: version() }),
            await vault.engine.call(`${names(object)}.restore`, { id }),
          ]
          expect(outcomes.map((answer) => (answer.ok ? 'ok' : answer.failure.kind)), `${owner}, reads ${read}, changes ${scope}`).toEqual([expected, expected, expected])
          expect(denials(vault) - before).toBe(expected === 'forbidden' ? 3 : 0)
        }
      }
    }
    vault.database.close()
  }, 30_000)

  it('createContact › given scope own › makes the creator the owner, and refuses another one', async () => {
    const vault = aRightsScene()
    vault.as(within({ read: 'team', create: 'own' }))
    const draft = contactDraftWith({ givenName: 'Ana' })
    expect(await vault.engine.call('contacts.create', { draft })).toMatchObject({ ok: true, value: { record: { ownerId: vault.userId } } })
    for (const ownerId of [vault.mate, vault.stranger]) expect(await vault.engine.call('contacts.create', { draft: { ...draft, ownerId } })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'contact:create', field: 'ownerId' } })
    vault.as(within({ read: 'team', create: 'team' }))
    expect(await vault.engine.call('contacts.create', { draft: { ...draft, ownerId: vault.mate } })).toMatchObject({ ok: true, value: { record: { ownerId: vault.mate } } })
    // A role that only hands in.
    vault.as({ ...noRights, scopes: { ...noRights.scopes, company: { ...noRights.scopes.company, create: 'own' } } })
    expect(await vault.engine.call('companies.create', { draft: { ...emptyCompany(), name: 'Acme' } })).toMatchObject({ ok: true, value: { record: { name: 'Acme', ownerId: vault.userId } } })
    vault.database.close()
  })

  it('updateContact › given another owner out of the person’s sight › is forbidden and changes nothing', async () => {
    const vault = aRightsScene()
    const { id } = aContact(vault.context, { givenName: 'Ana', ownerId: vault.userId })
    vault.as(within({ read: 'team', update: 'team' }))
    expect(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { ownerId: vault.stranger } })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'contact:update', field: 'ownerId' } })
    expect(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { ownerId: vault.mate } })).toMatchObject({ ok: true })
    vault.database.close()
  })

  it('massChange › given records of several owners › changes those in reach and counts the others that are seen', async () => {
    const vault = aRightsScene()
    for (const ownerId of Object.values(vault.owners)) aContact(vault.context, { givenName: 'Ana', ownerId })
    vault.as(within({ read: 'team', update: 'own', delete: 'own' }))
    const selection = { mode: 'all' as const, filter: { bin: false, conditions: [] }, except: [] }
    const tagged = expectOk(await vault.engine.call('contacts.mass', { jobId: 'job-mass-tag', selection, action: { kind: 'add-tag', tag: 'x' } }), 'tagged')
    expect(tagged).toMatchObject({ changed: 1, unchanged: 2, notAllowed: 2 })
    expect(expectOk(await vault.engine.call('contacts.mass', { jobId: 'job-mass-own', selection, action: { kind: 'set-owner', ownerId: vault.stranger } }), 'given away')).toMatchObject({ changed: 0, notAllowed: 3 })
    // Named by their ids, those out of sight are not even counted.
    const ids = vault.database.read.all<{ id: Uint8Array }>('SELECT id FROM contacts').map(({ id }) => Buffer.from(id).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
    expect(expectOk(await vault.engine.call('contacts.mass', { jobId: 'job-mass-del', selection: { mode: 'some', ids }, action: { kind: 'delete' } }), 'deleted')).toMatchObject({ changed: 1, unchanged: 2, notAllowed: 2 })
    vault.database.close()
  })

  it('undo › given what somebody else did › keeps it as not-allowed unless the person may change everybody’s; their own is taken back', async () => {
    const vault = aRightsScene()
    const { id } = aContact(vault.context, { givenName: 'Ana', ownerId: vault.userId })
    const rights = within({ read: 'team', update: 'team', delete: 'own' })
    vault.engine.become(all, { userId: vault.mate })
    const theirs = expectOk(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { nickname: 'A' } }), 'theirs').transactionId
    const undo = (transactionId: TransactionId) => vault.engine.call('changes.undo', { jobId: `job-${transactionId}`, transactionId })
    vault.as(rights)
    expect(await undo(theirs)).toMatchObject({ ok: true, value: { reversed: 0, keptCount: 1, kept: [{ id, reason: 'not-allowed' }] } })
    const own = expectOk(await vault.engine.call('contacts.update', { id, expectedVersion: 2, patch: { tags: ['x'] } }), 'own').transactionId
    expect(await undo(own)).toMatchObject({ ok: true, value: { reversed: 1, keptCount: 0 } })
    vault.as(within({ read: 'all', update: 'all', delete: 'own' }))
    expect(await undo(theirs)).toMatchObject({ ok: true, value: { reversed: 1 } })
    vault.database.close()
  })
})

describe('a field that is kept back', () => {
  it('given any rule › is in no patch and no draft, filters nothing, offers no values, and stays as it was when the rest is edited', async () => {
    const vault = aRightsScene()
    const firm = aCompany(vault.context, { name: 'Acme', ownerId: vault.stranger })
    const made = aContact(vault.context, {
      givenName: 'Ana', positions: [positionAt(firm, { role: 'clerk', primary: true })], emails: [email('ana@acme.test')], phones: [phone('+49 171 5550001')], addresses: [address({ city: 'Bonn' })], links: [{ url: 'https://ana.test', label: '' }],
      birthday: '1980-05-01', notes: 'likes tea', ownerId: vault.userId,
    })
    const rules = Object.fromEntries(sensitiveFields.contact.map((field, index) => [field, index % 2 === 0 ? 'hidden' as const : 'masked' as const]))
    vault.as(within({ read: 'team', update: 'team', create: 'team', delete: 'team' }, { contact: rules, company: {} }))
    const shown = expectOk(await vault.engine.call('contacts.get', { id: made.id }), 'shown')
    expect(shown).toMatchObject({ givenName: 'Ana', emails: [], phones: [{ number: '••• 01' }], addresses: [], links: [{ url: '•••' }], birthday: '', notes: '•••', sourceRaw: null, positions: [{ companyId: firm.id, companyName: 'Acme' }] })
    for (const field of sensitiveFields.contact) {
      expect(await vault.engine.call('contacts.update', { id: made.id, expectedVersion: 1, patch: { [field]: made[field] } })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'contact:update', field } })
      expect(await vault.engine.call('contacts.create', { draft: contactDraftWith({ givenName: 'Bo', [field]: made[field] }) })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'contact:create', field } })
    }
    const present = { op: 'is-present' as const, value: '' as const }
    const conditions = [{ field: 'email' as const, ...present }, { field: 'phone' as const, ...present }, { field: 'notes' as const, ...present }, { field: 'city' as const, op: 'is' as const, value: 'Bonn' }, { field: 'birthday' as const, op: 'in-month' as const, value: '05' }, { field: 'optOut' as const, ...present }]
    for (const condition of conditions) {
      const filter = { bin: false, conditions: [condition] }
      const answers = [
        await vault.engine.call('contacts.count', { filter }), await vault.engine.call('contacts.page', { filter, sort: 'name', direction: 'ascending', limit: 5 }),
        await vault.engine.call('contacts.mass', { jobId: 'job-mass-any', selection: { mode: 'all', filter, except: [] }, action: { kind: 'add-tag', tag: 'x' } }),
        await vault.engine.call('export.run', { jobId: 'job-export-any', object: 'contact', selection: { mode: 'all', filter, except: [] }, format: 'csv', flavour: 'exact', to: vault.engine.token(`${vault.folder}/out.csv`) }),
      ]
      for (const answer of answers) expect(answer, condition.field).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission: 'contact:read' } })
      // The other noun's fields are shown.
      expect((await vault.engine.call('companies.count', { filter })).ok).toBe(true)
    }
    expect(await vault.engine.call('search.values', { object: 'contact', field: 'city', prefix: 'B', limit: 5 })).toMatchObject({ ok: false, failure: { kind: 'forbidden', field: 'addresses' } })
    const edited = expectOk(await vault.engine.call('contacts.update', { id: made.id, expectedVersion: 1, patch: { nickname: 'An', positions: [...shown.positions] } }), 'edited')
    expect(edited.record).toMatchObject({ nickname: 'An', phones: [{ number: '••• 01' }], notes: '•••' })
    expect(await vault.engine.call('contacts.update', { id: made.id, expectedVersion: 1, patch: { nickname: 'Late' } })).toMatchObject({ ok: false, failure: { kind: 'stale-version', current: { phones: [{ number: '••• 01' }], emails: [] } } })
    vault.as(all)
    expect(expectOk(await vault.engine.call('contacts.get', { id: made.id }), 'whole')).toMatchObject({ nickname: 'An', emails: made.emails, phones: made.phones, addresses: made.addresses, links: made.links, birthday: made.birthday, notes: made.notes, positions: made.positions })
    vault.database.close()
  })

  it('the views › given every table that a view stands before › have exactly its columns', () => {
    const vault = aRightsScene()
    const rights = within({ read: 'own' }, { contact: { emails: 'masked', phones: 'hidden', notes: 'hidden' }, company: { notes: 'masked' } })
    const read = vault.database.seenAs(sightFor({ userId: vault.userId, role: 'x', roleName: null, rights, team: [vault.userId] }))
    const views = read.all<{ name: string }>(`SELECT name FROM temp.sqlite_schema WHERE type = 'view'`).map(({ name }) => name)
    expect(views.length).toBeGreaterThan(10)
    const columns = (schema: string, name: string) => read.all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}', '${schema}')`).map((column) => column.name).sort()
    for (const name of views) expect(columns('temp', name), name).toEqual(columns('main', name))
    expect(() => read.all(`INSERT INTO main.tags (folded, shown) VALUES ('a', 'a') RETURNING number`)).toThrow(/readonly/)
    vault.database.close()
  })
})
