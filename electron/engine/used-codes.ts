import type { UserId, VaultId } from '../../shared/ids'
import type { SecretStore } from '../keychain/secret-store'

/** So many bytes of a code's hash are remembered outside the vault: ten of them fit into one item of the keychain, which takes 64. */
const MARK_BYTES = 6
const MOST_MARKS = 10

type Whose = { readonly vaultId: VaultId; readonly userId: UserId }

/** Whether this machine saw the code used, whatever the vault says: an older copy of it may have been put back since (SECURITY.md T5). */
export async function codeWasUsed(keychain: SecretStore, whose: Whose, hash: Uint8Array): Promise<boolean> {
  return (await marksOf(keychain, whose)).includes(markOf(hash))
}

/** Remembers a used code in the keychain. A keychain that refuses leaves it to what the log says of a copy that was put back. */
export async function rememberUsedCode(keychain: SecretStore, whose: Whose, hash: Uint8Array): Promise<void> {
  const marks = [...(await marksOf(keychain, whose)), markOf(hash)].slice(-MOST_MARKS)
  await keychain.write(accountOf(whose), marks.join(''))
}

async function marksOf(keychain: SecretStore, whose: Whose): Promise<string[]> {
  const kept = await keychain.read(accountOf(whose))
  return kept.state === 'present' ? (kept.hex.match(/.{12}/g) ?? []) : []
}

function markOf(hash: Uint8Array): string {
  return Buffer.from(hash.subarray(0, MARK_BYTES)).toString('hex')
}

function accountOf({ vaultId, userId }: Whose): string {
  return `${vaultId}/used-codes/${userId}`
}
