import { describe, expect, it } from 'vitest'
import { JobCancelled } from '../../../electron/changes/job-control'
import { companyKind } from '../../../electron/companies/company-kind'
import { contactKind } from '../../../electron/contacts/contact-kind'
import { givingOf, handOver } from '../../../electron/records/hand-over'
import { idToBytes } from '../../../shared/ids'
import { objectTypes } from '../../../shared/list'
import { noRights, presetRights, scopes, scopeReaches, type Rights } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { aCompany, aContact, positionAt } from '../../support/records'
import { all, aRightsScene, within } from '../../support/rights-scene'

type Scene = ReturnType<typeof aRightsScene>

/** Two people and a company of the stranger's, one of the people in the bin; and one person of the mate's. */
function aLeaver() {
  const vault = aRightsScene()
  const company = aCompany(vault.context, { name: 'Quince', ownerId: vault.stranger })
  const person = aContact(vault.context, { givenName: 'Ada', ownerId: vault.stranger, positions: [positionAt(company)] })
  const binned = aContact(vault.context, { givenName: 'Bo', ownerId: vault.stranger })
  aContact(vault.context, { givenName: 'Cy', ownerId: vault.mate })
  vault.database.db.run('UPDATE contacts SET bin = 1, deleted_at = 1 WHERE id = ?', idToBytes(binned.id))
  vault.as(all)
  return { ...vault, company, person, binned }
}
const ownersOf = ({ database }: Scene): unknown => database.read.all(`SELECT lower(hex(owner)) AS owner, count(*) AS n FROM (SELECT owner FROM contacts UNION ALL SELECT owner FROM companies) GROUP BY owner ORDER BY n`)
let jobs = 0
const give = ({ engine }: Scene, from: string, to: string | null) => engine.call('records.give', { jobId: `job-give-${String(jobs++)}`, from, to })
const pageOf = ({ engine }: Scene) => engine.call('contacts.page', { filter: { bin: false, conditions: [] }, sort: 'name', direction: 'ascending', limit: 10 })

describe('records.give', () => {
  it('given all records of somebody › gives them, those in the bin too, as one step with an entry for each, which undo takes back and redo does again', async () => {
    const vault = aLeaver()
    const before = ownersOf(vault)
    expect(await vault.engine.call('records.owned', { userId: vault.stranger })).toEqual({ ok: true, value: { items: [{ userId: vault.stranger, contacts: 2, companies: 1, inBin: 1 }] } })
    const given = expectOk(await give(vault, vault.stranger, vault.mate), 'given')
    expect(given).toMatchObject({ contacts: 2, companies: 1 })
    expect(await vault.engine.call('records.owned', {})).toEqual({ ok: true, value: { items: [{ userId: vault.mate, contacts: 3, companies: 1, inBin: 1 }] } })
    expect(await vault.engine.call('records.owned', { userId: vault.stranger })).toMatchObject({ ok: true, value: { items: [{ contacts: 0, companies: 0, inBin: 0 }] } })
    const entries = vault.database.read.all<{ action: string; object_type: string; detail: string }>('SELECT e.action, e.object_type, d.detail FROM audit_entries AS e JOIN audit_details AS d ON d.seq = e.seq WHERE e.txn = ? ORDER BY e.seq', idToBytes(given.transactionId ?? ''))
    expect(entries.map(({ action, object_type: object }) => `${action} ${object}`)).toEqual(['record.updated company', 'records.changed company', 'record.updated contact', 'record.updated contact', 'records.changed contact'])
    expect(JSON.parse(entries[4]?.detail ?? '')).toEqual({ facts: { kind: 'set-owner', formerOwnerId: vault.stranger, ownerId: vault.mate, changed: 2, unchanged: 0 } })
    const undone = expectOk(await vault.engine.call('changes.undo', { jobId: 'job-undo-gift', transactionId: given.transactionId ?? '' }), 'undone')
    expect(undone).toMatchObject({ reversed: 3, keptCount: 0 })
    expect(ownersOf(vault)).toEqual(before)
    const redone = expectOk(await vault.engine.call('changes.undo', { jobId: 'job-redo-gift', transactionId: undone.transactionId ?? '' }), 'redone')
    expect(redone).toMatchObject({ reversed: 3 })
    expect(await vault.engine.call('records.owned', { userId: vault.mate })).toMatchObject({ ok: true, value: { items: [{ contacts: 3, companies: 1 }] } })
    // Also when the former owner was removed meanwhile: it is as it was then, and can be given to somebody again.
    vault.database.db.run('UPDATE users SET removed_at = 1 WHERE id = ?', idToBytes(vault.stranger))
    expect(await vault.engine.call('changes.undo', { jobId: 'job-undo-again', transactionId: redone.transactionId ?? '' })).toMatchObject({ ok: true, value: { reversed: 3, keptCount: 0 } })
    expect(ownersOf(vault)).toEqual(before)
    expect(await give(vault, vault.stranger, vault.mate)).toMatchObject({ ok: true, value: { contacts: 2, companies: 1 } })
    vault.database.close()
  })

  it('given somebody unknown or removed to give them to › refuses; given nothing to give, or the same person › writes nothing', async () => {
    const vault = aLeaver()
    vault.database.db.run('UPDATE users SET removed_at = 1 WHERE id = ?', idToBytes(vault.mate))
    const entries = (): unknown => vault.database.read.get('SELECT count(*) AS n FROM audit_entries')
    const before = [ownersOf(vault), entries()]
    for (const to of [vault.mate, '01890000-0000-7000-8000-0000000000bb']) expect(await give(vault, vault.stranger, to)).toEqual({ ok: false, failure: { kind: 'no-such-owner' } })
    expect(await give(vault, vault.stranger, 'mate')).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    for (const [from, to] of [[vault.stranger, vault.stranger], [vault.userId, null], ['01890000-0000-7000-8000-0000000000bb', null]] as const) {
      expect(await give(vault, from, to)).toEqual({ ok: true, value: { contacts: 0, companies: 0, transactionId: null } })
    }
    expect([ownersOf(vault), entries()]).toEqual(before)
    // What somebody who was removed left behind goes to somebody else.
    expect(await give(vault, vault.mate, vault.stranger)).toMatchObject({ ok: true, value: { contacts: 1 } })
    vault.database.close()
  })

  it('given a wish to stop, early or at the last moment › has changed nothing', () => {
    const vault = aLeaver()
    const before = [ownersOf(vault), vault.database.read.get('SELECT count(*) AS n FROM audit_entries')]
    for (let patience = 0; patience < 3; patience++) {
      let asked = 0
      const job = { cancelled: () => asked++ >= patience, progress: () => undefined }
      expect(() => handOver(vault.context, [givingOf(companyKind), givingOf(contactKind)], vault.stranger, vault.mate, job, vault.database.read)).toThrow(JobCancelled)
      expect(asked).toBe(patience + 1)
      expect([ownersOf(vault), vault.database.read.get('SELECT count(*) AS n FROM audit_entries')]).toEqual(before)
    }
    vault.database.close()
  })

  it('given any role › gives all or none, as the table of rights says of each record, and the log notes a refusal', async () => {
    const vault = aLeaver()
    const person = (rights: Rights) => ({ userId: vault.userId, team: [vault.userId, vault.mate], rights })
    const roles: Rights[] = [...Object.values(presetRights), noRights, { ...all, special: [] }]
    for (const [most, read] of scopes.entries()) for (const update of scopes.slice(0, most + 1)) for (const deleting of scopes.slice(0, most + 1)) roles.push(within({ read, update, delete: deleting }))
    let refusals = 0
    for (const rights of roles) {
      for (const [from, to] of [[vault.stranger, vault.mate], [vault.mate, vault.userId], [vault.mate, vault.stranger]] as const) {
        vault.database.db.run('UPDATE contacts SET owner = ? WHERE owner IS NOT NULL', idToBytes(from))
        vault.database.db.run('UPDATE companies SET owner = ? WHERE owner IS NOT NULL', idToBytes(from))
        vault.as(rights)
        const before = ownersOf(vault)
        const denied = (): number => vault.database.read.get<{ n: number }>(`SELECT count(*) AS n FROM audit_entries WHERE action = 'access.denied'`)?.n ?? 0
        const deniedBefore = denied()
        const answer = await give(vault, from, to)
        const { read, update, delete: deleting } = rights.scopes.contact
        const reaches = (scope: typeof read, owner: string): boolean => scopeReaches(scope, person(rights), owner)
        const may = rights.special.includes('mass-update') && reaches(update, from) && reaches(read, to) && (deleting === 'none' || reaches(deleting, from))
        const name = JSON.stringify([rights.special.includes('mass-update'), rights.scopes.contact, from === vault.mate, to === vault.stranger])
        if (!rights.special.includes('mass-update')) expect(answer, name).toEqual({ ok: false, failure: { kind: 'forbidden', permission: 'mass-update' } })
        else if (!reaches(read, from)) expect(answer, name).toEqual({ ok: true, value: { contacts: 0, companies: 0, transactionId: null } })
        else if (may) expect(answer, name).toMatchObject({ ok: true, value: { contacts: 3, companies: 1 } })
        else expect(answer, name).toEqual({ ok: false, failure: { kind: 'not-yours-to-give', permission: 'company:update', records: 1 } })
        if (!answer.ok) refusals += 1
        expect(denied() - deniedBefore, name).toBe(answer.ok ? 0 : 1)
        if (!answer.ok || answer.value.transactionId === null) expect(ownersOf(vault), name).toEqual(before)
      }
    }
    expect(refusals).toBeGreaterThan(30)
    vault.database.close()
  }, 60_000)

  it('given a list that somebody of the new owner’s team has open › the next page shows the records, and after the undo it does not', async () => {
    const vault = aLeaver()
    const team = within({ read: 'team', update: 'team', delete: 'team' })
    const names = async (): Promise<unknown> => expectOk(await pageOf(vault), 'a page').items.map(({ name }) => name)
    vault.as(team)
    expect(await names()).toEqual(['Cy'])
    // The open session's own list is asked again: nobody signs in anew between.
    vault.engine.become(all, vault.me)
    const { transactionId } = expectOk(await give(vault, vault.stranger, vault.mate), 'given')
    vault.as(team)
    expect(await names()).toEqual(['Ada', 'Cy'])
    expect(await give(vault, vault.mate, vault.userId)).toMatchObject({ ok: true, value: { contacts: 3 } })
    expect(await names()).toEqual(['Ada', 'Cy'])
    // What the team member gave on meanwhile is not taken back over their head.
    vault.as(all)
    expect(await vault.engine.call('changes.undo', { jobId: 'job-undo-team', transactionId: transactionId ?? '' })).toMatchObject({ ok: true, value: { reversed: 0, keptCount: 3 } })
    for (const object of objectTypes) expect(vault.database.read.get(`SELECT count(*) AS n FROM ${object === 'contact' ? 'contacts' : 'companies'} WHERE owner = ?`, idToBytes(vault.userId))).toEqual({ n: object === 'contact' ? 3 : 1 })
    vault.database.close()
  })
})
