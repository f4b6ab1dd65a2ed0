import { randomBytes } from 'node:crypto'
import type { Answer, Input } from '../../shared/ipc/contract'
import { err, ok, type Result } from '../../shared/result'
import { Secret, wipe } from '../../shared/secret'
import type { Clock } from '../../shared/time'
import { commitChange, commitEvent } from '../changes/commit-change'
import { databaseFailure } from '../db/sqlite-error'
import { codeOf } from '../vault/atomic-file'
import { VAULT_KEY_LENGTH } from '../vault/keys'
import { isEdited } from '../vault/people-seal'
import { keepSlotFile, rememberSlots } from './slots-memory'
import type { JobDesk } from './job-desk'
import { backUpFirst } from './backup-first'
import { copyOf, type OpenVault } from './open-vault'
import { sweepCopy } from './rotation-copy'
import { isRotationDue, knownPublicKeys, recordRotation, type RotationReason } from './rotation-state'
import type { VaultSession } from './session'
import { genuineSlots, swapVault } from './swap-vault'

export interface RotationTools {
  readonly session: VaultSession
  readonly desk: JobDesk
  readonly clock: Clock
}

/** Each try copies the vault anew: somebody was refused something meanwhile, which the log notes. */
const TRIES = 3

/** Rotates the key because the person of the session asks for it, who proves to be that person once more (SECURITY.md K13). */
export async function rotateKey(tools: RotationTools, { jobId, passphrase, withoutBackup = false }: Input<'vault.rotateKey'>): Promise<Answer<'vault.rotateKey'>> {
  const proved = await tools.session.prove(passphrase)
  if (!proved.ok) return proved
  const vault = tools.session.vault()
  if (vault === null) return err({ kind: 'locked' })
  return rotateVault(tools, { jobId, why: isRotationDue(vault.database) ? 'due' : 'asked', withoutBackup })
}

/**
 * Gives the open vault another key and goes on with the session (SECURITY.md K8 to K10). Nobody else's passphrase is needed: each slot of slots.json is
 * sealed to its public key anew. First a backup, where backups go (B13). The copy is made by a job in a thread of its own, beside which lists go on and no other job runs; cancelled there, nothing
 * was changed. The swap at its end takes milliseconds and cannot be cancelled. For callers that proved the person's passphrase already.
 */
export async function rotateVault(tools: RotationTools, { jobId, why, withoutBackup }: { readonly jobId: string; readonly why: RotationReason; readonly withoutBackup: boolean }): Promise<Answer<'vault.rotateKey'>> {
  const startedAt = tools.clock.now()
  const ready = readyVault(tools)
  if (!ready.ok) return ready
  const backedUp = withoutBackup ? ok(false) : await backUpFirst(tools.desk, ready.value, jobId)
  if (!backedUp.ok) return backedUp
  for (let left = TRIES; ; left--) {
    const vault = readyVault(tools)
    if (!vault.ok) return vault
    const answer = await rotateOnce(tools, vault.value, { jobId, why, startedAt, backedUp: backedUp.value })
    if (answer.ok || answer.failure.kind !== 'busy' || answer.failure.with !== 'rotate-key' || left === 1) return answer
  }
}

/** The open vault, when its key can be rotated: nobody edited the table of permissions, and every slot is of a key that it knows. */
function readyVault({ session }: RotationTools): Result<OpenVault, Extract<Answer<'vault.rotateKey'>, { readonly ok: false }>['failure']> {
  const vault = session.vault()
  if (vault === null) return err({ kind: 'locked' })
  if (isEdited(vault)) return err({ kind: 'damaged', what: 'vault' })
  keepSlotFile(vault)
  const foreign = foreignSlot(vault)
  return foreign === null || foreign.ok ? ok(vault) : foreign
}

/** Looked for before the vault is copied; the swap looks again. Nothing is changed, and the log says what was found. */
function foreignSlot(vault: OpenVault): Answer<'vault.rotateKey'> | null {
  const slots = genuineSlots(vault)
  if (!slots.ok) return slots
  const known = knownPublicKeys(vault.database.read)
  const foreign = slots.value.slots.find(({ publicKey }) => !known.has(publicKey))
  if (foreign === undefined) return null
  commitEvent(vault.context, { action: 'vault.foreign-slot-found', objectType: 'vault', objectId: vault.session.vaultId, detail: { facts: { slotId: foreign.slotId } } })
  return err({ kind: 'foreign-slot', slotId: foreign.slotId })
}

interface Rotation {
  readonly jobId: string
  readonly why: RotationReason
  readonly startedAt: number
  readonly backedUp: boolean
}

async function rotateOnce({ session, desk, clock }: RotationTools, vault: OpenVault, { jobId, why, startedAt, backedUp }: Rotation): Promise<Answer<'vault.rotateKey'>> {
  const nextVaultKey = new Secret(Uint8Array.from(randomBytes(VAULT_KEY_LENGTH)))
  const forJob = copyOf(nextVaultKey)
  const swap = (): Answer<'vault.rotateKey'> => {
    // Locked meanwhile, or another vault was chosen.
    if (session.vault() !== vault) return err({ kind: 'locked' })
    const { vault: next, failure } = swapVault(vault, nextVaultKey)
    session.replaceVault(next)
    if (failure !== null) return err(failure.kind === 'disk-full' ? { kind: 'disk-full' } : failure)
    const seconds = Math.round((clock.now() - startedAt) / 100) / 10
    if (next !== null) noteRotation(next, why, seconds)
    return ok({ rotated: true, backedUp, seconds })
  }
  try {
    const answer = await desk.run('vault.rotateKey', { jobId }, { nextVaultKey: forJob, settle: (copied) => (copied.ok ? swap() : copied) })
    await session.refresh()
    return answer as Answer<'vault.rotateKey'>
  } finally {
    // A job in another thread wiped its own copy of these.
    forJob.fill(0)
    if (session.vault()?.vaultKey !== nextVaultKey) {
      wipe(nextVaultKey)
      sweepCopy(vault.paths)
    }
  }
}

/** The vault has its key whether the log takes the entry or not; what a full disk refuses, the next opening records. */
function noteRotation(vault: OpenVault, why: RotationReason, seconds: number): void {
  vault.findings = vault.findings.filter(({ kind }) => kind !== 'rotation-due')
  try {
    commitChange(vault.context, (change) => {
      rememberSlots(vault.database, vault.slots)
      recordRotation(change, vault.database, vault.session.vaultId, { why, seconds })
    })
  } catch (error) {
    if (databaseFailure(error) === null && codeOf(error) === undefined) throw error
  }
}
