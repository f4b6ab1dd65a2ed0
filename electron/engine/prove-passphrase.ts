import { err, ok, type Result } from '../../shared/result'
import { wipe } from '../../shared/secret'
import type { VaultTools } from '../vault/tools'
import { authenticate, type AuthenticateFailure } from '../vault/unlock'
import type { OpenVault } from './open-vault'

/** Proves the passphrase of the session's person again before a sensitive act (SECURITY.md K13). Wrong ones count as at unlock. */
export async function provePassphrase(tools: VaultTools, vault: OpenVault, passphrase: string): Promise<Result<null, AuthenticateFailure>> {
  const proved = await authenticate(tools, { paths: vault.paths, who: { userId: vault.session.userId }, passphrase })
  if (!proved.ok) return err(proved.failure)
  for (const secret of [proved.value.privateKey, proved.value.vaultKey, proved.value.nextVaultKey, proved.value.deviceSecret]) if (secret !== null) wipe(secret)
  return ok(null)
}
