import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { signedHeader } from '../../../electron/backup/backup-key'
import { memorySource } from '../../../electron/backup/bytes'
import { formatHeader, readHeader } from '../../../electron/backup/header'
import { targetAt } from '../../../electron/backup/folder-target'
import { verifyChain } from '../../../electron/audit/verify'
import { JobCancelled } from '../../../electron/changes/job-control'
import { openDatabase, type VaultDatabase } from '../../../electron/db/open'
import { SCHEMA_VERSION } from '../../../electron/db/migrate'
import { recoverVault } from '../../../electron/vault/recover'
import { createRecoveryCode, formatRecoveryCode } from '../../../electron/vault/recovery-code'
import { vaultPaths } from '../../../electron/vault/vault-folder'
import { createVault } from '../../../electron/vault/create-vault'
import { deriveDatabaseKey } from '../../../electron/vault/keys'
import { ok, expectOk } from '../../../shared/result'
import { aBackupScene, backUp, backupOptions, deviceOf, LEDGER_SUM, ledgerSum, removeScenes, restored, temporaryRoot, restoreOptions, settle, signsFor, transfer, type BackupScene } from '../../support/backup-scene'
import { restoreBackup } from '../../../electron/backup/restore'
import { createBackup } from '../../../electron/backup/create'
import { changeContextOf, setMeta } from '../../../electron/engine/change-context'
import { commitEvent } from '../../../electron/changes/commit-change'
import { createTestTools, OTHER_PASSPHRASE, PASSPHRASE } from '../../support/vault-tools'

const reopen = (scene: BackupScene, folder: string): VaultDatabase => expectOk(openDatabase({ file: join(folder, 'vault.db'), key: scene.databaseKey(), mode: 'write' }), 'the restored vault opens')

afterAll(removeScenes)

describe('restoreBackup', () => {
  describe('given the recovery code and a place that is not there yet', () => {
    it('makes the vault anew: same data, whole log, new device, an entry with the head of the backup (B4, B8, B10)', () => {
      const scene = aBackupScene({ contacts: 20 })
      transfer(scene.context, 70)
      const made = backUp(scene)
      transfer(scene.context, 5)
      const into = join(scene.root, 'deep', 'er', 'restored')
      const result = restored(scene, into)
      expect(result).toMatchObject({ ok: true, value: { backupId: made.backupId, vaultId: scene.vaultId, path: into, createdAt: made.createdAt, counts: { contacts: 20 } } })
      expect(readdirSync(join(scene.root, 'deep', 'er'))).toEqual(['restored'])
      expect(readdirSync(into).sort()).toEqual(['slots.json', 'vault.db'])
      expect(statSync(into).mode & 0o777).toBe(0o700)
      for (const name of readdirSync(into)) expect(statSync(join(into, name)).mode & 0o777).toBe(0o600)
      const vault = reopen(scene, into)
      expect(ledgerSum(vault)).toBe(LEDGER_SUM)
      expect(vault.integrityCheck()).toBe(true)
      expect(verifyChain(vault.read)).toMatchObject({ ok: true, entries: 3 })
      expect(vault.read.get('SELECT action FROM audit_entries WHERE seq = 3')).toEqual({ action: 'backup.restored' })
      expect(vault.read.get<{ detail: string }>('SELECT detail FROM audit_details WHERE seq = 3')?.detail).toContain(Buffer.from(made.facts.auditHead.hash).toString('hex'))
      expect(deviceOf(vault)).not.toBe(deviceOf(scene.database))
      vault.close()
    })

    it('takes the code as people type it', () => {
      const scene = aBackupScene()
      backUp(scene)
      expect(restored(scene, join(scene.root, 'r'), { recoveryCode: ` ${scene.recoveryCode.toLowerCase().replaceAll('-', '  ')} ` }).ok).toBe(true)
    })

    it('takes a single file too, whatever its name', () => {
      const scene = aBackupScene()
      const made = backUp(scene)
      const file = join(scene.root, 'from my stick.bin')
      copyFileSync(join(scene.targetFolder, made.fileName), file)
      expect(restored(scene, join(scene.root, 'r'), { target: targetAt(file) }).ok).toBe(true)
    })

    it('takes the newest, or the one that is asked for', () => {
      const scene = aBackupScene()
      const first = backUp(scene)
      transfer(scene.context, 9)
      const second = backUp(scene, { clock: { now: () => Date.now() + 60_000 } })
      expect(restored(scene, join(scene.root, 'a'))).toMatchObject({ value: { backupId: second.backupId } })
      expect(restored(scene, join(scene.root, 'b'), { backupId: first.backupId })).toMatchObject({ value: { backupId: first.backupId } })
    })
  })

  describe('given an empty folder as the place', () => {
    it('restores into it', () => {
      const scene = aBackupScene()
      backUp(scene)
      const into = join(scene.root, 'empty')
      mkdirSync(into)
      expect(restored(scene, into).ok).toBe(true)
      expect(readdirSync(into).sort()).toEqual(['slots.json', 'vault.db'])
    })
  })

  describe('given a place that is taken', () => {
    it.each(['a folder with a file', 'a file', 'a link', 'a vault'])('refuses %s and touches nothing', (what) => {
      const scene = aBackupScene()
      backUp(scene)
      const into = what === 'a vault' ? scene.vaultFolder : join(scene.root, 'taken')
      if (what === 'a folder with a file') {
        mkdirSync(into)
        writeFileSync(join(into, 'vault.db-wal'), 'stale')
      }
      if (what === 'a file') writeFileSync(into, 'mine')
      if (what === 'a link') symlinkSync(temporaryRoot(), into)
      const before = readdirSync(scene.root, { recursive: true })
      expect(restored(scene, into)).toEqual({ ok: false, failure: { kind: 'folder-not-empty', path: into } })
      expect(readdirSync(scene.root, { recursive: true })).toEqual(before)
    })
  })

  describe('given a code that does not fit', () => {
    it('tells a mistyped from a wrong one, and makes nothing (K7)', () => {
      const scene = aBackupScene()
      backUp(scene)
      const into = join(scene.root, 'r')
      const typo = `${scene.recoveryCode.slice(0, -1)}${scene.recoveryCode.endsWith('0') ? '1' : '0'}`
      expect(restored(scene, into, { recoveryCode: typo })).toEqual({ ok: false, failure: { kind: 'recovery-code-mistyped' } })
      const other = formatRecoveryCode(createRecoveryCode((length) => new Uint8Array(length).fill(7)))
      expect(restored(scene, into, { recoveryCode: other })).toEqual({ ok: false, failure: { kind: 'recovery-code-wrong' } })
      expect(readdirSync(scene.root).sort()).toEqual(['backups', 'vault'])
    })
  })

  describe('given no usable backup', () => {
    it('says so for an empty folder, a missing one and one with damaged files only', () => {
      const scene = aBackupScene()
      const into = join(scene.root, 'r')
      expect(restored(scene, into)).toEqual({ ok: false, failure: { kind: 'no-backup-found' } })
      expect(restored(scene, into, { target: targetAt(join(scene.root, 'gone')) })).toMatchObject({ ok: false, failure: { kind: 'target-missing' } })
      const made = backUp(scene)
      const path = join(scene.targetFolder, made.fileName)
      writeFileSync(path, readFileSync(path).subarray(0, -1))
      expect(restored(scene, into)).toEqual({ ok: false, failure: { kind: 'backup-damaged' } })
    })
  })

  describe('given a backup of a newer schema', () => {
    it('refuses it with both versions before anything is decrypted, and makes nothing (B9)', () => {
      const scene = aBackupScene()
      const path = join(scene.targetFolder, backUp(scene).fileName)
      const bytes = readFileSync(path)
      const { header, length } = expectOk(readHeader(memorySource(bytes)), 'the header reads')
      writeFileSync(path, Buffer.concat([formatHeader(signedHeader({ ...header, schemaVersion: SCHEMA_VERSION + 1 }, signsFor(scene.recoveryCode))).bytes, bytes.subarray(length)]))
      expect(restored(scene, join(scene.root, 'r'))).toEqual({ ok: false, failure: { kind: 'backup-newer', found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION } })
      expect(readdirSync(scene.root).sort()).toEqual(['backups', 'vault'])
    })
  })

  describe('given a cancel, or a settling that fails', () => {
    it.each(['write', 'check', 'finish'])('leaves nothing when stopped in %s', (phase) => {
      const scene = aBackupScene()
      backUp(scene)
      let asked = false
      const job = { cancelled: () => asked, progress: (told: string) => { if (told === phase) asked = true } }
      if (phase === 'finish') expect(restored(scene, join(scene.root, 'r'), { job }).ok).toBe(true)
      else {
        expect(() => restored(scene, join(scene.root, 'r'), { job })).toThrow(JobCancelled)
        expect(readdirSync(scene.root).sort()).toEqual(['backups', 'vault'])
      }
    })

    it('leaves nothing when settling throws', () => {
      const scene = aBackupScene()
      backUp(scene)
      expect(() => restored(scene, join(scene.root, 'r'), { settle: () => { throw new Error('no') } })).toThrow('no')
      expect(readdirSync(scene.root).sort()).toEqual(['backups', 'vault'])
    })
  })

  describe('on another machine: other home, no vault, empty keychain', () => {
    it('restores in a process of its own with the code alone (B4)', () => {
      const scene = aBackupScene({ contacts: 5 })
      backUp(scene)
      scene.database.close()
      const home = temporaryRoot()
      const into = join(home, 'restored')
      const child = spawnSync(process.execPath, ['--import', join(import.meta.dirname, '../../support/run-typescript.mjs'), join(import.meta.dirname, '../../support/backup-child.ts'), 'restore', scene.targetFolder, into], {
        env: { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), USER: 'somebody', PATH: '', TMPDIR: home }, input: scene.recoveryCode, encoding: 'utf8',
      })
      expect(child.stderr).toBe('')
      expect(JSON.parse(child.stdout)).toMatchObject({ ok: true, value: { vaultId: scene.vaultId, counts: { contacts: 5 } } })
    })

    it('the restored vault opens with the code and a new passphrase, and has a keychain secret of its own (B4, K6)', async () => {
      const here = createTestTools()
      const root = temporaryRoot()
      const paths = vaultPaths(join(root, 'vault'))
      const made = await createVault(here, { paths, name: 'Customers', userName: 'Robin', passphrase: PASSPHRASE, withoutKeychain: false }, (making) => {
        const opened = openDatabase({ file: making.paths.database, key: deriveDatabaseKey(making.vaultKey), mode: 'create' })
        if (!opened.ok) return opened
        setMeta(opened.value, 'device', new Uint8Array(8))
        commitEvent(changeContextOf(opened.value, here.clock, null, () => undefined), { action: 'vault.created', objectType: 'vault', objectId: null, detail: null })
        opened.value.checkpoint()
        return opened
      })
      if (!made.ok) throw new Error(made.failure.kind)
      const targetFolder = join(root, 'backups')
      mkdirSync(targetFolder)
      const { vaultKey } = made.value
      expectOk(createBackup({ ...backupOptions(aBackupScene()), vaultFile: paths.database, slotsFile: paths.slots, databaseKey: deriveDatabaseKey(vaultKey), vaultKey, signerOf: signsFor(made.value.recoveryCode), target: targetAt(targetFolder) }), 'the backup succeeds')
      made.value.database.close()

      const there = createTestTools()
      const into = vaultPaths(join(temporaryRoot(), 'vault'))
      expectOk(restoreBackup(restoreOptions({ targetFolder, recoveryCode: made.value.recoveryCode }, into.folder, { settle })), 'the restore succeeds')
      const recovered = await recoverVault(there, { paths: into, recoveryCode: made.value.recoveryCode, who: { userName: 'Robin' }, newPassphrase: OTHER_PASSPHRASE, withoutKeychain: false }, (keys) => {
        const opened = openDatabase({ file: into.database, key: deriveDatabaseKey(keys.vaultKey), mode: 'write' })
        return opened.ok ? ok({ database: opened.value, expectedRev: 1, close: () => { opened.value.close() } }) : opened
      })
      if (!recovered.ok) throw new Error(recovered.failure.kind)
      expect(recovered.value).toMatchObject({ vaultId: made.value.vaultId, userName: 'Robin', keychain: 'present' })
      expect(verifyChain(recovered.value.database.read)).toMatchObject({ ok: true, entries: 2 })
      recovered.value.database.close()
    })
  })
})
