import { z } from 'zod'
import type { UserId } from '../../shared/ids'
import type { Change } from '../changes/commit-change'
import type { VaultDatabase } from '../db/open'
import type { VaultTools } from '../vault/tools'
import { throttleOf } from '../vault/unlock'
import { readVaultFolder, type VaultPaths } from '../vault/vault-folder'
import { metaOf, setMeta } from './change-context'

/** How often somebody failed to get in since the last who did: by person, by names that nobody has, and with recovery codes. */
export interface FailedAttempts {
  readonly people: ReadonlyMap<UserId, number>
  readonly unknown: number
  readonly recovery: number
}

export const noFailedAttempts: FailedAttempts = { people: new Map(), unknown: 0, recovery: 0 }

/** Who failed to get in, as counted outside the vault while it was locked. Reads only. */
export async function failedAttemptsOf(tools: VaultTools, paths: VaultPaths): Promise<FailedAttempts> {
  const read = readVaultFolder(paths)
  if (!read.ok) return noFailedAttempts
  const throttle = throttleOf(tools, paths, read.value.vaultId)
  const people = await Promise.all(read.value.users.map(async ({ id }) => [id, (await throttle.standing(`user:${id}`)).failures] as const))
  return { people: new Map(people), unknown: (await throttle.standing('unknown')).failures, recovery: (await throttle.standing('recovery')).failures }
}

/** What is recorded now is not recorded again. Those of people stay counted, since they still have to wait. */
export async function forgetRecorded(tools: VaultTools, paths: VaultPaths, vaultId: Parameters<typeof throttleOf>[2]): Promise<void> {
  const throttle = throttleOf(tools, paths, vaultId)
  for (const scope of ['unknown', 'recovery'] as const) await throttle.forgive(scope)
}

const RECORDED = 'attempts-recorded'
const recorded = z.record(z.string(), z.int().min(0))

/**
 * Records failed attempts with their reason: a locked vault takes no entry, so whoever opens it next brings them along, also those of others. A name that
 * is nobody's is not kept: it may be somebody's passphrase, typed into the wrong field.
 */
export function recordFailedAttempts(change: Change, database: VaultDatabase, attempts: FailedAttempts, opener: UserId): void {
  const before = recordedIn(database)
  for (const [userId, failures] of attempts.people) {
    const news = failures - Math.min(failures, before[userId] ?? 0)
    if (news > 0) change.record({ action: 'vault.unlock-failed', objectType: 'user', objectId: userId, detail: { facts: { attempts: news, reason: 'wrong-passphrase' } } })
  }
  for (const [reason, failures] of [['unknown-user', attempts.unknown], ['recovery-code', attempts.recovery]] as const) {
    if (failures > 0) change.record({ action: 'vault.unlock-failed', objectType: 'vault', objectId: null, detail: { facts: { attempts: failures, reason } } })
  }
  // The opener's count begins anew.
  setMeta(database, RECORDED, JSON.stringify(Object.fromEntries([...attempts.people].filter(([userId, failures]) => failures > 0 && userId !== opener))))
}

function recordedIn(database: VaultDatabase): Readonly<Partial<Record<string, number>>> {
  const kept = metaOf(database, RECORDED)
  if (typeof kept !== 'string') return {}
  try {
    const parsed = recorded.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : {}
  } catch {
    // Somebody else wrote it: everything is recorded once more.
    return {}
  }
}
