import type { EngineChannel } from './contract'

/**
 * Channels whose question or answer holds a passphrase, a recovery code or a key. Between a page's preload script and the engine they travel
 * sealed: the main process, which lives on after a lock, relays bytes it cannot read (SECURITY.md L5). A test holds this list against the contract.
 */
export const SEALED_CHANNELS: ReadonlySet<string> = new Set<EngineChannel>([
  'vault.advise', 'vault.create', 'vault.unlock', 'vault.recover', 'vault.changePassphrase', 'vault.renewRecoveryCode', 'vault.confirmRecoveryCode', 'vault.showKey', 'vault.rotateKey',
  'backup.restore', 'audit.verify', 'audit.verifyFile',
  'users.add', 'users.setRole', 'users.setTeam', 'users.setDisabled', 'users.remove', 'users.resetPassphrase', 'roles.save', 'roles.delete',
  'secondFactor.verify', 'secondFactor.useRecoveryCode', 'secondFactor.enroll', 'secondFactor.confirm', 'secondFactor.disable', 'secondFactor.renewCodes', 'secondFactor.reset',
])

/** What HPKE binds a sealed call to (RFC 9180, 5.1 `info`); the channel's name is bound as well. */
export const SEALING_INFO = 'satchel/ipc/v1'
/** What the key of the answer is exported under (RFC 9180, 5.3). */
export const ANSWER_KEY = 'answer'

/** A question that only the engine can read: JSON under HPKE. */
export interface SealedInput {
  readonly encapsulated: Uint8Array
  readonly sealed: Uint8Array
}

/** Its answer: JSON under AES-256-GCM, with a key that only the asking page and the engine have. */
export interface SealedAnswer {
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
}
