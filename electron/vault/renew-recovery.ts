import { createIdSource, type UserId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { wipe } from '../../shared/secret'
import { createRecoveryCode, formatRecoveryCode, parseRecoveryCode, recoveryKeyPair } from './recovery-code'
import { makeRecoverySlot, wipeKeys } from './slot-keys'
import { nextRev, writeSlots, type RecoverySlot, type SlotsFile } from './slots'
import type { VaultTools } from './tools'
import { authenticate, type AuthenticateFailure } from './unlock'
import type { VaultPaths } from './vault-folder'

export interface RenewedRecovery {
  /** Shown once; nothing keeps it. Due for confirmation by typing it back. */
  readonly recoveryCode: string
  readonly recoveryPublicKey: Uint8Array
  readonly slots: SlotsFile
}

/** A new recovery code in place of the old one, which from then on is wrong; asks for the passphrase (SECURITY.md K7, K13). Backups made before still open with the old code alone. */
export async function renewRecoveryCode(
  tools: VaultTools, request: { readonly paths: VaultPaths; readonly userId: UserId; readonly passphrase: string; readonly expectedRev: number },
): Promise<Result<RenewedRecovery, AuthenticateFailure>> {
  const opened = await authenticate(tools, { paths: request.paths, who: { userId: request.userId }, passphrase: request.passphrase })
  if (!opened.ok) return opened
  const { slots, vaultKey, privateKey, deviceSecret } = opened.value
  const code = createRecoveryCode(tools.random)
  const pair = recoveryKeyPair(code)
  try {
    const slotId = createIdSource(() => tools.clock.now(), tools.random).next()
    const renewed = makeRecoverySlot({ vaultId: slots.vaultId, slotId, userId: request.userId }, pair.publicKey, opened.value, tools.clock.now())
    const next = nextRev(slots, request.expectedRev)
    const written = writeSlots(request.paths.slots, { ...next, slots: [...next.slots.filter((slot) => slot.kind !== 'recovery'), renewed] }, vaultKey)
    return written.ok ? ok({ recoveryCode: formatRecoveryCode(code), recoveryPublicKey: pair.publicKey, slots: written.value }) : written
  } finally {
    for (const secret of [code, pair.privateKey, privateKey]) wipe(secret)
    wipeKeys(opened.value)
    if (deviceSecret !== null) wipe(deviceSecret)
  }
}

/** Whether the code typed back is the vault's own: it was kept. Needs no secret and writes nothing. */
export function confirmRecoveryCode(slots: SlotsFile, typed: string): Result<RecoverySlot, { readonly kind: 'recovery-code-mistyped' | 'recovery-code-wrong' }> {
  const code = parseRecoveryCode(typed)
  if (!code.ok) return code
  const pair = recoveryKeyPair(code.value)
  const publicKey = Buffer.from(pair.publicKey).toString('hex')
  const slot = slots.slots.find((other): other is RecoverySlot => other.kind === 'recovery' && other.publicKey === publicKey)
  wipe(pair.privateKey)
  wipe(code.value)
  return slot === undefined ? err({ kind: 'recovery-code-wrong' }) : ok(slot)
}
