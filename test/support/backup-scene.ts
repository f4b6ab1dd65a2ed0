import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackup, type CreateBackupOptions, type CreatedBackup } from '../../electron/backup/create'
import { folderTarget } from '../../electron/backup/folder-target'
import { restoreBackup, type RestoreBackupOptions, type RestoredFacts } from '../../electron/backup/restore'
import { commitChange, type ChangeContext } from '../../electron/changes/commit-change'
import { unattended } from '../../electron/changes/job-control'
import { openDatabase, type VaultDatabase } from '../../electron/db/open'
import { changeContextOf, setMeta } from '../../electron/engine/change-context'
import { deriveDatabaseKey } from '../../electron/vault/keys'
import { createRecoveryCode, formatRecoveryCode, parseRecoveryCode, recoveryKeysOf, type RecoveryKeys } from '../../electron/vault/recovery-code'
import { makeRecoverySlot } from '../../electron/vault/slot-keys'
import { signSlots, slotsBytes } from '../../electron/vault/slots'
import { createIdSource, type IdSource, type UserId, type VaultId } from '../../shared/ids'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import type { Clock } from '../../shared/time'

/** A vault with a recovery code, a folder for backups, and a ledger whose sum never changes. */
export interface BackupScene {
  readonly root: string
  readonly vaultFolder: string
  readonly vaultFile: string
  readonly slotsFile: string
  readonly targetFolder: string
  readonly vaultId: VaultId
  readonly recoveryCode: string
  readonly database: VaultDatabase
  readonly context: ChangeContext
  readonly ids: IdSource
  vaultKey(): Secret
  databaseKey(): Secret
}

export const LEDGER_SUM = 1_000_000
export const SCENE_NAME = 'Customers'

const clock: Clock = { now: () => Date.now() }

interface SceneOptions {
  /** Rows to give it some weight, about 300 bytes each. */
  readonly contacts?: number
  readonly root?: string
  /** Fills the vault in place of ledger and contacts. */
  readonly fillWith?: (database: VaultDatabase) => void
  /** Whom its backups are sealed to, given the keys of its own code: today's pair unless another is asked for. */
  readonly sealedTo?: (own: RecoveryKeys) => Uint8Array
  readonly vaultId?: VaultId
}

/** Makes the scene on the disk. */
export function aBackupScene(options: SceneOptions = {}): BackupScene {
  const root = options.root ?? temporaryRoot()
  const vaultFolder = join(root, 'vault')
  const targetFolder = join(root, 'backups')
  mkdirSync(vaultFolder)
  mkdirSync(targetFolder)
  const ids = createIdSource(() => clock.now(), randomBytes)
  const vaultId = options.vaultId ?? ids.next<VaultId>()
  const userId = ids.next<UserId>()
  const keyBytes = randomBytes(32)
  const vaultKey = (): Secret => new Secret(Uint8Array.from(keyBytes))
  const databaseKey = (): Secret => deriveDatabaseKey(vaultKey())
  const code = createRecoveryCode(randomBytes)
  const recoverySlot = makeRecoverySlot({ vaultId, slotId: ids.next(), userId }, (options.sealedTo ?? (({ pair }) => pair.publicKey))(recoveryKeysOf(code)), { vaultKey: vaultKey(), nextVaultKey: null }, clock.now())
  const slotsFile = join(vaultFolder, 'slots.json')
  writeFileSync(slotsFile, slotsBytes(signSlots({
    format: 'satchel-slots', version: 1, vaultId, name: SCENE_NAME, createdAt: clock.now(), rev: 1, headerSalt: '00'.repeat(16), users: [{ id: userId, name: 'Owner' }], slots: [recoverySlot],
  }, vaultKey())))
  const vaultFile = join(vaultFolder, 'vault.db')
  const database = expectOk(openDatabase({ file: vaultFile, key: databaseKey(), mode: 'create' }), 'a scene has a vault')
  setMeta(database, 'device', randomBytes(8))
  const context = changeContextOf(database, clock, null, () => undefined)
  const scene: BackupScene = { root, vaultFolder, vaultFile, slotsFile, targetFolder, vaultId, recoveryCode: formatRecoveryCode(code), database, context, ids, vaultKey, databaseKey }
  if (options.fillWith === undefined) fill(scene, options.contacts ?? 0)
  else options.fillWith(database)
  return scene
}

const roots: string[] = []

/** A temp folder that {@link removeScenes} takes away. */
export function temporaryRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'satchel-backup-test-'))
  roots.push(root)
  return root
}

/** For `afterAll`: scenes of thousands of contacts would fill the temp folder. */
export function removeScenes(): void {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true })
}

function fill(scene: BackupScene, contacts: number): void {
  commitChange(scene.context, (change, db) => {
    for (const [number, amount] of [[1, LEDGER_SUM], [2, 0]] as const) {
      db.run('INSERT INTO companies (number, id, name, employees) VALUES (?, ?, ?, ?)', number, scene.ids.nextBytes(), `Account ${String(number)}`, amount)
    }
    for (let n = 1; n <= contacts; n++) db.run('INSERT INTO contacts (id, name, email, city) VALUES (?, ?, ?, ?)', scene.ids.nextBytes(), `Contact ${String(n)}`, `contact${String(n)}@example.org`, randomBytes(60).toString('hex'))
    change.record({ action: 'record.created', objectType: 'company', objectId: null, detail: { facts: { rows: contacts + 2 } } })
  })
}

/** One transaction that moves an amount between the two accounts and records it: the sum stays {@link LEDGER_SUM}. */
export function transfer(context: ChangeContext, amount: number): void {
  commitChange(context, (change, db) => {
    db.run('UPDATE companies SET employees = employees - ? WHERE number = 1', amount)
    db.run('UPDATE companies SET employees = employees + ? WHERE number = 2', amount)
    change.record({ action: 'record.updated', objectType: 'company', objectId: null, detail: { facts: { amount } } })
  })
}

export function ledgerSum(database: VaultDatabase): number {
  return database.read.get<{ total: number }>('SELECT sum(employees) AS total FROM companies')?.total ?? -1
}

/** Options of a backup of the scene into its folder. */
export function backupOptions(scene: BackupScene, over: Partial<CreateBackupOptions> = {}): CreateBackupOptions {
  return {
    vaultFile: scene.vaultFile, slotsFile: scene.slotsFile, databaseKey: scene.databaseKey(), vaultKey: scene.vaultKey(), target: folderTarget(scene.targetFolder),
    appVersion: '0.1.0', clock, ids: scene.ids, job: unattended, signerOf: signsFor(scene.recoveryCode), ...over,
  }
}

/** The signing key of a code, as the vault keeps it. */
export function signsFor(recoveryCode: string): () => Secret {
  return () => recoveryKeysOf(expectOk(parseRecoveryCode(recoveryCode), 'the code reads')).signingKey
}

export function backUp(scene: BackupScene, over: Partial<CreateBackupOptions> = {}): CreatedBackup {
  return expectOk(createBackup(backupOptions(scene, over)), 'the backup succeeds')
}

/** What the engine does when it settles a restored vault: a new device, and an entry with both heads. */
export function settle(database: VaultDatabase, facts: RestoredFacts): void {
  setMeta(database, 'device', randomBytes(8))
  commitChange(changeContextOf(database, clock, null, () => undefined), (change) => {
    change.record({
      action: 'backup.restored', objectType: 'backup', objectId: facts.backupId,
      detail: { facts: { backupSeq: facts.headInBackup.seq, backupHash: Buffer.from(facts.headInBackup.hash).toString('hex') } },
    })
  })
}

export function restoreOptions(from: { readonly targetFolder: string; readonly recoveryCode: string }, into: string, over: Partial<RestoreBackupOptions> = {}): RestoreBackupOptions {
  return { target: folderTarget(from.targetFolder), backupId: null, into, recoveryCode: from.recoveryCode, clock, job: unattended, settle, ...over }
}

export function restored(scene: BackupScene, into: string, over: Partial<RestoreBackupOptions> = {}) {
  return restoreBackup(restoreOptions(scene, into, over))
}

/** The first 8 bytes that name the device in a vault. */
export function deviceOf(database: VaultDatabase): string {
  const value = database.read.get<{ value: Uint8Array }>(`SELECT value FROM meta WHERE key = 'device'`)?.value
  return Buffer.from(value ?? new Uint8Array()).toString('hex')
}
