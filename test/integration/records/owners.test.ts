import { describe, expect, it } from 'vitest'
import { idToBytes } from '../../../shared/ids'
import { objectTypes } from '../../../shared/list'
import { aCompany, aContact } from '../../support/records'
import { all, aRightsScene } from '../../support/rights-scene'

const channels = { contact: 'contacts', company: 'companies' } as const
const nobodyKnown = '01890000-0000-7000-8000-0000000000bb'

describe.each(objectTypes)('the owner of a %s', (object) => {
  it('given an id of nobody, of somebody removed, or no id at all › is refused when it is made, edited or given with many, and nothing is written', async () => {
    const vault = aRightsScene()
    vault.as(all)
    const { id } = object === 'contact' ? aContact(vault.context, { givenName: 'Ada', ownerId: vault.mate }) : aCompany(vault.context, { name: 'Quince', ownerId: vault.mate })
    vault.database.db.run('UPDATE users SET removed_at = 1 WHERE id = ?', idToBytes(vault.stranger))
    const written = (): unknown => vault.database.read.get('SELECT count(*) AS entries, (SELECT owner FROM contacts) AS contact, (SELECT owner FROM companies) AS company FROM audit_entries')
    const before = written()
    for (const ownerId of [nobodyKnown, vault.stranger, 'mate']) {
      const expected = { ok: false, failure: { kind: ownerId === 'mate' ? expect.stringMatching(/^(invalid-input|no-such-owner)$/) as unknown : 'no-such-owner' } }
      expect(await vault.engine.call(`${channels[object]}.update`, { id, expectedVersion: 1, patch: { ownerId } })).toMatchObject(expected)
      expect(await vault.engine.call(`${channels[object]}.mass`, { jobId: `job-${ownerId}`, selection: { mode: 'some', ids: [id] }, action: { kind: 'set-owner', ownerId } })).toMatchObject(expected)
    }
    expect(written()).toEqual(before)
    vault.database.close()
  })

  it('given an owner who was removed meanwhile › keeps it through other edits, and goes to somebody else', async () => {
    const vault = aRightsScene()
    vault.as(all)
    const { id } = object === 'contact' ? aContact(vault.context, { givenName: 'Ada', ownerId: vault.mate }) : aCompany(vault.context, { name: 'Quince', ownerId: vault.mate })
    vault.database.db.run('UPDATE users SET removed_at = 1 WHERE id = ?', idToBytes(vault.mate))
    expect(await vault.engine.call(`${channels[object]}.update`, { id, expectedVersion: 1, patch: { tags: ['kept'] } })).toMatchObject({ ok: true, value: { record: { ownerId: vault.mate, version: 2 } } })
    expect(await vault.engine.call(`${channels[object]}.update`, { id, expectedVersion: 2, patch: { ownerId: vault.stranger } })).toMatchObject({ ok: true, value: { record: { ownerId: vault.stranger } } })
    vault.database.close()
  })
})
