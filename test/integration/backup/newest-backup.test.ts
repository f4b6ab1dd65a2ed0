import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { memorySource } from '../../../electron/backup/bytes'
import type { CreatedBackup } from '../../../electron/backup/create'
import { folderTarget } from '../../../electron/backup/folder-target'
import { formatHeader, readHeader, type BackupHeader } from '../../../electron/backup/header'
import { listBackups } from '../../../electron/backup/list'
import { verifyBackup, type VerifyBackupOptions } from '../../../electron/backup/verify'
import { unattended } from '../../../electron/changes/job-control'
import { expectOk } from '../../../shared/result'
import { aBackupScene, backUp, removeScenes, restored, signsFor, type BackupScene } from '../../support/backup-scene'

afterAll(removeScenes)

const YEAR_MS = 365 * 24 * 3_600_000
const ahead = (ms: number) => ({ clock: { now: () => Date.now() + ms } })

const verifyNewest = (scene: BackupScene, over: Partial<VerifyBackupOptions> = {}) => verifyBackup({
  target: folderTarget(scene.targetFolder), backupId: null, vaultId: scene.vaultId, vaultKey: scene.vaultKey(), signerOf: signsFor(scene.recoveryCode), signerIn: signsFor(scene.recoveryCode),
  deep: false, scratch: scene.root, now: Date.now(), job: unattended, ...over,
})

/** Another vault that keeps its backups in the same folder, and the one it made last. */
function aNeighbour(scene: BackupScene): { readonly neighbour: BackupScene; readonly made: CreatedBackup } {
  const neighbour = aBackupScene()
  const made = backUp(neighbour, ahead(60_000))
  copyFileSync(join(neighbour.targetFolder, made.fileName), join(scene.targetFolder, made.fileName))
  return { neighbour, made }
}

/** A file that anybody can plant who sees a backup: its header with fields of their own, every checksum mended. */
function plant(scene: BackupScene, made: CreatedBackup, change: (header: BackupHeader) => BackupHeader): void {
  const bytes = readFileSync(join(scene.targetFolder, made.fileName))
  const found = expectOk(readHeader(memorySource(bytes)), 'the header reads')
  writeFileSync(join(scene.targetFolder, 'planted.satchel-backup'), Buffer.concat([formatHeader(change(found.header)).bytes, bytes.subarray(found.length)]))
}

describe('the newest backup', () => {
  describe('given one made with the clock ten years ahead', () => {
    it('is the later one with a sober date, for restore, verify and list', () => {
      const scene = aBackupScene()
      const wrong = backUp(scene, ahead(10 * YEAR_MS))
      const later = backUp(scene)
      expect(restored(scene, join(scene.root, 'r'))).toMatchObject({ ok: true, value: { backupId: later.backupId, inFuture: false } })
      expect(verifyNewest(scene)).toMatchObject({ ok: true, value: { ok: true, backupId: later.backupId } })
      const items = expectOk(listBackups(folderTarget(scene.targetFolder), Date.now()), 'the folder lists')
      expect(items.map(({ backupId, inFuture }) => ({ backupId, inFuture }))).toEqual([{ backupId: later.backupId, inFuture: false }, { backupId: wrong.backupId, inFuture: true }])
    })

    it('and no other › is that one, and the restore says so', () => {
      const scene = aBackupScene()
      backUp(scene, ahead(10 * YEAR_MS))
      expect(restored(scene, join(scene.root, 'r'))).toMatchObject({ ok: true, value: { inFuture: true } })
    })
  })

  describe('given a later one of another vault in the same folder', () => {
    it('is one\'s own: restored by its code and found whole', () => {
      const scene = aBackupScene()
      const own = backUp(scene)
      const { neighbour, made } = aNeighbour(scene)
      for (const deep of [false, true]) expect(verifyNewest(scene, { deep })).toMatchObject({ ok: true, value: { ok: true, backupId: own.backupId } })
      expect(restored(scene, join(scene.root, 'mine'))).toMatchObject({ ok: true, value: { backupId: own.backupId } })
      expect(restored(scene, join(scene.root, 'theirs'), { recoveryCode: neighbour.recoveryCode })).toMatchObject({ ok: true, value: { backupId: made.backupId } })
    })

    it('and none of one\'s own › is not there, and the code is called wrong', () => {
      const scene = aBackupScene()
      const { made } = aNeighbour(scene)
      const none = { ok: false, failure: { kind: 'no-backup-found' } }
      expect(verifyNewest(scene)).toEqual(none)
      expect(verifyNewest(scene, { backupId: made.backupId })).toEqual(none)
      expect(restored(scene, join(scene.root, 'r'))).toEqual({ ok: false, failure: { kind: 'recovery-code-wrong' } })
    })
  })

  describe('given a planted file with a later date', () => {
    it.each([
      ['a genuine header dated later', (header: BackupHeader) => ({ ...header, createdAt: header.createdAt + 3_600_000 })],
      ['a key of its own', (header: BackupHeader) => ({ ...header, createdAt: header.createdAt + 3_600_000, keys: { ...header.keys, vault: '00'.repeat(60) } })],
    ])('with %s › is the genuine one', (_how, change) => {
      const scene = aBackupScene()
      const own = backUp(scene)
      plant(scene, own, change)
      expect(verifyNewest(scene)).toMatchObject({ ok: true, value: { ok: true, fileName: own.fileName } })
      expect(restored(scene, join(scene.root, 'r'))).toMatchObject({ ok: true, value: { createdAt: own.createdAt } })
      expect(restored(scene, join(scene.root, 'by-id'), { backupId: own.backupId })).toMatchObject({ ok: true, value: { createdAt: own.createdAt } })
      rmSync(join(scene.targetFolder, own.fileName))
      expect(verifyNewest(scene)).toMatchObject({ ok: true, value: { ok: false } })
    })
  })
})
