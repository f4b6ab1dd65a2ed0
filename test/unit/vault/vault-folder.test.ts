import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { err } from '../../../shared/result'
import { inspectVaultFolder, readVaultFolder, vaultPaths } from '../../../electron/vault/vault-folder'
import { aVault, createTestTools, newVaultPaths, temporaryFolder } from '../../support/vault-tools'

const trouble = (kind: string, path: string) => ({ state: 'trouble', trouble: { kind, path } })

describe('inspectVaultFolder', () => {
  it('calls a folder free when it is missing, empty, or holds only traces of a throttle or a lock', () => {
    const folder = temporaryFolder()
    expect(inspectVaultFolder(vaultPaths(join(folder, 'none', 'there')))).toEqual({ state: 'free' })
    expect(inspectVaultFolder(vaultPaths(folder))).toEqual({ state: 'free' })
    for (const name of ['vault.lock', 'attempts.json', '.DS_Store']) writeFileSync(join(folder, name), '{}')
    expect(inspectVaultFolder(vaultPaths(folder))).toEqual({ state: 'free' })
  })

  it('names each trouble of SECURITY.md 5.2 and 5.3 by the files alone, without a keychain (C2)', async () => {
    const paths = newVaultPaths()
    await aVault(createTestTools(), paths)
    expect(inspectVaultFolder(paths).state).toBe('vault')
    writeFileSync(paths.database, '')
    expect(inspectVaultFolder(paths)).toEqual(trouble('vault-empty', paths.database))
    writeFileSync(paths.database, Buffer.from('SQLite format 3\0 and so on', 'latin1'))
    expect(inspectVaultFolder(paths)).toEqual(trouble('vault-plaintext', paths.database))

    const withoutSlots = vaultPaths(temporaryFolder())
    writeFileSync(withoutSlots.database, Buffer.alloc(4_096, 1))
    expect(inspectVaultFolder(withoutSlots)).toEqual(trouble('slots-missing', withoutSlots.slots))
    writeFileSync(withoutSlots.slots, 'not slots')
    expect(inspectVaultFolder(withoutSlots)).toEqual(trouble('slots-damaged', withoutSlots.slots))

    const foreign = vaultPaths(temporaryFolder())
    writeFileSync(join(foreign.folder, 'thesis.odt'), 'mine')
    expect(inspectVaultFolder(foreign)).toEqual(trouble('vault-missing', foreign.database))
    expect(readVaultFolder(vaultPaths(temporaryFolder()))).toMatchObject(err({ kind: 'vault-missing' }))
  })

  it('finds no vault in a file', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(inspectVaultFolder(vaultPaths(file))).toEqual(trouble('vault-missing', join(file, 'vault.db')))
  })

  it('says no-access where it may not look', () => {
    const closed = join(temporaryFolder(), 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o000)
    // Root may look everywhere: for it the folder is simply free.
    expect(inspectVaultFolder(vaultPaths(closed))).toEqual(process.getuid?.() === 0 ? { state: 'free' } : trouble('no-access', closed))
    chmodSync(closed, 0o700)
  })
})
