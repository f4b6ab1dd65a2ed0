import type { EngineChannel, Input } from '../../shared/ipc/contract'
import type { JobKind } from '../../shared/ipc/failures'
import type { Result } from '../../shared/result'
import { checkImport } from '../importing/check-import'
import { runImport } from '../importing/run-import'
import { undoImport } from '../importing/undo-import'
import { addSample, removeSample } from '../sample/sample-data'
import { archiveLog } from './archive-job'
import { exportAuditLog, verifyLog, verifyLogFile } from './audit-jobs'
import { restoreFromBackup, runBackup, verifyOneBackup } from './backup-jobs'
import { countForAll } from './hygiene-job'
import { checkVault } from './check-job'
import type { JobScene, JobSceneWithoutVault } from './job-run'
import { exportRecords, exportVault, giveRecords, massCompanies, massContacts, undoChanges } from './record-jobs'
import { copyUnderNextKey } from './rotation-copy'
import { checkSearch, mendSearch } from './search-check-job'

/** Channels of kind `job`, with what the window calls their work. A test holds this against the contract. */
export const jobKinds = {
  'contacts.mass': 'mass-change', 'companies.mass': 'mass-change', 'records.give': 'mass-change', 'changes.undo': 'undo',
  'import.check': 'import-check', 'import.run': 'import', 'import.undo': 'import-undo',
  'export.run': 'export', 'export.all': 'export',
  'vault.check': 'check-vault', 'vault.checkSearch': 'check-search', 'vault.mendSearch': 'mend-search', 'vault.rotateKey': 'rotate-key', 'audit.verify': 'verify-log', 'audit.verifyFile': 'verify-log', 'audit.export': 'export', 'audit.archive': 'archive-log',
  'backup.run': 'backup', 'backup.verify': 'verify-backup', 'backup.restore': 'restore',
  'sample.add': 'sample', 'sample.remove': 'sample', 'hygiene.count': 'count',
} as const satisfies Partial<Record<EngineChannel, JobKind>>
export type JobChannel = keyof typeof jobKinds

/** Jobs that change records: one at a time, and other changes wait for them. */
export const writingJobs: ReadonlySet<JobChannel> = new Set<JobChannel>(['contacts.mass', 'companies.mass', 'records.give', 'changes.undo', 'import.run', 'import.undo', 'sample.add', 'sample.remove', 'vault.mendSearch', 'vault.rotateKey', 'audit.archive'])

/** Whether a channel is answered by a job. */
export function isJobChannel(channel: EngineChannel): channel is JobChannel {
  return channel in jobKinds
}

type SceneOf<C extends JobChannel> = C extends 'backup.restore' | 'audit.verifyFile' ? JobSceneWithoutVault : JobScene
type Handler<C extends JobChannel> = (input: Input<C>, scene: SceneOf<C>) => Result<unknown, unknown> | Promise<Result<unknown, unknown>>

/** One line per job: which room does it. */
export const jobHandlers: { readonly [C in JobChannel]: Handler<C> } = {
  'contacts.mass': (input, scene) => massContacts(scene, input),
  'companies.mass': (input, scene) => massCompanies(scene, input),
  'records.give': (input, scene) => giveRecords(scene, input),
  'changes.undo': (input, scene) => undoChanges(scene, input),
  'import.check': ({ file, plan, fixes }, { database, context, path, control, clock }) => checkImport(database.read, path(file), plan, fixes, control, clock, context.person),
  'import.run': ({ file, plan, fixes }, { context, path, control }) => runImport(context, path(file), plan, fixes, control),
  'import.undo': ({ batchId }, { context, control }) => undoImport(context, batchId, control),
  'export.run': (input, scene) => exportRecords(scene, input),
  'export.all': (input, scene) => exportVault(scene, input),
  'vault.check': (_input, scene) => checkVault(scene),
  'vault.checkSearch': (_input, { context, control }) => checkSearch(context, control),
  'vault.mendSearch': (_input, { context, control }) => mendSearch(context, control),
  'vault.rotateKey': (_input, scene) => copyUnderNextKey(scene),
  'audit.verify': (input, scene) => verifyLog(scene, scene.anchors, input),
  'audit.verifyFile': (input, scene) => verifyLogFile(scene, scene.path(input.from), input),
  'audit.export': ({ to, filter }, scene) => exportAuditLog(scene, scene.path(to), filter ?? {}),
  'audit.archive': ({ to, before }, scene) => archiveLog(scene, scene.path(to), before),
  'backup.run': (input, scene) => runBackup(scene, input),
  'backup.verify': (input, scene) => verifyOneBackup(scene, input),
  'backup.restore': (input, scene) => restoreFromBackup(scene, input),
  'sample.add': (input, { context, control }) => addSample(context, input.language ?? 'en', control),
  'hygiene.count': (_input, scene) => countForAll(scene),
  'sample.remove': (_input, { context, control }) => removeSample(context, control),
}
