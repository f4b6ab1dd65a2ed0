import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { idToBytes } from '../../../shared/ids'
import { noRights, type Rights } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, contactDraftWith, email, phone, positionAt } from '../../support/records'
import { aRightsScene, within } from '../../support/rights-scene'

describe('ways around what the rights allow', () => {
  it('updateContact › given a colleague’s record that the person may update but not delete › does not change its owner, one by one or many; what nobody owns is taken, and what was given away taken back', async () => {
    const vault = aRightsScene()
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

  it('import.run › given a file that names an owner, by a role that may change but not delete what colleagues own › takes nothing from them and gives nothing of theirs away; new records go where the file says', async () => {
    const vault = aRightsScene()
    const theirs = aContact(vault.context, { givenName: 'Ana', familyName: 'Sousa', emails: [email('ana@sousa.example')], ownerId: vault.stranger })
    const nobodys = aContact(vault.context, { givenName: 'Bo', familyName: 'Lind', emails: [email('bo@lind.example')], ownerId: null })
    const firm = aCompany(vault.context, { name: 'Acme', domain: 'acme.example', ownerId: vault.stranger })
    vault.as(within({ delete: 'own' }))
    const ownerOf = (table: 'contacts' | 'companies', id: string): unknown => vault.database.read.get<{ owner: Uint8Array | null }>(`SELECT owner FROM ${table} WHERE id = ?`, idToBytes(id))?.owner
    const bytes = (id: string): unknown => Buffer.from(idToBytes(id))
    const bring = async (name: string, text: string, object: 'contact' | 'company', owner: string | null) => {
      const path = join(vault.folder, name)
      writeFileSync(path, text)
      const file = vault.engine.token(path)
      const { plan } = expectOk(await vault.engine.call('import.inspect', { file, plan: { object, owner } }), 'read')
      const checked = expectOk(await vault.engine.call('import.check', { jobId: 'job-check-owner', file, plan, fixes: [] }), 'checked')
      const result = expectOk(await vault.engine.call('import.run', { jobId: 'job-import-owner', file, plan, fixes: [] }), 'imported')
      expect(checked.owners).toEqual(result.owners)
      return result
    }
    // Mine by the file, mine by the choice, and away to a colleague.
    for (const [at, owner] of ['Owner', 'Mate', vault.userId].entries()) {
      const result = await bring(`people-${String(at)}.csv`, `First name,Last name,Email,Job title,Owner\nAna,Sousa,ana@sousa.example,Title ${String(at)},${owner}\nNew${String(at)},Person,new${String(at)}@person.example,,${owner}\n`, 'contact', vault.userId)
      expect(result).toMatchObject({ created: 1, updated: 1, owners: { unknown: 0, kept: 1 } })
      expect(ownerOf('contacts', theirs.id)).toEqual(bytes(vault.stranger))
    }
    await bring('companies.csv', 'Company name,Domain,Industry,Owner\nAcme,acme.example,Tools,Owner\n', 'company', vault.userId)
    expect(ownerOf('companies', firm.id)).toEqual(bytes(vault.stranger))
    // What nobody owns is anybody's to take, as by hand.
    expect(await bring('nobodys.csv', 'First name,Last name,Email,Owner\nBo,Lind,bo@lind.example,Owner\n', 'contact', null)).toMatchObject({ updated: 1, owners: { kept: 0 } })
    expect(ownerOf('contacts', nobodys.id)).toEqual(bytes(vault.userId))
    expect(await vault.engine.call('contacts.delete', { id: theirs.id, expectedVersion: 4 })).toMatchObject({ ok: false, failure: { kind: 'forbidden', permission: 'contact:delete' } })
    vault.database.close()
  })

  it('createContact, updateContact › given an owner that is no id › answer invalid-input; a field without a value is left out', async () => {
    const vault = aRightsScene()
    const { id } = aContact(vault.context, { givenName: 'Ana' })
    for (const field of ['givenName', 'ownerId', 'emails'] as const) expect(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { [field]: undefined } })).toMatchObject({ ok: true, value: { record: { givenName: 'Ana', version: 1 } } })
    for (const ownerId of ['', 'x', vault.userId.toUpperCase(), `${vault.userId} `]) {
      expect(await vault.engine.call('contacts.create', { draft: contactDraftWith({ givenName: 'Bo', ownerId }) })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
      expect(await vault.engine.call('contacts.update', { id, expectedVersion: 1, patch: { ownerId } })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    }
    vault.database.close()
  })

  it('createContact, updateContact › given a link to a company out of sight › keep the typed name and tell nothing of the company; a link that is there stays', async () => {
    const vault = aRightsScene()
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
    const vault = aRightsScene()
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

  it('import.undo › given somebody who may import but not delete › is forbidden and throws nothing away', async () => {
    const vault = aRightsScene()
    writeFileSync(join(vault.folder, 'a.csv'), 'First name\nAna\n')
    const source = vault.engine.token(join(vault.folder, 'a.csv'))
    vault.as(within({ delete: 'own' }))
    const { plan } = expectOk(await vault.engine.call('import.inspect', { file: source, plan: {} }), 'read')
    const { batchId } = expectOk(await vault.engine.call('import.run', { jobId: 'job-import-a', file: source, plan, fixes: [] }), 'imported')
    expect(await vault.engine.call('import.undo', { jobId: 'job-undo-import', batchId })).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'contact:delete' } })
    vault.as(within({}))
    expect(await vault.engine.call('import.undo', { jobId: 'job-undo-import', batchId })).toMatchObject({ ok: true, value: { reversed: 1 } })
    vault.database.close()
  })

  it('export.all › given imports of which some brought only what is out of sight › names those that brought what is seen', async () => {
    const vault = aRightsScene()
    const file = (name: string, text: string) => {
      writeFileSync(join(vault.folder, name), text)
      return vault.engine.token(join(vault.folder, name))
    }
    for (const [index, name] of ['mine.csv', 'theirs.csv'].entries()) {
      const source = file(name, `First name,Email\nAna,${name}@x.test\n`)
      const { plan } = expectOk(await vault.engine.call('import.inspect', { file: source, plan: {} }), 'read')
      expectOk(await vault.engine.call('import.run', { jobId: `job-import-${String(index)}`, file: source, plan, fixes: [] }), 'imported')
    }
    expectOk(await vault.engine.call('contacts.mass', { jobId: 'job-mass-give', selection: { mode: 'all', filter: { bin: false, conditions: [{ field: 'text', op: 'contains', value: 'theirs.csv' }] }, except: [] }, action: { kind: 'set-owner', ownerId: vault.stranger } }), 'given away')
    vault.as(within({ read: 'team' }))
    expectOk(await vault.engine.call('export.all', { jobId: 'job-export-seen', to: vault.engine.token(join(vault.folder, 'all')) }), 'exported')
    const imports = readFileSync(join(vault.folder, 'all', 'imports.json'), 'utf8')
    expect([imports.includes('mine.csv'), imports.includes('theirs.csv')]).toEqual([true, false])
    vault.database.close()
  })
})

describe('an address or a number where a name belongs', () => {
  it.each(['masked', 'hidden'] as const)('given emails and phones %s › is in no answer and nobody is found by it, but by the rest; a name is shown as ever', async (rule) => {
    const vault = aRightsScene()
    const make = (fields: Parameters<typeof contactDraftWith>[0]) => aContact(vault.context, { ownerId: vault.userId, tags: ['guest'], ...fields })
    const odd = [make({ formattedName: 'zoe@lake.test' }), make({ givenName: 'zoe.two@lake.test', emails: [email('other@lake.test')] }), make({ nickname: '+49 171 5550001', phones: [phone('+49 171 5550002')] }), make({ emails: [email('zoe.three@lake.test')] })]
    make({ givenName: 'Zoe', familyName: 'Hill 2' })
    vault.as(within({}, { contact: { emails: rule, phones: rule }, company: {} }))
    const { call } = vault.engine
    const found = async (text: string) => {
      const { items } = expectOk(await call('search.query', { text, objects: ['contact'], limit: 20 }), 'a search')
      const count = [false, true].map(async (bin) => expectOk(await call('contacts.count', { filter: { bin, conditions: [{ field: 'text', op: 'contains', value: text }] } }), 'a list').count)
      return [items.length, ...await Promise.all(count)]
    }
    for (const text of ['zoe@lake', 'lake', 'two', 'three', '5550001', '555']) expect(await found(text), text).toEqual([0, 0, 0])
    expect(await found('zoe')).toEqual([1, 1, 0])
    expect(await found('hill 2')).toEqual([1, 1, 0])
    expect(await found('guest')).toEqual([5, 5, 0])
    const told = [
      await call('contacts.page', { filter: { bin: false, conditions: [] }, sort: 'name', direction: 'ascending', limit: 10 }),
      ...await Promise.all(odd.flatMap(({ id }) => [call('contacts.get', { id }), call('records.history', { object: 'contact', id, limit: 5 })])), await call('search.query', { text: 'guest', objects: ['contact'], limit: 20 }),
    ]
    expect(JSON.stringify(told)).not.toMatch(/lake\.test|5550001/)
    expect(JSON.stringify(told)).toContain('Hill 2')
    vault.database.close()
  })
})

describe('changes.undo', () => {
  const noun = (rights: Partial<Rights['scopes']['contact']>) => ({ read: 'all', create: 'none', update: 'none', delete: 'none', ...rights } as const)
  const undoOf = (vault: ReturnType<typeof aRightsScene>, rights: Rights, transactionId: string) => {
    vault.as(rights)
    return vault.engine.call('changes.undo', { jobId: 'job-undo-this', transactionId })
  }

  it('given an edit, a deletion and both at once › needs the right to edit, to delete, and either of them for what it covers, of that noun, and records a refusal', async () => {
    const vault = aRightsScene()
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
    const vault = aRightsScene()
    const ids = Array.from({ length: 5 }, (_, index) => aContact(vault.context, { givenName: 'Ana', ownerId: index < 2 ? vault.userId : vault.stranger }).id)
    const tagged = expectOk(await vault.engine.call('contacts.mass', { jobId: 'job-mass-five', selection: { mode: 'some', ids }, action: { kind: 'add-tag', tag: 'x' } }), 'tagged').transactionId
    expectOk(await vault.engine.call('contacts.update', { id: ids[0] ?? '', expectedVersion: 2, patch: { tags: [] } }), 'changed since')
    expect(await undoOf(vault, within({ read: 'team', update: 'team' }), tagged)).toMatchObject({ ok: true, value: { reversed: 1, keptCount: 1, kept: [{ id: ids[0], reason: 'changed-since' }] } })
    vault.database.close()
  })
})
