import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { deleteContact, updateContact } from '../../../electron/contacts/commands'
import { exportAll } from '../../../electron/exporting/export-all'
import { checkImport } from '../../../electron/importing/check-import'
import { undoImport } from '../../../electron/importing/undo-import'
import { expectOk } from '../../../shared/result'
import { aFile, anImportScene, type ImportScene } from '../../support/import-scene'
import { temporaryFolder } from '../../support/vault-database'

/** A vault of three people at two companies, one of them in the bin, as a folder. */
function aFolder(): { readonly folder: string; readonly from: ImportScene } {
  const from = anImportScene()
  from.bring(aFile('First Name,Last Name,Email,Company\nAnn,Bell,ann@bell.example,Acme\nCid,Dorn,cid@dorn.example,Acme\nEva,Fox,eva@fox.example,Birch\n'))
  const eva = from.contacts()[2]
  if (eva === undefined) throw new Error('no contact')
  expectOk(deleteContact(from.vault.context, eva.id, 1), 'deleted')
  const folder = join(temporaryFolder(), 'all')
  expectOk(exportAll(from.vault.database.read, folder, unattended, from.vault.clock, () => undefined), 'exported')
  return { folder, from }
}
const counted = (scene: ImportScene, folder: string): object => {
  const checked = expectOk(checkImport(scene.vault.database.read, folder, scene.inspect(folder).plan, [], unattended, scene.vault.clock), 'it can be checked')
  const { rows, created, updated, skipped, failed } = checked
  return { rows, created, updated, skipped, failed }
}

describe('a whole-vault folder', () => {
  it('is taken back as a whole, and brings everything again afterwards', () => {
    const { folder, from } = aFolder()
    const scene = anImportScene()
    const { batchId, ...brought } = scene.bring(folder)
    expect(brought).toMatchObject({ rows: 5, created: 5, skipped: 0 })
    expect(expectOk(undoImport(scene.vault.context, batchId, unattended), 'undone')).toMatchObject({ reversed: 5, kept: 0, errors: 0 })
    expect([scene.contacts(), scene.companies()]).toEqual([[], []])
    expect(counted(scene, folder)).toEqual({ rows: 5, created: 0, updated: 4, skipped: 1, failed: 0 })
    expect(scene.bring(folder)).toMatchObject({ rows: 5, created: 0, updated: 4, skipped: 1 })
    expect(scene.contacts().map(({ id, givenName, positions }) => [id, givenName, positions])).toEqual(from.contacts().map(({ id, givenName, positions }) => [id, givenName, positions]))
  })
  it('keeps what was changed since when it is taken back', () => {
    const { folder } = aFolder()
    const scene = anImportScene()
    const { batchId } = scene.bring(folder)
    const ann = scene.contacts()[0]
    if (ann === undefined) throw new Error('no contact')
    expectOk(updateContact(scene.vault.context, ann.id, ann.version, { notes: 'called' }), 'changed')
    // Ann and her company stay; Cid, Eva and Birch go.
    expect(expectOk(undoImport(scene.vault.context, batchId, unattended), 'undone')).toMatchObject({ reversed: 3, kept: 2, errors: 0 })
    expect([scene.contacts().map(({ givenName }) => givenName), scene.companies().map(({ name }) => name)]).toEqual([['Ann'], ['Acme']])
  })
  it('given people of another vault as owners › nobody, or whoever is chosen, owns what comes; a check counts the same', () => {
    const { from } = aFolder()
    from.vault.database.db.run('UPDATE contacts SET owner = (SELECT id FROM users LIMIT 1)')
    const folder = join(temporaryFolder(), 'owned')
    expectOk(exportAll(from.vault.database.read, folder, unattended, from.vault.clock, () => undefined), 'exported')
    for (const chosen of [null, 'me'] as const) {
      const scene = anImportScene()
      const owner = chosen === null ? null : scene.vault.userId
      const { plan } = scene.inspect(folder, { owner })
      const checked = expectOk(checkImport(scene.vault.database.read, folder, plan, [], unattended, scene.vault.clock), 'checked')
      const result = scene.bring(folder, { owner })
      expect([...scene.contacts(), ...scene.companies()].map(({ ownerId }) => ownerId)).toEqual([owner, owner, owner, owner])
      // Ids of another vault are no names to show.
      expect(result.owners).toEqual({ unknown: 3, names: [], kept: 0 })
      expect(checked.owners).toEqual(result.owners)
    }
  })
  it('changes nothing a second time', () => {
    const { folder } = aFolder()
    const scene = anImportScene()
    scene.bring(folder)
    const before = [scene.contacts(), scene.companies()]
    expect(scene.bring(folder)).toMatchObject({ rows: 5, created: 0, updated: 0, skipped: 5 })
    expect([scene.contacts(), scene.companies()]).toEqual(before)
  })
})
