import { describe, expect, it } from 'vitest'
import { unattended } from '../../../electron/changes/job-control'
import { checkImport } from '../../../electron/importing/check-import'
import { undoImport } from '../../../electron/importing/undo-import'
import { expectOk } from '../../../shared/result'
import { accounted, aFile, anImportScene } from '../../support/import-scene'
import { programFiles } from '../../support/program-files'

const object = (expected: readonly object[]): object[] => expected.map((record) => record)

describe.each(programFiles)('a file of $name', (file) => {
  it('is recognised, and every value lands where it belongs', () => {
    const scene = anImportScene()
    const path = aFile(file.content, file.fileName)
    const result = scene.bring(path)
    expect(result.dialect).toBe(file.dialect)
    expect(scene.contacts()).toMatchObject(object(file.contacts))
    expect(scene.companies()).toMatchObject(object(file.companies))
    expect([result.rows, accounted(result)]).toEqual([file.rows, file.rows])
    for (const { source, sourceRaw } of scene.contacts()) {
      expect(source).toMatchObject({ kind: 'import', batchId: result.batchId, fileName: file.fileName })
      expect(sourceRaw).not.toBeNull()
    }
  })
  it('is counted by a check as it is imported, changes nothing a second time, and is taken back whole', () => {
    const scene = anImportScene()
    const path = aFile(file.content, file.fileName)
    const { plan } = scene.inspect(path)
    const checked = expectOk(checkImport(scene.vault.database.read, path, plan, [], unattended, scene.vault.clock), 'it can be checked')
    const { rows, created, updated, skipped, failed, companiesCreated, batchId } = scene.bring(path)
    expect(checked).toMatchObject({ rows, created, updated, skipped, failed, companiesCreated })
    const before = [scene.contacts(), scene.companies()]
    expect(scene.bring(path)).toMatchObject({ rows, created: 0, updated: 0, skipped: rows - failed, failed, companiesCreated: 0 })
    expect([scene.contacts(), scene.companies()]).toEqual(before)
    expect(expectOk(undoImport(scene.vault.context, batchId, unattended), 'undone')).toMatchObject({ reversed: created + companiesCreated, kept: 0, errors: 0 })
    expect([scene.contacts(), scene.companies()]).toEqual([[], []])
  })
})
