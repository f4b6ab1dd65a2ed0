import { asId, type SessionId, type UserId, type VaultId } from '../../shared/ids'
import { presetRights } from '../../shared/permissions'
import type { Answer } from '../../shared/ipc/contract'
import { expectOk } from '../../shared/result'
import { reveal, Secret } from '../../shared/secret'
import { commitChange } from '../../electron/changes/commit-change'
import { openDatabase } from '../../electron/db/open'
import { archiveLog } from '../../electron/engine/archive-job'
import { changeContextOf, setMeta } from '../../electron/engine/change-context'
import { unattended } from '../../electron/changes/job-control'
import { aSealedLog, type SealedLog } from './sealed-log'

const DAY = 86_400_000

/** A log of 3000 entries and, 200 days later, 1500 more. */
export function anAgedLog(): SealedLog {
  const vault = aSealedLog()
  setMeta(vault.database, 'vault-id', asId<VaultId>('01890000-0000-7000-8000-0000000000aa'))
  appendMany(vault, 3_000)
  vault.clock.advance(200 * DAY)
  appendMany(vault, 1_500)
  return vault
}

/** Many entries in one transaction. */
export function appendMany(vault: SealedLog, count: number): void {
  commitChange(vault.context, (change) => {
    for (let n = 0; n < count; n++) change.record({ action: 'record.viewed', objectType: null, objectId: null, detail: n % 4 === 0 ? { facts: { n } } : null })
  })
}

/** What `archiveWith` needs of a vault, as plain data. */
export interface ArchiveInput {
  readonly file: string
  readonly key: Uint8Array
  readonly userId: string
  readonly now: number
}
export const archiveInputOf = (vault: SealedLog): ArchiveInput => ({ file: vault.file, key: Uint8Array.from(reveal(vault.key())), userId: vault.userId, now: vault.clock.now() })

/** Does what the job does that archives, on a connection of its own. */
export async function archiveWith({ file, key, userId, now }: ArchiveInput, to: string, before: number | null): Promise<Answer<'audit.archive'>> {
  const clock = { now: () => now }
  const actor = { userId: asId<UserId>(userId), sessionId: asId<SessionId>('01890000-0000-7000-8000-0000000000bb') }
  const database = expectOk(openDatabase({ file, key: new Secret(Uint8Array.from(key)), mode: 'write' }), 'the vault opens')
  try {
    return await archiveLog({
      database, read: database.read, nextVaultKey: null, clock, context: changeContextOf(database, clock, actor, () => undefined), folder: '', vaultKey: new Secret(new Uint8Array(32)), databaseKey: new Secret(new Uint8Array(32)),
      authority: { userId: actor.userId, role: 'administrator', roleName: null, rights: presetRights.administrator, team: [actor.userId] }, appVersion: '0.0.0', anchors: { file: null, keychain: null },
      control: unattended, path: () => to,
    }, to, before)
  } finally {
    database.close()
  }
}
