import type { UserId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { wipe } from '../../shared/secret'
import type { PassphraseProblem } from '../../shared/vault/channels'
import { passphraseProblem } from '../auth/passphrase'
import { sealKeyPairOf } from './seal'
import { makePassphraseSlot, wipeKeys } from './slot-keys'
import { nextRev, writeSlots, type SlotsFile } from './slots'
import { costFor, type VaultTools } from './tools'
import { authenticate, type AuthenticateFailure } from './unlock'
import type { VaultPaths } from './vault-folder'

export interface ChangePassphraseRequest {
  readonly paths: VaultPaths
  readonly userId: UserId
  readonly passphrase: string
  readonly newPassphrase: string
  /** As the open vault knows them; left out: as they stand in slots.json. */
  readonly slots?: SlotsFile
  /** The revision of slots.json that the database knows; the new one is higher (SECURITY.md K5). */
  readonly expectedRev: number
}

export type PassphraseRefused = { readonly kind: 'passphrase-refused'; readonly problem: PassphraseProblem }

/**
 * Rewrites slots.json and nothing else (SECURITY.md K2): same key pair, same vault key, new salt and wrapping. The caller stores the new
 * `rev` in the database afterwards; a crash in between leaves the file ahead, which is accepted at the next unlock.
 * A copy of the old slots.json still opens with the old passphrase: only a rotation of the vault key ends that.
 */
export async function changePassphrase(tools: VaultTools, request: ChangePassphraseRequest): Promise<Result<SlotsFile, AuthenticateFailure | PassphraseRefused>> {
  const opened = await authenticate(tools, { paths: request.paths, who: { userId: request.userId }, passphrase: request.passphrase, ...(request.slots === undefined ? {} : { slots: request.slots }) })
  if (!opened.ok) return opened
  const { slots, slot, privateKey, deviceSecret, userName } = opened.value
  try {
    const problem = isSame(request) ? 'same-as-before' : await passphraseProblem(request.newPassphrase, { names: [userName, slots.name], keychain: deviceSecret !== null })
    if (problem !== null) return err({ kind: 'passphrase-refused', problem })
    const device = deviceSecret === null || slot.deviceFingerprint === null ? null : { secret: deviceSecret, fingerprint: slot.deviceFingerprint }
    const owner = { vaultId: slots.vaultId, slotId: slot.slotId, userId: slot.userId }
    const changed = await makePassphraseSlot(owner, sealKeyPairOf(privateKey), { passphrase: request.newPassphrase, device }, opened.value, costFor(device !== null), tools.clock.now(), tools.random)
    const next = nextRev(slots, request.expectedRev)
    const written = writeSlots(request.paths.slots, { ...next, slots: next.slots.map((other) => (other.slotId === slot.slotId ? changed : other)) }, opened.value.vaultKey)
    return written.ok ? ok(written.value) : written
  } finally {
    wipe(privateKey)
    wipeKeys(opened.value)
    if (deviceSecret !== null) wipe(deviceSecret)
  }
}

/** A passphrase that somebody else chose, or that is known to somebody, does not end by being set again. */
function isSame({ passphrase, newPassphrase }: ChangePassphraseRequest): boolean {
  return passphrase.normalize('NFKC') === newPassphrase.normalize('NFKC')
}
