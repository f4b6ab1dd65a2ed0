import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { JobCancelled, unattended, type JobControl } from '../../../electron/changes/job-control'
import { rekeyCopy } from '../../../electron/db/rekey-copy'
import { setMeta } from '../../../electron/engine/change-context'
import { makeRotatedCopy } from '../../../electron/engine/rotation-copy'
import { vaultPaths } from '../../../electron/vault/vault-folder'
import { Secret } from '../../../shared/secret'
import { aBackupScene, type BackupScene } from '../../support/backup-scene'
import { openWith, opensWith } from '../../support/raw-database'

const NEXT = Buffer.alloc(32, 7)
const optionsOf = (scene: BackupScene, control: JobControl) => ({
  paths: vaultPaths(scene.vaultFolder), database: scene.database, vaultKey: scene.vaultKey(), databaseKey: scene.databaseKey(), nextVaultKey: new Secret(Uint8Array.from(NEXT)), clock: { now: () => 1_700_000_000_000 }, control,
})

describe('makeRotatedCopy', () => {
  it('makes a copy that only the next key opens, private, with every row, and leaves the vault as it was', () => {
    const scene = aBackupScene({ contacts: 50 })
    const paths = vaultPaths(scene.vaultFolder)
    expect(makeRotatedCopy(optionsOf(scene, unattended))).toEqual({ ok: true, value: null })
    expect([opensWith(paths.rotating, scene.vaultKey()), opensWith(paths.rotating, new Secret(Uint8Array.from(NEXT))), opensWith(paths.database, scene.vaultKey())]).toEqual([false, true, true])
    expect(statSync(paths.rotating).mode & 0o777).toBe(0o600)
    const copy = openWith(paths.rotating, new Secret(Uint8Array.from(NEXT)))
    expect(copy.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(scene.database.read.get<{ n: number }>('SELECT count(*) AS n FROM contacts')?.n)
    copy.close()
    scene.database.close()
  })

  it('cancelled before any of its steps › leaves no copy and the vault as it was', () => {
    const scene = aBackupScene({ contacts: 50 })
    scene.database.checkpoint()
    const before = readFileSync(scene.vaultFile)
    for (let step = 0; step < 5; step++) {
      let asked = 0
      expect(() => makeRotatedCopy(optionsOf(scene, { cancelled: () => asked++ === step, progress: () => undefined }))).toThrow(JobCancelled)
      expect(readdirSync(scene.vaultFolder).filter((name) => name.includes('rotating'))).toEqual([])
    }
    expect(readFileSync(scene.vaultFile).equals(before)).toBe(true)
    scene.database.close()
  })

  it('given a vault that is written to while it is copied › says busy or leaves the write in the log beside it, where the swap sees it', () => {
    const scene = aBackupScene()
    const made = makeRotatedCopy(optionsOf(scene, { ...unattended, progress: (phase) => { if (phase === 'encrypt') setMeta(scene.database, 'written-meanwhile', 1) } }))
    expect(made.ok).toBe(true)
    expect(statSync(`${scene.vaultFile}-wal`).size).toBeGreaterThan(0)
    scene.database.close()
  })
})

describe('rekeyCopy', () => {
  it('given any file but a copy › throws and leaves it as it is', () => {
    const scene = aBackupScene()
    scene.database.close()
    const file = join(scene.vaultFolder, 'other.db')
    copyFileSync(scene.vaultFile, file)
    const before = readFileSync(file)
    expect(() => rekeyCopy(file, scene.databaseKey(), new Secret(Uint8Array.from(NEXT)))).toThrow('only a copy')
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})
