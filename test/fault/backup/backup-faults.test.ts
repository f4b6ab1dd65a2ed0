import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../../electron/audit/verify'
import { createBackup } from '../../../electron/backup/create'
import { folderTarget } from '../../../electron/backup/folder-target'
import { listBackups } from '../../../electron/backup/list'
import { verifyBackup } from '../../../electron/backup/verify'
import { unattended } from '../../../electron/changes/job-control'
import { openDatabase } from '../../../electron/db/open'
import { expectOk } from '../../../shared/result'
import { killChild, killedAfter, runChild, sceneInput, startChild, timeOf } from '../../support/backup-process'
import { aBackupScene, backUp, backupOptions, LEDGER_SUM, ledgerSum, removeScenes, restored, signsFor, type BackupScene } from '../../support/backup-scene'

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 0x7fff_ffff))
const KILLS = 20
const MAX_ROUNDS = 100

afterAll(removeScenes)

/** mulberry32: the same kills for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A restored folder is a whole vault: every invariant holds. */
function expectWholeVault(scene: BackupScene, folder: string): void {
  expect(readdirSync(folder).sort()).toEqual(['slots.json', 'vault.db'])
  const vault = expectOk(openDatabase({ file: join(folder, 'vault.db'), key: scene.databaseKey(), mode: 'read' }), 'the restored vault opens')
  expect(vault.integrityCheck()).toBe(true)
  expect(ledgerSum(vault)).toBe(LEDGER_SUM)
  expect(verifyChain(vault.read).ok).toBe(true)
  expect(vault.read.get('SELECT action FROM audit_entries ORDER BY seq DESC LIMIT 1')).toEqual({ action: 'backup.restored' })
  vault.close()
}

const verify = (scene: BackupScene, backupId: string) => verifyBackup({ target: folderTarget(scene.targetFolder), backupId, vaultId: scene.vaultId, vaultKey: scene.vaultKey(), signerOf: signsFor(scene.recoveryCode), signerIn: signsFor(scene.recoveryCode), deep: true, scratch: scene.root, now: Date.now(), job: unattended })

describe('a real backup with one byte changed', () => {
  it(`anywhere is refused by a restore, which leaves nothing (B3; seed ${String(SEED)})`, () => {
    const scene = aBackupScene({ contacts: 10 })
    const path = join(scene.targetFolder, backUp(scene).fileName)
    const whole = readFileSync(path)
    const random = seeded(SEED + 2)
    const into = join(scene.root, 'restored')
    for (let n = 0; n < 200; n++) {
      // Half of them in the first 4 KiB: header, seals and the start of the payload.
      const at = Math.floor(random() * (n % 2 === 0 ? 4096 : whole.length))
      const bytes = Buffer.from(whole)
      bytes[at] = (whole[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      writeFileSync(path, bytes)
      expect(restored(scene, into), `byte ${String(at)}`).toEqual({ ok: false, failure: { kind: 'backup-damaged' } })
      expect(readdirSync(scene.root).sort(), `byte ${String(at)}`).toEqual(['backups', 'vault'])
    }
    writeFileSync(path, whole)
    expect(restored(scene, into).ok).toBe(true)
  })
})

describe('a backup while others write', () => {
  it('is the vault between two transactions: the sum of the ledger holds, and so does the log (B1)', async () => {
    const scene = aBackupScene({ contacts: 3000 })
    const writer = await startChild(['write', ''], sceneInput(scene))
    const heads: number[] = []
    try {
      for (let n = 0; n < 6; n++) heads.push(backUp(scene, { clock: { now: () => Date.now() + n * 1000 } }).facts.auditHead.seq)
    } finally {
      expect(await killChild(writer)).toBe(true)
    }
    // It was really written to: the log grew from one backup to the next.
    expect(heads.every((head, n) => n === 0 || head > (heads[n - 1] ?? 0))).toBe(true)
    for (const [n, item] of expectOk(listBackups(folderTarget(scene.targetFolder), Date.now()), 'the folder lists').entries()) {
      const into = join(scene.root, `restored-${String(n)}`)
      expect(restored(scene, into, { backupId: item.backupId }).ok).toBe(true)
      expectWholeVault(scene, into)
    }
  })
})

describe('kill -9', () => {
  it(`at any moment of making a backup leaves only whole ones, and the next run clears up (B2, B12; seed ${String(SEED)})`, async () => {
    const scene = aBackupScene({ contacts: 10_000 })
    scene.database.close()
    const older = backUp(scene)
    const input = sceneInput(scene)
    const args = ['create', scene.targetFolder]
    let full = await timeOf(args, input)
    const random = seeded(SEED)
    let killed = 0
    for (let round = 0; round < MAX_ROUNDS && killed < KILLS; round++) {
      if (await killedAfter(args, input, random() * full)) killed += 1
      // It was done before: the machine got quicker than when it was timed.
      else full *= 0.95
    }
    expect(killed).toBe(KILLS)
    backUp(scene)
    const names = readdirSync(scene.targetFolder)
    expect(names.filter((name) => !name.endsWith('.satchel-backup'))).toEqual([])
    const items = expectOk(listBackups(folderTarget(scene.targetFolder), Date.now()), 'the folder lists')
    expect(items.length).toBe(names.length)
    expect(items.every(({ readable }) => readable)).toBe(true)
    expect(items.some(({ backupId }) => backupId === older.backupId)).toBe(true)
    for (const { backupId } of items) expect(verify(scene, backupId)).toMatchObject({ ok: true, value: { ok: true } })
  })

  it(`at any moment of a restore leaves no vault or a whole one, and a second run makes it (B8; seed ${String(SEED)})`, async () => {
    const scene = aBackupScene({ contacts: 10_000 })
    backUp(scene)
    const place = join(scene.root, 'place')
    mkdirSync(place)
    let full = await timeOf(['restore', scene.targetFolder, join(place, 'measured')], scene.recoveryCode)
    expectWholeVault(scene, join(place, 'measured'))
    const random = seeded(SEED + 1)
    let killed = 0
    for (let round = 0; round < MAX_ROUNDS && killed < KILLS; round++) {
      const into = join(place, `vault-${String(round)}`)
      // The last quarter is where the vault appears: half of the kills aim there.
      const at = round % 2 === 0 ? random() * full : full * (0.75 + random() * 0.3)
      if (await killedAfter(['restore', scene.targetFolder, into], scene.recoveryCode, at)) killed += 1
      else full *= 0.95
      if (readdirSync(place).includes(`vault-${String(round)}`)) expectWholeVault(scene, into)
      else {
        expect(restored(scene, into).ok, `round ${String(round)}`).toBe(true)
        expectWholeVault(scene, into)
      }
      rmSync(into, { recursive: true })
    }
    expect(killed).toBe(KILLS)
    expect(restored(scene, join(place, 'last')).ok).toBe(true)
    expect(readdirSync(place).sort()).toEqual(['last', 'measured'])
  })
})

describe('a disk that gets full', () => {
  it('anywhere while a backup is made: named, cleared up, the older one kept (B12, by a limit on file length)', () => {
    const scene = aBackupScene({ contacts: 4000 })
    scene.database.close()
    const older = backUp(scene)
    const before = readFileSync(join(scene.targetFolder, older.fileName))
    // In KiB, from hardly a page over the middle of the copy to the end of the sealed file, which is a little longer than the copy.
    const copyKib = Math.floor(before.length / 1024)
    for (const limit of [4, 64, Math.floor(copyKib / 2), copyKib - 8, copyKib - 1]) {
      expect(runChild(['create', scene.targetFolder], sceneInput(scene), limit), `limit ${String(limit)} KiB`).toEqual({ ok: false, failure: { kind: 'disk-full' } })
      expect(readdirSync(scene.targetFolder), `limit ${String(limit)} KiB`).toEqual([older.fileName])
    }
    expect(readFileSync(join(scene.targetFolder, older.fileName)).equals(before)).toBe(true)
    expect(runChild(['create', scene.targetFolder], sceneInput(scene), copyKib + 64)).toMatchObject({ ok: true })
  })

  it('anywhere while a restore is made: named, and nothing is left (B12)', () => {
    const scene = aBackupScene({ contacts: 4000 })
    const made = backUp(scene)
    const place = join(scene.root, 'place')
    mkdirSync(place)
    const kib = Math.floor(made.bytes / 1024)
    for (const limit of [1, 64, Math.floor(kib / 2), kib - 64]) {
      expect(runChild(['restore', scene.targetFolder, join(place, 'vault')], scene.recoveryCode, limit), `limit ${String(limit)} KiB`).toEqual({ ok: false, failure: { kind: 'disk-full' } })
      expect(readdirSync(place)).toEqual([])
    }
    expect(runChild(['restore', scene.targetFolder, join(place, 'vault')], scene.recoveryCode)).toMatchObject({ ok: true })
  })

  describe('as a small drive', () => {
    const drive = mkdtempSync(join(tmpdir(), 'satchel-drive-'))
    let isMounted = false
    beforeAll(() => {
      isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', drive]).status === 0
    })
    afterAll(() => {
      if (isMounted) spawnSync('umount', [drive])
      rmSync(drive, { recursive: true, force: true })
    })

    // Mounting needs root; elsewhere the limit on file length above stands in for it.
    it('of 4 MB: the vault does not fit, the small one on it stays, and a restore asks for its room first (B8, B12)', () => {
      if (!isMounted) return
      const little = aBackupScene()
      const older = backUp(little, { target: folderTarget(drive) })
      const big = aBackupScene({ contacts: 20_000 })
      expect(createBackup(backupOptions(big, { target: folderTarget(drive) }))).toEqual({ ok: false, failure: { kind: 'disk-full' } })
      expect(readdirSync(drive)).toEqual([older.fileName])
      backUp(big)
      const answer = restored(big, join(drive, 'vault'))
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'no-space' } })
      expect(readdirSync(drive)).toEqual([older.fileName])
      expect(restored(little, join(drive, 'vault'), { target: folderTarget(drive) }).ok).toBe(true)
    })

    it('that is another disk than the vault\'s (B7)', () => {
      const scene = aBackupScene()
      expect(folderTarget(drive).sharesDiskWith(scene.vaultFile)).toBe(!isMounted)
    })

    it('that is read-only: named, and nothing is written (B5)', () => {
      if (!isMounted) return
      spawnSync('mount', ['-o', 'remount,ro', drive])
      expect(createBackup(backupOptions(aBackupScene(), { target: folderTarget(drive) }))).toEqual({ ok: false, failure: { kind: 'read-only', path: drive } })
    })
  })
})
