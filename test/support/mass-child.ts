// Changes every person of a vault, or takes that back, and is killed in the middle: node --import run-typescript.mjs mass-child.ts FILE KEYHEX delete|undo [TRANSACTION]
import { unattended, type JobControl } from '../../electron/changes/job-control'
import { undoTransaction } from '../../electron/changes/undo'
import { massChangeContacts } from '../../electron/contacts/commands'
import { openDatabase } from '../../electron/db/open'
import { changeContextOf } from '../../electron/engine/change-context'
import { undoAppliers } from '../../electron/engine/undo-appliers'
import { createListCache } from '../../electron/records/list-cache'
import { everything } from '../../shared/list'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'

/** So little that what is not committed yet overflows into the -wal, as that of a large vault does. */
const CACHE_KIB = 2_048

const [file = '', key = '', task, transactionId = ''] = process.argv.slice(2)
const database = expectOk(openDatabase({ file, key: new Secret(Uint8Array.from(Buffer.from(key, 'hex'))), mode: 'write', cacheKib: CACHE_KIB }), 'the vault opens')
const context = changeContextOf(database, { now: () => Date.now() }, null, () => undefined)
const say = (text: string): void => void process.stdout.write(`${text}\n`)
let began = false
const control: JobControl = {
  ...unattended,
  progress: (phase) => {
    if (!began) say('begun')
    began = true
    if (phase === 'finishing') say(phase)
  },
}
if (task === 'delete') say(`done ${massChangeContacts(context, createListCache(), { mode: 'all', filter: everything, except: [] }, { kind: 'delete' }, control).transactionId}`)
else if (task === 'undo') say(`done ${String(expectOk(undoTransaction(context, undoAppliers, transactionId, control), 'taken back').reversed)}`)
else throw new Error(`no task ${String(task)}`)
database.close()
