import { err, ok, type Result } from '../../shared/result'
import { wipe, type Secret } from '../../shared/secret'
import type { VaultTools } from '../vault/tools'
import { authenticate, type AuthenticateFailure, type Authenticated } from '../vault/unlock'
import type { OpenVault } from './open-vault'
import { keepSlotFile } from './slots-memory'

/** Proves the passphrase of the session's person again before a sensitive act (SECURITY.md K13). Wrong ones count as at unlock. */
export async function provePassphrase(tools: VaultTools, vault: OpenVault, passphrase: string): Promise<Result<null, AuthenticateFailure>> {
  const proved = await proveWithKeys(tools, vault, passphrase)
  if (!proved.ok) return err(proved.failure)
  for (const secret of [proved.value.privateKey, proved.value.vaultKey, proved.value.nextVaultKey, proved.value.deviceSecret]) if (secret !== null) wipe(secret)
  return ok(null)
}

/** As {@link provePassphrase}, with the person's keys, which the caller wipes. */
export function proveWithKeys(tools: VaultTools, vault: OpenVault, passphrase: string): Promise<Result<Authenticated & { readonly privateKey: Secret }, AuthenticateFailure>> {
  return authenticate(tools, { paths: vault.paths, who: { userId: vault.session.userId }, passphrase, slots: keepSlotFile(vault) })
}
