import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { JobChannel } from '../../../electron/engine/job-handlers'
import { rememberSigner } from '../../../electron/engine/backup-signer'
import { readSchedule, writeSchedule } from '../../../electron/engine/backup-handlers'
import { newSchedule } from '../../../electron/backup/schedule'
import { setMeta } from '../../../electron/engine/change-context'
import { presetRights } from '../../../shared/permissions'
import { runJob, type JobEnvironment } from '../../../electron/engine/job-run'
import { parseRecoveryCode, recoveryKeysOf } from '../../../electron/vault/recovery-code'
import { everything } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { reveal } from '../../../shared/secret'
import { aBackupScene, removeScenes, type BackupScene } from '../../support/backup-scene'

afterAll(removeScenes)

const TOKEN = `file-${'a'.repeat(32)}`
const JOB = { jobId: 'a-job-id' }
/** The database waits five seconds for a writer; a try that began is not over before. */
const A_TRY_MS = 4_000

const exporting = [
  ['export.run', 'out.csv', { to: TOKEN, object: 'contact', selection: { mode: 'all', filter: everything, except: [] }, format: 'csv', flavour: 'exact' }, 'export.finished'],
  ['export.all', 'out', { to: TOKEN }, 'export.finished'],
  ['audit.export', 'log.jsonl', { to: TOKEN }, 'log.exported'],
] as const

function aScene(): BackupScene {
  const scene = aBackupScene({ contacts: 3 })
  const { pair, signingKey } = recoveryKeysOf(expectOk(parseRecoveryCode(scene.recoveryCode), 'the code reads'))
  rememberSigner(scene.database, Buffer.from(pair.publicKey).toString('hex'), signingKey)
  setMeta(scene.database, 'vault-id', scene.vaultId)
  writeSchedule(scene.database.db, { ...newSchedule, target: scene.targetFolder })
  return scene
}

function environmentOf(scene: BackupScene, path: string): JobEnvironment {
  const actor = { userId: scene.ids.next<never>(), sessionId: scene.ids.next<never>() }
  const vault = { folder: scene.vaultFolder, databaseFile: scene.vaultFile, databaseKey: Uint8Array.from(reveal(scene.databaseKey())), vaultKey: Uint8Array.from(reveal(scene.vaultKey())), actor, authority: { userId: actor.userId, role: 'administrator', roleName: null, rights: presetRights.administrator, team: [actor.userId] } }
  return { vault, files: { [TOKEN]: path }, appVersion: '0.1.0', anchors: { file: null, keychain: null } }
}

const actionsOf = (scene: BackupScene): string[] => scene.database.read.all<{ action: string }>('SELECT action FROM audit_entries ORDER BY seq').map(({ action }) => action)
const filesIn = (path: string): string[] => (existsSync(path) ? readdirSync(path) : [])

/** Runs a job while a transaction holds the vault from the start or a phase on, as an import does; `asked` hears each question for a cancel, and how long the job has been held up. */
function runHeld(scene: BackupScene, channel: JobChannel, input: object, path: string, asked: (heldForMs: number) => boolean, from: string | null = null) {
  let heldSince = 0
  const hold = (): void => {
    scene.database.db.run('BEGIN IMMEDIATE')
    heldSince = Date.now()
  }
  if (from === null) hold()
  const control = {
    cancelled: () => heldSince > 0 && asked(Date.now() - heldSince),
    progress: (phase: string) => {
      if (phase === from && heldSince === 0) hold()
    },
  }
  return runJob(channel, { ...JOB, ...input }, environmentOf(scene, path), control, { now: () => Date.now() }, () => undefined)
}

describe('an export', () => {
  it.each(exporting)('%s › is in the log before its file is there: whatever kills it afterwards, no file is unknown to the log (A1)', async (channel, name, input, finished) => {
    const scene = aScene()
    const path = join(scene.root, name)
    const seen: string[][] = []
    const control = { cancelled: () => false, progress: () => undefined }
    const answer = await runJob(channel, { ...JOB, ...input }, environmentOf(scene, path), control, { now: () => Date.now() }, () => {
      seen.push([...actionsOf(scene).slice(-1), channel === 'export.all' ? String(filesIn(path).filter((file) => !file.endsWith('.part')).length > 0) : String(existsSync(path))])
    })
    expect(answer.ok).toBe(true)
    expect(seen).toEqual([['export.started', 'false'], [finished, 'true']])
  })

  it.each(exporting)('%s › is in the log before the first byte is on the disk: a kill in the middle leaves no half file that the log does not know (A1)', async (channel, name, input) => {
    const scene = aScene()
    const path = join(scene.root, name)
    const bytes: number[] = []
    await runJob(channel, { ...JOB, ...input }, environmentOf(scene, path), { cancelled: () => false, progress: () => undefined }, { now: () => Date.now() }, () => {
      const folder = channel === 'export.all' ? path : scene.root
      bytes.push(...filesIn(folder).filter((file) => file.endsWith('.part')).map((file) => statSync(join(folder, file)).size))
    })
    expect(bytes).toEqual([0])
  })

  it.each(exporting)('%s › given an import under way and a cancel › leaves no file and no entry', async (channel, name, input) => {
    const scene = aScene()
    const path = join(scene.root, name)
    const answer = await runHeld(scene, channel, input, path, (heldForMs) => heldForMs > A_TRY_MS)
    scene.database.db.run('ROLLBACK')
    expect(answer).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(filesIn(channel === 'export.all' ? path : scene.root).filter((file) => file.startsWith('out') || file.endsWith('.part') || file.endsWith('json'))).toEqual([])
    expect(actionsOf(scene)).not.toContain('export.started')
  }, 30_000)

  it('given an import under way › waits for it, and is recorded', async () => {
    const scene = aScene()
    const path = join(scene.root, 'out.csv')
    let released = false
    const answer = await runHeld(scene, 'export.run', exporting[0][2], path, (heldForMs) => {
      if (heldForMs > A_TRY_MS && !released) scene.database.db.run('ROLLBACK')
      released ||= heldForMs > A_TRY_MS
      return false
    })
    expect(answer).toMatchObject({ ok: true, value: { count: 3 } })
    expect(existsSync(path)).toBe(true)
    expect(actionsOf(scene).slice(-2)).toEqual(['export.started', 'export.finished'])
  }, 30_000)
})

describe('backup.run', () => {
  it('given an import that began meanwhile › waits for it: the copy is recorded and no other is due (B5)', async () => {
    const scene = aScene()
    let released = false
    const answer = await runHeld(scene, 'backup.run', { to: null }, scene.root, (heldForMs) => {
      if (heldForMs > A_TRY_MS && !released) scene.database.db.run('ROLLBACK')
      released ||= heldForMs > A_TRY_MS
      return false
    }, 'seal')
    expect(answer).toMatchObject({ ok: true, value: { verified: true } })
    expect(scene.database.read.all('SELECT file_name FROM backups')).toHaveLength(1)
    expect(readSchedule(scene.database.read)).toMatchObject({ lastProblem: null, lastSuccessAt: expect.any(Number) as number })
  }, 30_000)

  it('given another place › says nothing about the folder that is set: its problem stays, and its next run is as due as before', async () => {
    const scene = aScene()
    const before = { ...newSchedule, target: join(scene.root, 'unplugged'), lastAttemptAt: 5, lastProblem: 'target-missing' as const }
    writeSchedule(scene.database.db, before)
    const control = { cancelled: () => false, progress: () => undefined }
    const answer = await runJob('backup.run', { ...JOB, to: TOKEN }, environmentOf(scene, scene.targetFolder), control, { now: () => Date.now() }, () => undefined)
    expect(answer.ok).toBe(true)
    expect(readSchedule(scene.database.read)).toEqual(before)
    expect(actionsOf(scene).at(-1)).toBe('backup.finished')
  })
})
