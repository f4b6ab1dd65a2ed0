import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createBackup } from '../../../electron/backup/create'
import { folderTarget } from '../../../electron/backup/folder-target'
import { listBackups } from '../../../electron/backup/list'
import { checkSnapshot, takeSnapshot } from '../../../electron/backup/snapshot'
import { verifyBackup } from '../../../electron/backup/verify'
import { JobCancelled, unattended } from '../../../electron/changes/job-control'
import { makeRecoverySlot } from '../../../electron/vault/slot-keys'
import { createSealKeyPair } from '../../../electron/vault/seal'
import { parseSlots, signSlots, slotsBytes } from '../../../electron/vault/slots'
import { expectOk } from '../../../shared/result'
import { Secret } from '../../../shared/secret'
import { aBackupScene, backUp, backupOptions, removeScenes, SCENE_NAME, signsFor, transfer, type BackupScene } from '../../support/backup-scene'

const shallow = (scene: BackupScene, over = {}) => ({ target: folderTarget(scene.targetFolder), backupId: null, vaultId: scene.vaultId, vaultKey: scene.vaultKey(), signerOf: signsFor(scene.recoveryCode), signerIn: signsFor(scene.recoveryCode), deep: false, scratch: scene.root, now: Date.now(), job: unattended, ...over })

afterAll(removeScenes)

/** The number of a process that has ended. */
const deadPid = (): number => spawnSync('true').pid

describe('createBackup', () => {
  describe('given a vault and a folder', () => {
    it('publishes one file of mode 0600 that verifies shallow and deep, and nothing else (B1, B2, K11)', () => {
      const scene = aBackupScene({ contacts: 50 })
      const made = backUp(scene)
      expect(readdirSync(scene.targetFolder)).toEqual([made.fileName])
      expect(statSync(join(scene.targetFolder, made.fileName)).mode & 0o777).toBe(0o600)
      expect(made.facts.counts).toMatchObject({ contacts: 50, companies: 2, audit_entries: 1 })
      expect(made.verifiedAt).toBeGreaterThanOrEqual(made.createdAt)
      for (const deep of [false, true]) expect(verifyBackup(shallow(scene, { deep }))).toMatchObject({ ok: true, value: { ok: true, deep, backupId: made.backupId } })
      expect(readdirSync(scene.root).sort()).toEqual(['backups', 'vault'])
    })

    it('tells every phase, in order', () => {
      const phases: string[] = []
      backUp(aBackupScene(), { job: { cancelled: () => false, progress: (phase) => phases.push(phase) } })
      expect([...new Set(phases)]).toEqual(['copy', 'check', 'seal', 'read-back'])
    })

    it('holds no byte of customer text in clear (B1)', () => {
      const scene = aBackupScene({ contacts: 50 })
      const bytes = readFileSync(join(scene.targetFolder, backUp(scene).fileName))
      for (const marker of ['contact7@example.org', 'Contact 7', 'SQLite format 3']) expect(bytes.includes(marker)).toBe(false)
      expect(bytes.includes(SCENE_NAME)).toBe(false)
    })
  })

  describe('given a backup that is there already', () => {
    it('leaves it alone and lists both, newest first, without a key', () => {
      const scene = aBackupScene()
      const first = backUp(scene)
      const before = readFileSync(join(scene.targetFolder, first.fileName))
      transfer(scene.context, 5)
      const second = backUp(scene, { clock: { now: () => Date.now() + 60_000 } })
      expect(readFileSync(join(scene.targetFolder, first.fileName)).equals(before)).toBe(true)
      const items = expectOk(listBackups(folderTarget(scene.targetFolder), Date.now(), { vault: { vaultId: scene.vaultId, name: SCENE_NAME }, verified: new Map([[first.backupId, 7]]) }), 'the folder lists')
      expect(items.map(({ backupId, verifiedAt, readable, vaultName }) => ({ backupId, verifiedAt, readable, vaultName }))).toEqual([
        { backupId: second.backupId, verifiedAt: null, readable: true, vaultName: SCENE_NAME },
        { backupId: first.backupId, verifiedAt: 7, readable: true, vaultName: SCENE_NAME },
      ])
    })
  })

  describe('given a cancel in any phase', () => {
    it.each(['check', 'seal', 'read-back'])('stops in %s and leaves the folder as it was (B12)', (phase) => {
      const scene = aBackupScene()
      let asked = false
      const job = { cancelled: () => asked, progress: (told: string) => { if (told === phase) asked = true } }
      expect(() => createBackup(backupOptions(scene, { job }))).toThrow(JobCancelled)
      expect(readdirSync(scene.targetFolder)).toEqual([])
    })
  })

  describe('given a target that is not there', () => {
    it('names it and makes no folder: an unplugged drive is not an empty one', () => {
      const scene = aBackupScene()
      const path = join(scene.root, 'unplugged')
      expect(createBackup(backupOptions(scene, { target: folderTarget(path) }))).toEqual({ ok: false, failure: { kind: 'target-missing', path } })
      expect(existsSync(path)).toBe(false)
    })
  })

  describe('given a target that is a file', () => {
    it('is a missing target', () => {
      const scene = aBackupScene()
      const path = join(scene.root, 'file')
      writeFileSync(path, '')
      expect(createBackup(backupOptions(scene, { target: folderTarget(path) }))).toMatchObject({ ok: false, failure: { kind: 'target-missing' } })
    })
  })

  describe('given a slot file that somebody else wrote', () => {
    it('refuses: with a thief\'s recovery key in it every backup would be his (K5)', () => {
      const scene = aBackupScene()
      const file = expectOk(parseSlots(readFileSync(scene.slotsFile), scene.slotsFile), 'the slots parse')
      const owner = file.users[0]
      if (owner === undefined) throw new Error('no owner')
      const foreign = new Secret(randomBytes(32))
      const slot = makeRecoverySlot({ vaultId: scene.vaultId, slotId: scene.ids.next(), userId: owner.id }, createSealKeyPair().publicKey, { vaultKey: foreign, nextVaultKey: null }, 1)
      writeFileSync(scene.slotsFile, slotsBytes(signSlots({ ...file, slots: [slot] }, foreign)))
      expect(createBackup(backupOptions(scene))).toEqual({ ok: false, failure: { kind: 'damaged', what: 'file' } })
      expect(readdirSync(scene.targetFolder)).toEqual([])
    })
  })

  describe('given a vault with a damaged page', () => {
    it('makes no backup of it and keeps the older one (B2)', () => {
      const scene = aBackupScene({ contacts: 2000 })
      const older = backUp(scene)
      scene.database.close()
      const bytes = readFileSync(scene.vaultFile)
      bytes[4096 * 60 + 100] = (bytes[4096 * 60 + 100] ?? 0) ^ 1
      writeFileSync(scene.vaultFile, bytes)
      expect(createBackup(backupOptions(scene))).toMatchObject({ ok: false, failure: { kind: 'damaged', what: 'vault' } })
      expect(readdirSync(scene.targetFolder)).toEqual([older.fileName])
    })
  })

  describe('given an edited log', () => {
    it('names the log and makes no backup (B2)', () => {
      const scene = aBackupScene()
      transfer(scene.context, 1)
      scene.database.db.exec(`DROP TRIGGER audit_entries_keep_update; UPDATE audit_entries SET action = 'vault.locked' WHERE seq = 1`)
      expect(createBackup(backupOptions(scene))).toEqual({ ok: false, failure: { kind: 'damaged', what: 'log' } })
      expect(readdirSync(scene.targetFolder)).toEqual([])
    })
  })

  describe('given leftovers in the target', () => {
    it('removes those of a dead run and nothing else (B12)', () => {
      const scene = aBackupScene()
      const marker = (pid: number): string => JSON.stringify({ format: 'satchel-work', host: hostname(), pid, startedAt: 1 })
      const folder = (name: string, content: string | null): void => {
        const path = join(scene.targetFolder, name)
        mkdirSync(path)
        if (content !== null) writeFileSync(join(path, 'satchel-work.json'), content)
        writeFileSync(join(path, 'copy.db'), 'x')
        utimesSync(path, 1, 1)
      }
      folder('.satchel-work-00000000000000aa', marker(deadPid()))
      folder('.satchel-work-00000000000000bb', marker(process.ppid))
      folder('.satchel-work-00000000000000cc', '{"format":"something else"}')
      folder('.satchel-work-00000000000000dd', null)
      folder('.satchel-work-notours', marker(deadPid()))
      writeFileSync(join(scene.targetFolder, 'holiday.jpg'), 'x')
      symlinkSync(scene.vaultFolder, join(scene.targetFolder, '.satchel-work-00000000000000ee'))
      const made = backUp(scene)
      expect(readdirSync(scene.targetFolder).sort()).toEqual([
        '.satchel-work-00000000000000bb', '.satchel-work-00000000000000cc', '.satchel-work-00000000000000dd', '.satchel-work-00000000000000ee', '.satchel-work-notours', 'holiday.jpg', made.fileName,
      ].sort())
      expect(existsSync(scene.vaultFile)).toBe(true)
    })
  })
})

describe('checkSnapshot', () => {
  const taken = (scene: BackupScene): { copy: string; witness: Parameters<typeof checkSnapshot>[2] } => {
    const copy = join(scene.root, 'copy.db')
    return { copy, witness: expectOk(takeSnapshot(scene.vaultFile, scene.databaseKey(), copy), 'the copy is taken') }
  }

  it('accepts a whole copy', () => {
    const scene = aBackupScene({ contacts: 3 })
    const { copy, witness } = taken(scene)
    expect(checkSnapshot(copy, scene.databaseKey(), witness)).toMatchObject({ ok: true, value: { counts: { contacts: 3 }, auditHead: { seq: 1 } } })
  })

  it('rejects a 0-byte file, which SQLite opens as an empty vault (B2, B12)', () => {
    const scene = aBackupScene()
    const { copy, witness } = taken(scene)
    writeFileSync(copy, '')
    expect(checkSnapshot(copy, scene.databaseKey(), witness)).toEqual({ ok: false, failure: 'not-openable' })
  })

  it('rejects what a killed VACUUM INTO leaves: pages cut off anywhere (B2)', () => {
    const scene = aBackupScene({ contacts: 300 })
    const { copy, witness } = taken(scene)
    const whole = readFileSync(copy)
    for (let pages = 0; pages < whole.length / 4096; pages++) {
      writeFileSync(copy, whole.subarray(0, pages * 4096))
      expect(checkSnapshot(copy, scene.databaseKey(), witness).ok, `${String(pages)} pages`).toBe(false)
    }
  })

  it('rejects a copy of an older state, whole as it is (B2)', () => {
    const scene = aBackupScene()
    const older = join(scene.root, 'older.db')
    expectOk(takeSnapshot(scene.vaultFile, scene.databaseKey(), older), 'the older copy')
    transfer(scene.context, 3)
    const { copy, witness } = taken(scene)
    copyFileSync(older, copy)
    expect(checkSnapshot(copy, scene.databaseKey(), witness)).toEqual({ ok: false, failure: 'incomplete' })
  })

  it('rejects a copy with a row too few while nobody wrote to the source (B2)', () => {
    const scene = aBackupScene({ contacts: 3 })
    const { copy, witness } = taken(scene)
    expect(checkSnapshot(copy, scene.databaseKey(), { ...witness, counts: { ...witness.counts, contacts: 4 } })).toEqual({ ok: false, failure: 'incomplete' })
  })
})

describe('listBackups', () => {
  it('shows unreadable files as unreadable, follows no link, enters no folder (B14)', () => {
    const scene = aBackupScene()
    const made = backUp(scene)
    const at = (name: string): string => join(scene.targetFolder, name)
    writeFileSync(at('empty.satchel-backup'), '')
    writeFileSync(at('cut.satchel-backup'), readFileSync(at(made.fileName)).subarray(0, 5000))
    writeFileSync(at('text.satchel-backup'), 'no backup at all')
    symlinkSync(at(made.fileName), at('link.satchel-backup'))
    mkdirSync(at('folder.satchel-backup'))
    const items = expectOk(listBackups(folderTarget(scene.targetFolder), Date.now()), 'the folder lists')
    expect(Object.fromEntries(items.map(({ fileName, readable }) => [fileName, readable]))).toEqual({
      [made.fileName]: true, 'empty.satchel-backup': false, 'cut.satchel-backup': false, 'text.satchel-backup': false,
    })
    expect(lstatSync(at('link.satchel-backup')).isSymbolicLink()).toBe(true)
  })
})

describe('verifyBackup', () => {
  it('says no for the backup of another vault, and for one flipped byte in the payload (B3)', () => {
    const scene = aBackupScene()
    const made = backUp(scene)
    const other = aBackupScene()
    expect(verifyBackup(shallow(scene, { vaultKey: other.vaultKey() }))).toMatchObject({ ok: true, value: { ok: false } })
    const path = join(scene.targetFolder, made.fileName)
    const bytes = readFileSync(path)
    bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 4
    chmodSync(path, 0o600)
    writeFileSync(path, bytes)
    for (const deep of [false, true]) expect(verifyBackup(shallow(scene, { deep }))).toMatchObject({ ok: true, value: { ok: false } })
  })

  it('finds nothing in an empty folder, and nothing under a foreign id', () => {
    const scene = aBackupScene()
    expect(verifyBackup(shallow(scene))).toEqual({ ok: false, failure: { kind: 'no-backup-found' } })
    backUp(scene)
    expect(verifyBackup(shallow(scene, { backupId: scene.vaultId }))).toEqual({ ok: false, failure: { kind: 'no-backup-found' } })
    rmSync(scene.targetFolder, { recursive: true })
    expect(verifyBackup(shallow(scene))).toEqual({ ok: false, failure: { kind: 'target-missing', path: scene.targetFolder } })
  })
})

describe('a folder target', () => {
  it('tells that it lies on the vault\'s disk (B7)', () => {
    const scene = aBackupScene()
    expect(folderTarget(scene.targetFolder).sharesDiskWith(scene.vaultFile)).toBe(true)
    expect(folderTarget(join(scene.root, 'nowhere')).sharesDiskWith(scene.vaultFile)).toBe(null)
    if (existsSync('/dev/shm')) expect(folderTarget('/dev/shm').sharesDiskWith(scene.vaultFile)).toBe(statSync('/dev/shm').dev === statSync(scene.vaultFile).dev)
  })

  it('removes one backup by its name and refuses a path', () => {
    const scene = aBackupScene()
    const made = backUp(scene)
    const target = folderTarget(scene.targetFolder)
    expect(() => target.remove(`../backups/${made.fileName}`)).toThrow('not a plain file name')
    expect(target.remove(made.fileName)).toEqual({ ok: true, value: null })
    expect(readdirSync(scene.targetFolder)).toEqual([])
  })
})
