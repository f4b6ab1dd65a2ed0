import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ok } from '../../shared/result'
import { createVault, type CreateRequest, type MadeVault } from '../../electron/vault/create-vault'
import type { VaultTools } from '../../electron/vault/tools'
import { vaultPaths, type VaultPaths } from '../../electron/vault/vault-folder'
import { createMemoryKeychain, type MemoryKeychain } from './memory-keychain'

export const PASSPHRASE = 'seven lanterns over a quiet harbour'
export const OTHER_PASSPHRASE = 'the orchard gate squeaks in october'

export interface TestTools extends VaultTools {
  readonly keychain: MemoryKeychain
  /** Moves uptime and wall clock on together, as waiting does. */
  wait(ms: number): void
  /** Sets the wall clock alone. */
  jump(ms: number): void
  /** Starts the machine anew: the uptime begins at `uptimeMs`. */
  reboot(uptimeMs: number): void
}

export function createTestTools(): TestTools {
  let wall = Date.UTC(2026, 0, 5, 8)
  let up = 3_600_000
  return {
    keychain: createMemoryKeychain(), clock: { now: () => wall }, uptime: { uptimeMs: () => up }, random: randomBytes,
    wait(ms) {
      wall += ms
      up += ms
    },
    jump(ms) {
      wall += ms
    },
    reboot(uptimeMs) {
      up = uptimeMs
    },
  }
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function newVaultPaths(): VaultPaths {
  return vaultPaths(join(temporaryFolder(), 'vault'))
}

/** A vault whose database is 4096 random bytes: for what happens before anything opens it. */
export async function aVault(tools: VaultTools, paths: VaultPaths, over: Partial<CreateRequest> = {}): Promise<MadeVault<null>> {
  const made = await createVault(tools, { paths, name: 'Customers', userName: 'Robin', passphrase: PASSPHRASE, withoutKeychain: false, ...over }, () => {
    writeFileSync(paths.database, randomBytes(4_096), { mode: 0o600 })
    return ok(null)
  })
  if (!made.ok) throw new Error(`no vault: ${made.failure.kind}`)
  return made.value
}
