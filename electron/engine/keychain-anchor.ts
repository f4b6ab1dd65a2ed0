import type { VaultId } from '../../shared/ids'
import type { Secret } from '../../shared/secret'
import { checkAnchor, formatKeychainAnchor, parseKeychainAnchor, type AnchorReading } from '../audit/anchors'
import { readHead } from '../audit/record'
import type { VaultDatabase } from '../db/open'
import type { SecretStore } from '../keychain/secret-store'
import { anchorAccount, formerAnchorAccount } from '../vault/device-secret'
import { metaOf } from './change-context'

/** Whose head the keychain remembers: one vault's, as one device writes it, under that device's key. */
interface Anchored {
  readonly vaultId: VaultId
  readonly database: VaultDatabase
  readonly anchorKey: Secret
}

/**
 * The head the keychain remembers of this vault (SECURITY.md A5). A restored copy is another device and has an anchor of its own; an older
 * copy put back is the same device and is measured by the same one. A keychain that does not answer says nothing about the log.
 */
export async function readKeychainAnchor(store: SecretStore, anchored: Anchored): Promise<AnchorReading> {
  const { vaultId, database, anchorKey } = anchored
  const reading = await store.read(anchorAccount(vaultId, deviceOf(database)))
  if (reading.state === 'present') return parseKeychainAnchor(reading.hex, anchorKey)
  return reading.state === 'absent' ? readFormerAnchor(store, anchored) : { state: 'missing' }
}

/** Remembers the head as it is now. A keychain that was locked meanwhile keeps its older one, which is behind and accepted. */
export async function writeKeychainAnchor(store: SecretStore, { vaultId, database, anchorKey }: Anchored): Promise<void> {
  await store.write(anchorAccount(vaultId, deviceOf(database)), formatKeychainAnchor(readHead(database.read), anchorKey))
}

/**
 * Earlier versions kept one anchor for every copy of a vault on the machine, so a restored one may find what the original left there.
 * It counts for a log that never was restored, which has no other; for a restored one only where it fits.
 */
async function readFormerAnchor(store: SecretStore, { vaultId, database, anchorKey }: Anchored): Promise<AnchorReading> {
  const reading = await store.read(formerAnchorAccount(vaultId))
  const former = parseKeychainAnchor(reading.state === 'present' ? reading.hex : null, anchorKey)
  const fits = checkAnchor(database.read, readHead(database.read).seq, 'keychain', former) === null
  return fits || !wasRestored(database) ? former : { state: 'missing' }
}

function wasRestored(database: VaultDatabase): boolean {
  return database.read.get("SELECT 1 FROM audit_entries WHERE action = 'backup.restored' LIMIT 1") !== undefined
}

function deviceOf(database: VaultDatabase): string {
  const device = metaOf(database, 'device')
  if (!(device instanceof Uint8Array)) throw new Error('the vault has no device id')
  return Buffer.from(device).toString('hex')
}
