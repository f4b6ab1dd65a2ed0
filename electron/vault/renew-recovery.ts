import { createIdSource, type UserId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import { createRecoveryCode, findForCode, formatRecoveryCode, parseRecoveryCode, recoveryKeysOf, wipeRecoveryKeys, type RecoveryKeys } from './recovery-code'
import { makeRecoverySlot, wipeKeys } from './slot-keys'
import { nextRev, recoverySlotsOf, writeSlots, type RecoverySlot, type SlotsFile } from './slots'
import type { VaultTools } from './tools'
import { authenticate, type AuthenticateFailure } from './unlock'
import type { VaultPaths } from './vault-folder'

export interface RenewedRecovery {
  /** Shown once; nothing keeps it. Due for confirmation by typing it back. */
  readonly recoveryCode: string
  readonly recoveryPublicKey: Uint8Array
  readonly slots: SlotsFile
}

/**
 * A new recovery code in place of the old one, which from then on is wrong; asks for the passphrase (SECURITY.md K7, K13). Backups made before
 * still open with the old code alone. `before` is told the new code's keys just before slots.json changes, so that the database knows of a
 * code that nobody has seen yet, should the process end right after.
 */
export async function renewRecoveryCode(
  tools: VaultTools, request: { readonly paths: VaultPaths; readonly userId: UserId; readonly passphrase: string; readonly expectedRev: number; readonly slots?: SlotsFile; readonly before: (keys: RecoveryKeys) => void },
): Promise<Result<RenewedRecovery, AuthenticateFailure>> {
  const opened = await authenticate(tools, { paths: request.paths, who: { userId: request.userId }, passphrase: request.passphrase, ...(request.slots === undefined ? {} : { slots: request.slots }) })
  if (!opened.ok) return opened
  const { slots, vaultKey, privateKey, deviceSecret } = opened.value
  const code = createRecoveryCode(tools.random)
  const keys = recoveryKeysOf(code)
  const { publicKey } = keys.pair
  try {
    const slotId = createIdSource(() => tools.clock.now(), tools.random).next()
    const renewed = makeRecoverySlot({ vaultId: slots.vaultId, slotId, userId: request.userId }, publicKey, opened.value, tools.clock.now())
    request.before(keys)
    const next = nextRev(slots, request.expectedRev)
    const written = writeSlots(request.paths.slots, { ...next, slots: [...next.slots.filter((slot) => slot.kind !== 'recovery'), renewed] }, vaultKey)
    return written.ok ? ok({ recoveryCode: formatRecoveryCode(code), recoveryPublicKey: publicKey, slots: written.value }) : written
  } finally {
    for (const secret of [code, privateKey]) wipe(secret)
    wipeRecoveryKeys(keys)
    wipeKeys(opened.value)
    if (deviceSecret !== null) wipe(deviceSecret)
  }
}

/** The code typed back, if it is the vault's own: it was kept. Needs no secret and writes nothing; the caller wipes both keys. */
export function confirmRecoveryCode(slots: SlotsFile, typed: string): Result<{ readonly slot: RecoverySlot; readonly signingKey: Secret; readonly auditKey: Secret }, { readonly kind: 'recovery-code-mistyped' | 'recovery-code-wrong' }> {
  const code = parseRecoveryCode(typed)
  if (!code.ok) return code
  const keys = recoveryKeysOf(code.value)
  wipe(code.value)
  const found = findForCode(keys, recoverySlotsOf(slots))
  for (const { privateKey } of [keys.pair, keys.formerPair]) wipe(privateKey)
  if (found !== null) return ok({ slot: found.entry, signingKey: keys.signingKey, auditKey: keys.auditKey })
  wipe(keys.signingKey)
  wipe(keys.auditKey)
  return err({ kind: 'recovery-code-wrong' })
}
