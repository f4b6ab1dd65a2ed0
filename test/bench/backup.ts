import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import { makeRotatedCopy } from '../../electron/engine/rotation-copy'
import { vaultPaths } from '../../electron/vault/vault-folder'
import { unattended } from '../../electron/changes/job-control'
import { folderTarget } from '../../electron/backup/folder-target'
import { takeSnapshot } from '../../electron/backup/snapshot'
import { verifyBackup } from '../../electron/backup/verify'
import { aBackupScene, backUp, restored, signsFor } from '../support/backup-scene'
import { atMost, cpuMs, type BenchEnv, type BenchLine } from './bench-line'
import { populate } from './population'

/** CPU and wall seconds of one run. */
function timed<T>(work: () => T): { readonly value: T; readonly cpu: number; readonly wall: number } {
  const cpu = cpuMs()
  const wall = performance.now()
  const value = work()
  return { value, cpu: (cpuMs() - cpu) / 1000, wall: (performance.now() - wall) / 1000 }
}

/**
 * A full backup, verified by reading it back, against the copy alone (`VACUUM INTO`), which any consistent backup of a sealed vault has to pay;
 * a verification; and a restore with the code alone, which checks every page and the whole log.
 */
export async function benchBackup(env: BenchEnv): Promise<BenchLine[]> {
  const root = mkdtempSync(join(env.dir, 'backup-'))
  const scene = aBackupScene({ root, fillWith: (database) => {
    populate(database.db, env.scale)
    database.checkpoint()
  } })
  try {
    const vaultMb = statSync(scene.vaultFile).size / 1e6
    const copy = join(root, 'copy.db')
    const copied = timed(() => expectOk(takeSnapshot(scene.vaultFile, scene.databaseKey(), copy), 'a copy'))
    rmSync(copy)
    const made = timed(() => backUp(scene))
    const verified = timed(() => expectOk(verifyBackup({ target: folderTarget(scene.targetFolder), backupId: null, vaultId: scene.vaultId, vaultKey: scene.vaultKey(), signerOf: signsFor(scene.recoveryCode), signerIn: signsFor(scene.recoveryCode), deep: false, scratch: root, now: Date.now(), job: unattended }), 'a verification'))
    const back = timed(() => expectOk(restored(scene, join(root, 'restored')), 'a restore'))
    const nextVaultKey = new Secret(randomBytes(32))
    const rotated = timed(() => expectOk(makeRotatedCopy({ paths: vaultPaths(scene.vaultFolder), database: scene.database, vaultKey: scene.vaultKey(), databaseKey: scene.databaseKey(), nextVaultKey, clock: { now: () => Date.now() }, control: unattended }), 'a rotated copy'))
    return await Promise.resolve([
      { name: 'verified backup, CPU against the copy alone', value: made.cpu / copied.cpu, unit: '×', note: `${made.wall.toFixed(1)} s wall for ${vaultMb.toFixed(0)} MB, copy alone ${copied.wall.toFixed(1)} s; the rest is mostly integrity_check (B2)` },
      atMost('sealed file against the vault file', made.value.bytes / (vaultMb * 1e6), '×', 1.01),
      { name: 'verification of a backup', value: verified.wall, unit: 's', note: `${(vaultMb / verified.wall).toFixed(0)} MB/s` },
      atMost('copy under a new vault key, CPU against the backup', rotated.cpu / made.cpu, '×', 1.5, `${rotated.wall.toFixed(1)} s wall, every page and the whole log checked; peak of the process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`),
      atMost('restore with the code alone, CPU against the backup', back.cpu / made.cpu, '×', 1, `${back.wall.toFixed(1)} s wall, every page and the whole log checked`),
    ])
  } finally {
    scene.database.close()
    rmSync(root, { recursive: true, force: true })
  }
}
