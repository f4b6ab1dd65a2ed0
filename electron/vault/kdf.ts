import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { reveal, Secret } from '../../shared/secret'
import { hkdf } from './hkdf'
import { canonicalBytes } from './canonical'

/** Cost of one Argon2id run (RFC 9106). */
export interface KdfCost {
  readonly memoryKib: number
  readonly passes: number
  readonly lanes: number
}

/** With a device secret in the keychain: RFC 9106's second recommendation (SECURITY.md K3). */
export const COST_WITH_KEYCHAIN: KdfCost = { memoryKib: 64 * 1024, passes: 3, lanes: 4 }
/** Without a keychain the passphrase alone protects a copied vault, so a guess costs four times the memory (SECURITY.md C6). */
export const COST_WITHOUT_KEYCHAIN: KdfCost = { memoryKib: 256 * 1024, passes: 3, lanes: 4 }

/** What a slot file may ask for: less is a downgrade attack, more a way to exhaust the machine (SECURITY.md K3). */
export const kdfParams = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKib: z.int().min(19 * 1024).max(1024 * 1024),
  passes: z.int().min(2).max(10),
  lanes: z.int().min(1).max(16),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
})
export type KdfParams = z.output<typeof kdfParams>

/** Parameters with a fresh salt of 16 bytes. */
export function createKdfParams(cost: KdfCost, random: (length: number) => Uint8Array): KdfParams {
  return { algorithm: 'argon2id', memoryKib: cost.memoryKib, passes: cost.passes, lanes: cost.lanes, salt: Buffer.from(random(16)).toString('hex') }
}

/** Whether a slot was made with less than today's cost; opening it then upgrades it (SECURITY.md K3). */
export function isWeaker(params: KdfCost, cost: KdfCost): boolean {
  return params.memoryKib < cost.memoryKib || params.passes < cost.passes
}

/**
 * The key that wraps a user's private key: HKDF(Argon2id(passphrase) ‖ device secret), bound to vault and user.
 * The passphrase is taken in NFKC, so that the same keys typed on two systems are the same bytes.
 * Takes about half a second with a keychain and two without, on library threads.
 */
export async function deriveWrappingKey(passphrase: string, params: KdfParams, deviceSecret: Secret | null, vaultId: string, userId: string): Promise<Secret> {
  const password = Buffer.from(passphrase.normalize('NFKC'), 'utf8')
  // The library's defaults are Argon2id and version 0x13; a test compares the bytes with another implementation.
  const stretched = await hashRaw(password, {
    memoryCost: params.memoryKib, timeCost: params.passes, parallelism: params.lanes, outputLen: 32,
    salt: Buffer.from(params.salt, 'hex'),
  })
  password.fill(0)
  const input = Buffer.concat([stretched, deviceSecret === null ? Buffer.alloc(0) : reveal(deviceSecret)])
  const key = new Secret(hkdf(input, canonicalBytes(['satchel/unlock/v1', vaultId, userId])))
  stretched.fill(0)
  input.fill(0)
  return key
}
