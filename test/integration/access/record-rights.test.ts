import { describe, expect, it } from 'vitest'
import { sightFor } from '../../../electron/access/sight'
import { emptyCompany } from '../../../shared/companies/company'
import { createIdSource, type TransactionId, type UserId } from '../../../shared/ids'
import { objectTypes, type ObjectType } from '../../../shared/list'
import { noRights, presetRights, scopes, sensitiveFields, type Rights, type Scope } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, address, contactDraftWith, email, phone, positionAt } from '../../support/records'
import { aRoleEngine } from '../../support/role-engine'
import { aVaultDatabase } from '../../support/vault-database'

const all = presetRights.administrator
const within = (noun: Partial<Rights['scopes']['contact']>, fields: Rights['fields'] = all.fields): Rights => {
  const of = { read: 'all', create: 'all', update: 'all', delete: 'all', ...noun } as const
  return { ...all, scopes: { contact: of, company: of }, fields }
}

/** A vault, its router, and owners: the person, one of the team, a stranger, nobody. */
function scene() {
  const vault = aVaultDatabase()
  const ids = createIdSource(() => vault.clock.now(), (size) => new Uint8Array(size).map(() => Math.floor(Math.random() * 256)))
  const [mate, stranger] = [ids.next<UserId>(), ids.next<UserId>()]
  const engine = aRoleEngine(vault, all)
  const me = { userId: vault.userId, team: [vault.userId, mate] }
  return { ...vault, engine, me, mate, stranger, owners: { mine: vault.userId, mate, stranger, nobody: null }, as: (rights: Rights) => { engine.become(rights, me) } }
}
type Owner = keyof ReturnType<typeof scene>['owners']
const reached: Readonly<Record<Scope, readonly Owner[]>> = { none: [], own: ['mine'], team: ['mine', 'mate', 'nobody'], all: ['mine', 'mate', 'stranger', 'nobody'] }
const names = (object: ObjectType) => (object === 'contact' ? 'contacts' as const : 'companies' as const)
const denials = (vault: ReturnType<typeof scene>): number => vault.database.read.get<{ n: number }>(`SELECT count(*) AS n FROM audit_entries WHERE action = 'access.denied' AND object_id IS NOT NULL`)?.n ?? 0

describe('the scope of a verb', () => {
  it.each(objectTypes)('%s › each scope of reading × changing × owner › answers not-found out of sight, forbidden out of reach, and does it else', async (object) => {
    const vault = scene()
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
    const vault = scene()
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
    const vault = scene()
    const { id } = aContact(vault.context, { givenName: 'Ana', ownerId: vault.userId })
    vault.as(within({ read: 'team', update: 'team' }))
    expect(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { ownerId: vault.stranger } })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'contact:update', field: 'ownerId' } })
    expect(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { ownerId: vault.mate } })).toMatchObject({ ok: true })
    vault.database.close()
  })

  it('updateContact › given a colleague’s record that the person may update but not delete › does not change its owner, one by one or many; what nobody owns is taken, and what was given away taken back', async () => {
    const vault = scene()
    const theirs = aContact(vault.context, { givenName: 'Ana', ownerId: vault.mate })
    const nobodys = aContact(vault.context, { givenName: 'Bo', ownerId: null })
    const rights = within({ read: 'team', update: 'team', delete: 'own' })
    vault.as(rights)
    // By way of nobody neither.
    for (const ownerId of [vault.userId, null]) {
      expect(await vault.engine.call('contacts.update', { id: theirs.id, expectedVersion: 1, patch: { nickname: 'A', ownerId } })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'contact:update', field: 'ownerId' } })
    }
    const selection = { mode: 'some' as const, ids: [theirs.id] }
    expect(await vault.engine.call('contacts.mass', { jobId: 'job-mass-take', selection, action: { kind: 'set-owner', ownerId: vault.userId } })).toMatchObject({ ok: true, value: { changed: 0, notAllowed: 1 } })
    expect(await vault.engine.call('contacts.update', { id: theirs.id, expectedVersion: 1, patch: { nickname: 'A', ownerId: vault.mate } })).toMatchObject({ ok: true, value: { record: { version: 2 } } })
    expect(await vault.engine.call('contacts.update', { id: nobodys.id, expectedVersion: 1, patch: { ownerId: vault.userId } })).toMatchObject({ ok: true })
    const given = expectOk(await vault.engine.call('contacts.update', { id: nobodys.id, expectedVersion: 2, patch: { ownerId: vault.mate } }), 'given away').transactionId
    expect(await vault.engine.call('changes.undo', { jobId: 'job-undo-given', transactionId: given })).toMatchObject({ ok: true, value: { reversed: 1 } })
    // Somebody who may delete nothing gains nothing by it.
    vault.as(within({ read: 'team', update: 'team', delete: 'none' }))
    const moved = expectOk(await vault.engine.call('contacts.update', { id: theirs.id, expectedVersion: 2, patch: { ownerId: vault.userId } }), 'moved').transactionId
    // What somebody else moved is not made one's own again by taking it back.
    vault.engine.become(within({ read: 'all', update: 'all', delete: 'own' }), { userId: vault.mate })
    expect(await vault.engine.call('changes.undo', { jobId: 'job-undo-moved', transactionId: moved })).toMatchObject({ ok: true, value: { reversed: 0, kept: [{ reason: 'not-allowed' }] } })
    vault.database.close()
  })

  it('createContact, updateContact › given an owner that is no id › answer invalid-input; a field without a value is left out', async () => {
    const vault = scene()
    const { id } = aContact(vault.context, { givenName: 'Ana' })
    for (const field of ['givenName', 'ownerId', 'emails'] as const) expect(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { [field]: undefined } })).toMatchObject({ ok: true, value: { record: { givenName: 'Ana', version: 1 } } })
    for (const ownerId of ['', 'x', vault.userId.toUpperCase(), `${vault.userId} `]) {
      expect(await vault.engine.call('contacts.create', { draft: contactDraftWith({ givenName: 'Bo', ownerId }) })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
      expect(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { ownerId } })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    }
    vault.database.close()
  })

  it('createContact, updateContact › given a link to a company out of sight › keep the typed name and tell nothing of the company; a link that is there stays', async () => {
    const vault = scene()
    const hidden = aCompany(vault.context, { name: 'Acme', ownerId: vault.stranger })
    const linked = aContact(vault.context, { givenName: 'Ana', ownerId: vault.userId, positions: [positionAt(hidden)] })
    vault.as(within({ read: 'team' }))
    const guess = positionAt({ id: hidden.id, name: 'guess' })
    const unlinked = { positions: [{ companyId: null, companyName: 'guess' }] }
    const made = expectOk(await vault.engine.call('contacts.create', { draft: contactDraftWith({ givenName: 'Bo', positions: [guess] }) }), 'made').record
    expect(made).toMatchObject(unlinked)
    expect(await vault.engine.call('contacts.update', { id: made.id, expectedVersion: 1, patch: { nickname: 'B', positions: [guess] } })).toMatchObject({ ok: true, value: { record: unlinked } })
    expect(await vault.engine.call('contacts.update', { id: linked.id, expectedVersion: 1, patch: { positions: [{ ...guess, role: 'clerk' }] } })).toMatchObject({ ok: true, value: { record: { positions: [{ companyId: hidden.id, companyName: 'Acme', role: 'clerk' }] } } })
    vault.database.close()
  })

  it('a list of duplicates › given one that is out of sight, counted by somebody who sees it › shows neither; those in sight are shown', async () => {
    const vault = scene()
    const contact = { givenName: 'Dana', familyName: 'Lee', emails: [email('dana@lee.test')] }
    for (const ownerId of [vault.stranger, vault.userId]) {
      aContact(vault.context, { ...contact, ownerId })
      aCompany(vault.context, { name: 'Lee Ltd', ownerId })
    }
    const filter = { bin: false, conditions: [{ field: 'duplicates' as const, op: 'is-present' as const, value: '' as const }] }
    const counts = async () => [await vault.engine.call('contacts.count', { filter }), await vault.engine.call('companies.count', { filter })].map((answer) => expectOk(answer, 'a count').count)
    expectOk(await vault.engine.call('hygiene.count', { jobId: 'job-hygiene' }), 'counted')
    expect(await counts()).toEqual([2, 2])
    vault.as(within({ read: 'team' }))
    expect(await counts()).toEqual([0, 0])
    aContact(vault.context, { ...contact, ownerId: vault.mate })
    aCompany(vault.context, { name: 'Lee Limited', ownerId: null })
    vault.as(within({ read: 'team' }))
    expect(await counts()).toEqual([2, 2])
    vault.database.close()
  })

  it('massChange › given records of several owners › changes those in reach and counts the others that are seen', async () => {
    const vault = scene()
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
    const vault = scene()
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

describe('changes.undo', () => {
  const noun = (rights: Partial<Rights['scopes']['contact']>) => ({ read: 'all', create: 'none', update: 'none', delete: 'none', ...rights } as const)
  const undoOf = (vault: ReturnType<typeof scene>, rights: Rights, transactionId: string) => {
    vault.as(rights)
    return vault.engine.call('changes.undo', { jobId: 'job-undo-this', transactionId })
  }

  it('given an edit, a deletion and both at once › needs the right to edit, to delete, and either of them for what it covers, of that noun, and records a refusal', async () => {
    const vault = scene()
    const firm = aCompany(vault.context, { name: 'Acme', ownerId: vault.userId })
    const edited = expectOk(await vault.engine.call('companies.update', { id: firm.id, expectedVersion: 1, patch: { industry: 'Tea' } }), 'edited').transactionId
    const gone = expectOk(await vault.engine.call('companies.delete', { id: firm.id, expectedVersion: 2 }), 'gone').transactionId
    const only = (company: Partial<Rights['scopes']['contact']>): Rights => ({ ...noRights, scopes: { contact: noun({ update: 'all', delete: 'all' }), company: noun(company) } })
    const refused = (permission: string) => ({ ok: false, failure: { kind: 'forbidden', permission } })
    const before = vault.database.read.all(`SELECT 1 FROM audit_entries WHERE action = 'access.denied'`).length
    expect(await undoOf(vault, only({ update: 'all' }), gone)).toEqual(refused('company:delete'))
    expect(await undoOf(vault, only({ delete: 'all' }), edited)).toEqual(refused('company:update'))
    expect(vault.database.read.all(`SELECT 1 FROM audit_entries WHERE action = 'access.denied'`).length - before).toBe(2)
    // Whoever may not edit people undoes what they may of companies.
    const rights: Rights = { ...noRights, scopes: { contact: noun({}), company: noun({ update: 'all', delete: 'all' }) } }
    expect(await undoOf(vault, rights, gone)).toMatchObject({ ok: true, value: { reversed: 1 } })
    expect(await undoOf(vault, rights, edited)).toMatchObject({ ok: true, value: { reversed: 1 } })
    expect(await undoOf(vault, noRights, '01890000-0000-7000-8000-000000000099')).toMatchObject({ ok: true, value: { reversed: 0, keptCount: 0 } })
    vault.database.close()
  })

  it('given a change of many of whom some are out of sight › does not tell how many these are', async () => {
    const vault = scene()
    const ids = Array.from({ length: 5 }, (_, index) => aContact(vault.context, { givenName: 'Ana', ownerId: index < 2 ? vault.userId : vault.stranger }).id)
    const tagged = expectOk(await vault.engine.call('contacts.mass', { jobId: 'job-mass-five', selection: { mode: 'some', ids }, action: { kind: 'add-tag', tag: 'x' } }), 'tagged').transactionId
    expectOk(await vault.engine.call('contacts.update', { id: ids[0] ?? '', expectedVersion: 2, patch: { tags: [] } }), 'changed since')
    expect(await undoOf(vault, within({ read: 'team', update: 'team' }), tagged)).toMatchObject({ ok: true, value: { reversed: 1, keptCount: 1, kept: [{ id: ids[0], reason: 'changed-since' }] } })
    vault.database.close()
  })
})

describe('a field that is kept back', () => {
  it('given any rule › is in no patch and no draft, filters nothing, offers no values, and stays as it was when the rest is edited', async () => {
    const vault = scene()
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
    const vault = scene()
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
