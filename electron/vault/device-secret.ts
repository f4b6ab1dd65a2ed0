import { ok, type Result } from '../../shared/result'
import { reveal, Secret } from '../../shared/secret'
import type { SecretReading, SecretStore, SecretStoreFailure } from '../keychain/secret-store'
import { deviceFingerprint } from './keys'

/** The device secret as one slot expects it. `changed`: the keychain holds something else under its name (SECURITY.md C1). */
export type DeviceSecretReading =
  | { readonly state: 'present'; readonly secret: Secret }
  | { readonly state: 'absent' | 'locked' | 'unavailable' | 'changed' }

/**
 * Under which name the keychain keeps one device secret. The name carries the secret's own fingerprint, so that a new one never
 * overwrites an old one that another copy of the vault on this machine still needs.
 */
export function deviceAccount(vaultId: string, fingerprint: string): string {
  return `${vaultId}/device/${fingerprint}`
}

/**
 * Where the keychain keeps the head of the audit log (SECURITY.md A5). The name carries the id of the device that writes the log, 16 hex digits,
 * so that a vault restored beside the one it came from is not measured by the other's log.
 */
export function anchorAccount(vaultId: string, device: string): string {
  return `${vaultId}/anchor/${device}`
}

/** Where earlier versions kept it, one for every copy on the machine. Only read. */
export function formerAnchorAccount(vaultId: string): string {
  return `${vaultId}/anchor`
}

/** Reads the device secret a slot was made with. Never writes. `prompt` leaves time for the system's unlock prompt. */
export async function readDeviceSecret(keychain: SecretStore, vaultId: string, fingerprint: string, prompt = false): Promise<DeviceSecretReading> {
  const account = deviceAccount(vaultId, fingerprint)
  return checkReading(prompt ? await keychain.readWithPrompt(account) : await keychain.read(account), fingerprint)
}

/** Makes 32 random bytes and keeps them in the keychain; they are used only after they were read back (SECURITY.md C3). */
export async function enrolDeviceSecret(
  keychain: SecretStore, vaultId: string, random: (length: number) => Uint8Array,
): Promise<Result<{ readonly secret: Secret; readonly fingerprint: string }, SecretStoreFailure>> {
  const secret = new Secret(Uint8Array.from(random(32)))
  const fingerprint = deviceFingerprint(secret)
  const written = await keychain.write(deviceAccount(vaultId, fingerprint), Buffer.from(reveal(secret)).toString('hex'))
  return written.ok ? ok({ secret, fingerprint }) : written
}

function checkReading(reading: SecretReading, fingerprint: string): DeviceSecretReading {
  if (reading.state !== 'present') return reading
  if (!/^[0-9a-f]{64}$/.test(reading.hex)) return { state: 'changed' }
  const secret = new Secret(Buffer.from(reading.hex, 'hex'))
  return deviceFingerprint(secret) === fingerprint ? { state: 'present', secret } : { state: 'changed' }
}
