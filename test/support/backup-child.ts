// Backs up or restores in a process of its own, to be killed, starved of disk or put on "another machine".
//   backup-child.ts create SCENE.json      backup-child.ts restore TARGET INTO   (recovery code or scene on standard input)
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createBackup } from '../../electron/backup/create'
import { folderTarget } from '../../electron/backup/folder-target'
import { restoreBackup } from '../../electron/backup/restore'
import { unattended } from '../../electron/changes/job-control'
import { deriveDatabaseKey } from '../../electron/vault/keys'
import { createIdSource } from '../../shared/ids'
import { Secret } from '../../shared/secret'
import { settle } from './backup-scene'

const clock = { now: () => Date.now() }
const [mode, target = '', into = ''] = process.argv.slice(2)
const input = readFileSync(0, 'utf8')

// Says when the work begins: a kill is timed from here, not from the start of the process.
if (process.env['TELL_START'] === '1') process.stdout.write('started\n')

if (mode === 'create') {
  const scene = JSON.parse(input) as { readonly vaultFile: string; readonly slotsFile: string; readonly vaultKey: string }
  const vaultKey = (): Secret => new Secret(Buffer.from(scene.vaultKey, 'hex'))
  const result = createBackup({
    vaultFile: scene.vaultFile, slotsFile: scene.slotsFile, vaultKey: vaultKey(), databaseKey: deriveDatabaseKey(vaultKey()), target: folderTarget(target),
    appVersion: '0.1.0', clock, ids: createIdSource(() => clock.now(), randomBytes), job: unattended,
  })
  process.stdout.write(JSON.stringify(result))
} else {
  process.stdout.write(JSON.stringify(restoreBackup({ target: folderTarget(target), backupId: null, into, recoveryCode: input, clock, job: unattended, settle })))
}
