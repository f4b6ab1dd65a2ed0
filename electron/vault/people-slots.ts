import { createIdSource, type UserId } from '../../shared/ids'
import type { Secret } from '../../shared/secret'
import { wipe } from '../../shared/secret'
import { createSealKeyPair } from './seal'
import { makePassphraseSlot, sealKeys, type OpenedKeys } from './slot-keys'
import { nextRev, type PassphraseSlot, type Slots, type SlotsFile } from './slots'
import { costFor, type VaultTools } from './tools'

/** A person as the database has them, who is right about everything but the wrapping of keys. */
export interface SlotHolder {
  readonly userId: UserId
  readonly name: string
  readonly standing: 'active' | 'disabled' | 'removed'
  /** A slot that slots.json does not have (yet): a new one until the file is written, or that of somebody who is disabled. */
  readonly parked: PassphraseSlot | null
}

/**
 * A slot with a new key pair for somebody who is not here, who opens it with `passphrase` on this device: their former private key, if they had
 * one, is lost with their passphrase.
 */
export async function makeSlotFor(
  tools: VaultTools, userId: UserId, passphrase: string, giver: { readonly slots: SlotsFile; readonly slot: PassphraseSlot; readonly deviceSecret: Secret | null } & OpenedKeys,
): Promise<PassphraseSlot> {
  const { slots, slot, deviceSecret } = giver
  const device = deviceSecret === null || slot.deviceFingerprint === null ? null : { secret: deviceSecret, fingerprint: slot.deviceFingerprint }
  const now = tools.clock.now()
  const pair = createSealKeyPair(tools.random)
  const slotId = createIdSource(() => now, tools.random).next()
  const made = await makePassphraseSlot({ vaultId: slots.vaultId, slotId, userId }, pair, { passphrase, device }, giver, costFor(device !== null), now, tools.random)
  wipe(pair.privateKey)
  return made
}

interface Wanted {
  readonly user: SlotsFile['users'][number]
  readonly slot: PassphraseSlot | null
}

/**
 * The slot file as the database wants it: names as they are now, parked slots of people who may come in put back under the current key, no slot
 * for whoever is disabled, no trace of whoever is removed or unknown. Null when the file says that already.
 */
export function settleSlots(file: SlotsFile, holders: readonly SlotHolder[], keys: OpenedKeys, expectedRev: number): Slots | null {
  const slotOf = (userId: UserId): PassphraseSlot | undefined => file.slots.find((slot): slot is PassphraseSlot => slot.kind === 'passphrase' && slot.userId === userId)
  const wanted = holders.flatMap(({ userId, name, standing, parked }): Wanted[] => {
    if (standing !== 'active') return standing === 'disabled' ? [{ user: { id: userId, name }, slot: null }] : []
    const slot = parked === null ? slotOf(userId) : { ...parked, sealedVaultKeys: sealKeys(file.vaultId, parked, keys) }
    return slot === undefined ? [] : [{ user: { id: userId, name }, slot }]
  })
  const place = (id: UserId): number => {
    const at = file.users.findIndex((user) => user.id === id)
    return at === -1 ? file.users.length : at
  }
  const inOrder = [...wanted].sort((a, b) => place(a.user.id) - place(b.user.id))
  const users = inOrder.map(({ user }) => user)
  const slots = [...inOrder.flatMap(({ slot }) => (slot === null ? [] : [slot])), ...file.slots.filter((slot) => slot.kind === 'recovery')]
  const isSettled = JSON.stringify(users) === JSON.stringify(file.users) && slots.length === file.slots.length && slots.every((slot) => file.slots.includes(slot))
  return isSettled || users.length === 0 ? null : { ...nextRev(file, expectedRev), users, slots }
}
