// Works on a backup scene in a process of its own, to be killed, starved of disk or put on "another machine".
//   backup-child.ts create|write TARGET < {"vaultFile","slotsFile","vaultKey","recoveryCode"}      backup-child.ts restore TARGET INTO < recovery code
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createBackup } from '../../electron/backup/create'
import { folderTarget } from '../../electron/backup/folder-target'
import { restoreBackup } from '../../electron/backup/restore'
import { unattended } from '../../electron/changes/job-control'
import { openDatabase } from '../../electron/db/open'
import { changeContextOf } from '../../electron/engine/change-context'
import { deriveDatabaseKey } from '../../electron/vault/keys'
import { createIdSource } from '../../shared/ids'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import { settle, signsFor, transfer } from './backup-scene'

interface ChildScene {
  readonly vaultFile: string
  readonly slotsFile: string
  readonly vaultKey: string
  readonly recoveryCode: string
}

const clock = { now: () => Date.now() }
const [mode, target = '', into = ''] = process.argv.slice(2)
const input = readFileSync(0, 'utf8')

// A kill is timed from here, not from the start of the process.
if (process.env['TELL_START'] === '1') process.stdout.write('started\n')

if (mode === 'restore') {
  process.stdout.write(JSON.stringify(restoreBackup({ target: folderTarget(target), backupId: null, into, recoveryCode: input, clock, job: unattended, settle })))
} else {
  const scene = JSON.parse(input) as ChildScene
  const vaultKey = (): Secret => new Secret(Buffer.from(scene.vaultKey, 'hex'))
  if (mode === 'create') {
    const result = createBackup({
      vaultFile: scene.vaultFile, slotsFile: scene.slotsFile, vaultKey: vaultKey(), databaseKey: deriveDatabaseKey(vaultKey()), target: folderTarget(target),
      appVersion: '0.1.0', clock, ids: createIdSource(() => clock.now(), randomBytes), job: unattended, signerOf: signsFor(scene.recoveryCode),
    })
    process.stdout.write(JSON.stringify(result))
  } else {
    const database = expectOk(openDatabase({ file: scene.vaultFile, key: deriveDatabaseKey(vaultKey()), mode: 'write' }), 'the writer opens the vault')
    const context = changeContextOf(database, clock, null, () => undefined)
    for (let n = 1; ; n++) transfer(context, n % 100)
  }
}
