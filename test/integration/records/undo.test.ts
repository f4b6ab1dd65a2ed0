import { describe, expect, it } from 'vitest'
import { createContact, deleteContact, massChangeContacts, restoreContact, updateContact } from '../../../electron/contacts/commands'
import { getContact } from '../../../electron/contacts/queries'
import { verifyChain } from '../../../electron/audit/verify'
import { JobCancelled, unattended, type JobControl } from '../../../electron/changes/job-control'
import { undoTransaction } from '../../../electron/changes/undo'
import { undoAppliers } from '../../../electron/engine/undo-appliers'
import { createListCache } from '../../../electron/records/list-cache'
import { updateCompany } from '../../../electron/companies/commands'
import { getCompany } from '../../../electron/companies/queries'
import { searchRecords } from '../../../electron/search/query'
import { everything, type Selection } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, aCrowd, contactDraftWith } from '../../support/records'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

const undo = (vault: TestVault, transactionId: string) => expectOk(undoTransaction(vault.context, undoAppliers, transactionId, unattended), 'taken back')

describe('undoTransaction', () => {
  it('takes an edit back and does it again when the undo is undone', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann', tags: ['a'] })
    const edit = expectOk(updateContact(vault.context, contact.id, 1, { givenName: 'Anna', tags: ['b'] }), 'it is changed')
    const undone = undo(vault, edit.transactionId)
    expect(undone).toMatchObject({ reversed: 1, kept: [] })
    expect(getContact(vault.database.read, contact.id)).toMatchObject({ givenName: 'Ann', tags: ['a'], version: 3 })
    undo(vault, undone.transactionId ?? '')
    expect(getContact(vault.database.read, contact.id)).toMatchObject({ givenName: 'Anna', tags: ['b'], version: 4 })
  })

  it('takes back only its own fields: what others changed since stays', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann' })
    const edit = expectOk(updateContact(vault.context, contact.id, 1, { givenName: 'Anna' }), 'it is changed')
    expectOk(updateContact(vault.context, contact.id, 2, { notes: 'later' }), 'it is changed')
    expect(undo(vault, edit.transactionId)).toMatchObject({ reversed: 1 })
    expect(getContact(vault.database.read, contact.id)).toMatchObject({ givenName: 'Ann', notes: 'later' })
  })

  it('keeps a field that was changed since, and says so', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann' })
    const edit = expectOk(updateContact(vault.context, contact.id, 1, { givenName: 'Anna' }), 'it is changed')
    expectOk(updateContact(vault.context, contact.id, 2, { givenName: 'Anne' }), 'it is changed')
    expect(undo(vault, edit.transactionId)).toEqual({ reversed: 0, keptCount: 1, kept: [{ id: contact.id, reason: 'changed-since' }], transactionId: null })
    expect(getContact(vault.database.read, contact.id)?.givenName).toBe('Anne')
  })

  it('moves a created contact to the bin and a deleted one back', () => {
    const vault = aVaultDatabase()
    const { record, transactionId } = expectOk(createContact(vault.context, contactDraftWith({ givenName: 'Ann' })), 'it is saved')
    const undone = undo(vault, transactionId)
    expect(getContact(vault.database.read, record.id)?.deletedAt).toBe(vault.clock.now())
    undo(vault, undone.transactionId ?? '')
    expect(getContact(vault.database.read, record.id)?.deletedAt).toBeNull()
    const gone = expectOk(deleteContact(vault.context, record.id, 3), 'it goes')
    undo(vault, gone.transactionId)
    expect(getContact(vault.database.read, record.id)?.deletedAt).toBeNull()
  })

  it('takes steps back one after the other down to the record itself, and does them again', () => {
    const vault = aVaultDatabase()
    const { record, transactionId: made } = expectOk(createContact(vault.context, contactDraftWith({ givenName: 'Ann' })), 'it is saved')
    const edit = expectOk(updateContact(vault.context, record.id, 1, { givenName: 'Anna' }), 'it is changed')
    const gone = expectOk(deleteContact(vault.context, record.id, 2), 'it goes')
    const undone = [gone, edit].map(({ transactionId }) => undo(vault, transactionId))
    expect(undone).toMatchObject([{ reversed: 1, kept: [] }, { reversed: 1, kept: [] }])
    const last = undo(vault, made)
    expect(last).toMatchObject({ reversed: 1, kept: [] })
    expect(getContact(vault.database.read, record.id)).toMatchObject({ givenName: 'Ann', deletedAt: vault.clock.now() })
    for (const { transactionId } of [last, ...undone.reverse()]) expect(undo(vault, transactionId ?? '')).toMatchObject({ reversed: 1, kept: [] })
    expect(getContact(vault.database.read, record.id)).toMatchObject({ givenName: 'Anna', deletedAt: vault.clock.now() })
  })

  it('takes an edit back in the bin, and then the deletion, in either order', () => {
    for (const isEditFirst of [true, false]) {
      const vault = aVaultDatabase()
      const { id } = aContact(vault.context, { givenName: 'Ann', tags: ['old'] })
      const edit = expectOk(updateContact(vault.context, id, 1, { givenName: 'Anna', notes: 'later' }), 'it is changed')
      const tagged = expectOk(updateContact(vault.context, id, 2, { tags: ['new'] }), 'it is tagged')
      const gone = expectOk(deleteContact(vault.context, id, 3), 'it goes')
      for (const { transactionId } of isEditFirst ? [tagged, edit] : [gone]) expect(undo(vault, transactionId)).toMatchObject({ reversed: 1, keptCount: 0 })
      expect(searchRecords(vault.database.read, 'ann', ['contact'], 5).items).toHaveLength(isEditFirst ? 0 : 1)
      for (const { transactionId } of isEditFirst ? [gone] : [tagged, edit]) expect(undo(vault, transactionId)).toMatchObject({ reversed: 1, keptCount: 0 })
      expect(getContact(vault.database.read, id)).toMatchObject({ givenName: 'Ann', notes: '', tags: ['old'], deletedAt: null })
      expect(['ann', 'old', 'anna', 'new', 'later'].map((text) => searchRecords(vault.database.read, text, ['contact'], 5).items.length)).toEqual([1, 1, 0, 0, 0])
    }
  })

  it('leaves a record in the bin that was put back and deleted again since', () => {
    const vault = aVaultDatabase()
    const { id } = aContact(vault.context, { givenName: 'Ann' })
    const gone = expectOk(deleteContact(vault.context, id, 1), 'it goes')
    expectOk(restoreContact(vault.context, id), 'it is back')
    expectOk(updateContact(vault.context, id, 3, { notes: 'later' }), 'it is changed')
    expectOk(deleteContact(vault.context, id, 4), 'it goes again')
    expect(undo(vault, gone.transactionId)).toMatchObject({ reversed: 0, kept: [{ reason: 'changed-since' }] })
  })

  it('keeps a created record whose change was taken back only in part', () => {
    const vault = aVaultDatabase()
    const { record, transactionId } = expectOk(createContact(vault.context, contactDraftWith({ givenName: 'Ann' })), 'it is saved')
    const edit = expectOk(updateContact(vault.context, record.id, 1, { givenName: 'Anna' }), 'it is changed')
    expectOk(updateContact(vault.context, record.id, 2, { notes: 'later' }), 'it is changed')
    undo(vault, edit.transactionId)
    expect(undo(vault, transactionId)).toMatchObject({ reversed: 0, kept: [{ reason: 'changed-since' }] })
  })

  it('takes a change of many back in one step', () => {
    const vault = aVaultDatabase()
    const people = ['Ann', 'Ben', 'Cem'].map((givenName) => aContact(vault.context, { givenName }))
    const mass = massChangeContacts(vault.context, createListCache(), { mode: 'all', filter: everything, except: [] }, { kind: 'add-tag', tag: 'fair' }, unattended)
    expectOk(updateContact(vault.context, people[0]?.id ?? '', 2, { tags: [] }), 'it is changed')
    expect(undo(vault, mass.transactionId)).toMatchObject({ reversed: 2, kept: [{ id: people[0]?.id, reason: 'changed-since' }] })
    expect(people.map(({ id }) => getContact(vault.database.read, id)?.tags)).toEqual([[], [], []])
  })

  it('takes back the new name of a company', () => {
    const vault = aVaultDatabase()
    const company = aCompany(vault.context, { name: 'Old' })
    const renamed = expectOk(updateCompany(vault.context, company.id, 1, { name: 'New' }), 'it is renamed')
    undo(vault, renamed.transactionId)
    expect(getCompany(vault.database.read, company.id)?.name).toBe('Old')
  })

  it('says that it cannot when the log no longer holds what was before (A3)', () => {
    const vault = aVaultDatabase()
    const contact = aContact(vault.context, { givenName: 'Ann' })
    const edit = expectOk(updateContact(vault.context, contact.id, 1, { givenName: 'Anna' }), 'it is changed')
    vault.database.db.transaction(() => {
      vault.database.db.run('INSERT INTO audit_erasure_running (one) VALUES (1)')
      vault.database.db.run('DELETE FROM audit_details')
      vault.database.db.run('DELETE FROM audit_erasure_running')
    })
    expect(undo(vault, edit.transactionId)).toMatchObject({ reversed: 0, kept: [{ reason: 'erased' }] })
  })

  it('does nothing for a transaction that changed no record', () => {
    const vault = aVaultDatabase()
    expect(undo(vault, vault.userId)).toEqual({ reversed: 0, keptCount: 0, kept: [], transactionId: null })
  })
})

describe('undoTransaction of many records', () => {
  const COUNT = 600
  function aTaggedCrowd() {
    const vault = aVaultDatabase()
    aCrowd(vault.context, COUNT, (index) => ({ givenName: 'Ann', familyName: `N${String(index)}` }))
    const { transactionId } = massChangeContacts(vault.context, createListCache(), { mode: 'all', filter: everything, except: [] }, { kind: 'add-tag', tag: 'fair' }, unattended)
    return { vault, transactionId }
  }
  const stateOf = ({ database: { read } }: TestVault): unknown => [
    read.all('SELECT number, version, tags, updated_at FROM contacts'), read.all('SELECT number, hex(overrides) FROM contact_details'), read.all('SELECT tag, number FROM contact_tags'),
    read.get('SELECT max(seq) AS head FROM audit_entries'), read.all('SELECT k, v FROM contact_search_config'), searchRecords(read, 'fair', ['contact'], 5).items.length,
    read.all(`SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name`),
  ]

  it('tells how far it is, and that it is writing the last of it down', () => {
    const { vault, transactionId } = aTaggedCrowd()
    const told: unknown[] = []
    undoTransaction(vault.context, undoAppliers, transactionId, { cancelled: () => false, progress: (...progress) => told.push(progress) })
    expect(told).toEqual([['undoing', 0, COUNT], ['undoing', 250, COUNT], ['undoing', 500, COUNT], ['finishing', COUNT, null]])
  })

  it.each([['undoing', 500], ['finishing', COUNT]])('stopped while %s at %i › changed nothing, and can be undone afterwards', (phase, at) => {
    const { vault, transactionId } = aTaggedCrowd()
    const before = stateOf(vault)
    let asked = false
    const job: JobControl = {
      cancelled: () => asked,
      progress: (now, done) => { asked ||= now === phase && done === at },
    }
    const events = vault.events.length
    expect(() => undoTransaction(vault.context, undoAppliers, transactionId, job)).toThrow(JobCancelled)
    expect(asked).toBe(true)
    expect(stateOf(vault)).toEqual(before)
    expect(vault.events).toHaveLength(events)
    expect(undo(vault, transactionId)).toMatchObject({ reversed: COUNT, keptCount: 0 })
    expect(verifyChain(vault.database.read)).toMatchObject({ ok: true })
    expect(searchRecords(vault.database.read, 'fair', ['contact'], 5).items).toHaveLength(0)
  })

  it('names a thousand of the records it kept, and counts them all', () => {
    const vault = aVaultDatabase()
    aCrowd(vault.context, 1_050, () => ({ givenName: 'Ann' }))
    const whole: Selection = { mode: 'all', filter: everything, except: [] }
    const { transactionId } = massChangeContacts(vault.context, createListCache(), whole, { kind: 'add-tag', tag: 'fair' }, unattended)
    massChangeContacts(vault.context, createListCache(), whole, { kind: 'add-tag', tag: 'later' }, unattended)
    const { reversed, keptCount, kept } = undo(vault, transactionId)
    expect([reversed, keptCount, kept.length]).toEqual([0, 1_050, 1_000])
  })
})
