import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '../../shared/result'
import type { UserId, VaultId } from '../../shared/ids'
import { reveal, Secret, wipe } from '../../shared/secret'
import { unwrapBytes, wrapBytes } from './aead'
import { canonicalBytes } from './canonical'
import { createKdfParams, deriveWrappingKey, type KdfCost } from './kdf'
import { openSealed, sealTo, type SealKeyPair } from './seal'
import { SLOTS_VERSION, type PassphraseSlot, type RecoverySlot, type Slot } from './slots'

/** What a person brings to a passphrase slot. */
export interface PassphraseCredentials {
  readonly passphrase: string
  readonly device: { readonly secret: Secret; readonly fingerprint: string } | null
}

/** The vault keys a slot holds: two during a rotation. */
export interface OpenedKeys {
  readonly vaultKey: Secret
  readonly nextVaultKey: Secret | null
}

/** Wraps a user's private key under passphrase and device secret, and seals the vault key to the public one (SECURITY.md 1.2, K4). */
export async function makePassphraseSlot(
  owner: { readonly vaultId: VaultId; readonly slotId: string; readonly userId: UserId }, pair: SealKeyPair, credentials: PassphraseCredentials,
  vaultKeys: OpenedKeys, cost: KdfCost, now: number, random: (length: number) => Uint8Array = randomBytes,
): Promise<PassphraseSlot> {
  const kdf = createKdfParams(cost, random)
  const head = { slotId: owner.slotId, userId: owner.userId, kind: 'passphrase' as const, publicKey: toHex(pair.publicKey), kdf, deviceFingerprint: credentials.device?.fingerprint ?? null }
  const wrappingKey = await deriveWrappingKey(credentials.passphrase, kdf, credentials.device?.secret ?? null, owner.vaultId, owner.userId)
  const wrappedPrivateKey = toHex(wrapBytes(reveal(wrappingKey), reveal(pair.privateKey), slotAad(owner.vaultId, head), random))
  wipe(wrappingKey)
  return { ...head, wrappedPrivateKey, sealedVaultKeys: sealKeys(owner.vaultId, head, vaultKeys), changedAt: now }
}

/** Seals the vault key to the key pair of a recovery code. */
export function makeRecoverySlot(owner: { readonly vaultId: VaultId; readonly slotId: string; readonly userId: UserId }, publicKey: Uint8Array, vaultKeys: OpenedKeys, now: number): RecoverySlot {
  const head = { slotId: owner.slotId, userId: owner.userId, kind: 'recovery' as const, publicKey: toHex(publicKey), kdf: { algorithm: 'hkdf-sha256' as const } }
  return { ...head, sealedVaultKeys: sealKeys(owner.vaultId, head, vaultKeys), changedAt: now, usedAt: null }
}

/** The user's private key. `wrong-passphrase` also when the slot was edited by somebody who mended the checksum: that cannot be told apart. */
export async function openPassphraseSlot(vaultId: VaultId, slot: PassphraseSlot, passphrase: string, deviceSecret: Secret | null): Promise<Result<Secret, { readonly kind: 'wrong-passphrase' }>> {
  const wrappingKey = await deriveWrappingKey(passphrase, slot.kdf, deviceSecret, vaultId, slot.userId)
  const privateKey = unwrapBytes(reveal(wrappingKey), fromHex(slot.wrappedPrivateKey), slotAad(vaultId, slot))
  wipe(wrappingKey)
  return privateKey === null ? err({ kind: 'wrong-passphrase' }) : ok(new Secret(privateKey))
}

/** The vault keys that a slot seals to `privateKey`. */
export function openSlotKeys(vaultId: VaultId, slot: Slot, privateKey: Secret): Result<OpenedKeys, { readonly kind: 'not-openable' }> {
  const opened = slot.sealedVaultKeys.map((sealed) => openSealed(privateKey, fromHex(sealed), sealInfo(vaultId, slot)))
  const [current, next] = opened
  if (current?.ok !== true || reveal(current.value).length !== 32 || next?.ok === false) return err({ kind: 'not-openable' })
  return ok({ vaultKey: current.value, nextVaultKey: next?.value ?? null })
}

/** Seals the vault keys of one slot anew, for a rotation: it needs the public key alone, nobody's passphrase (SECURITY.md 1.2). */
export function sealKeys(vaultId: VaultId, slot: SlotHead, keys: OpenedKeys): string[] {
  const all = keys.nextVaultKey === null ? [keys.vaultKey] : [keys.vaultKey, keys.nextVaultKey]
  return all.map((key) => toHex(sealTo(fromHex(slot.publicKey), reveal(key), sealInfo(vaultId, slot))))
}

/** Forgets both keys. */
export function wipeKeys(keys: OpenedKeys): void {
  wipe(keys.vaultKey)
  if (keys.nextVaultKey !== null) wipe(keys.nextVaultKey)
}

type SlotHead = Pick<PassphraseSlot, 'slotId' | 'userId' | 'kind' | 'publicKey' | 'kdf' | 'deviceFingerprint'> | Pick<RecoverySlot, 'slotId' | 'userId' | 'kind' | 'publicKey' | 'kdf'>

/** Binds what is wrapped to vault, slot, user and every parameter: moved or edited, it does not open (SECURITY.md K4). */
function slotAad(vaultId: VaultId, slot: SlotHead): Buffer {
  const kdf = slot.kdf.algorithm === 'argon2id' ? [slot.kdf.algorithm, slot.kdf.memoryKib, slot.kdf.passes, slot.kdf.lanes, slot.kdf.salt] : [slot.kdf.algorithm]
  const fingerprint = slot.kind === 'passphrase' ? slot.deviceFingerprint : null
  return canonicalBytes(['satchel/slot/v1', SLOTS_VERSION, vaultId, slot.slotId, slot.userId, slot.kind, slot.publicKey, fingerprint, ...kdf])
}

function sealInfo(vaultId: VaultId, slot: SlotHead): Buffer {
  return canonicalBytes(['satchel/vault-key/v1', SLOTS_VERSION, vaultId, slot.slotId, slot.userId, slot.kind])
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function fromHex(text: string): Buffer {
  return Buffer.from(text, 'hex')
}
