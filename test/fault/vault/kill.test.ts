import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../../shared/result'
import { reveal } from '../../../shared/secret'
import { createVault } from '../../../electron/vault/create-vault'
import { readSlots, slotsMacState } from '../../../electron/vault/slots'
import { unlockVault } from '../../../electron/vault/unlock'
import { inspectVaultFolder } from '../../../electron/vault/vault-folder'
import { startChild } from '../../support/child-process'
import { aVault, createTestTools, newVaultPaths, PASSPHRASE } from '../../support/vault-tools'

describe('kill -9 while slots.json is written (K10)', () => {
  it('leaves a whole and genuine slot file, the old or the new one, 20 times of 20', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths, { withoutKeychain: true })
    let rev = made.slots.rev
    for (let round = 0; round < 20; round++) {
      const child = startChild('vault-child.ts', 'rewrite-slots', paths.folder, Buffer.from(reveal(made.vaultKey)).toString('hex'))
      await child.line()
      await sleep(1 + round * 3)
      await child.kill()
      const read = readSlots(paths.slots)
      expect(read.ok && slotsMacState(made.vaultKey, read.value), `round ${String(round)}`).toBe('genuine')
      expect(read.ok && read.value.rev).toBeGreaterThanOrEqual(rev)
      rev = read.ok ? read.value.rev : rev
    }
    expect(rev).toBeGreaterThan(made.slots.rev)
    expect((await unlockVault(tools, { paths, who: { userName: 'Robin' }, passphrase: PASSPHRASE })).ok).toBe(true)
  })
})

describe('kill -9 right after a passphrase was submitted (R1)', () => {
  it('counts all the same: three kills, three failures; and it does not open for a right passphrase that was killed either', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths, { withoutKeychain: true })
    for (let round = 1; round <= 4; round++) {
      const child = startChild('vault-child.ts', 'attempt', paths.folder, 'wrong one entirely')
      await child.line()
      await countReaches(paths.attempts, round)
      await child.kill()
    }
    tools.keychain.become('unavailable')
    const counted: { attempts: Record<string, { failures: number; at: number }> } = JSON.parse(readFileSync(paths.attempts, 'utf8'))
    const attempts = counted.attempts[`user:${made.userId}`]
    expect(attempts?.failures).toBe(4)
    tools.reboot(attempts?.at ?? 0)
    expect(await unlockVault(tools, { paths, who: { userName: 'Robin' }, passphrase: PASSPHRASE })).toEqual(err({ kind: 'must-wait', waitMs: 5_000 }))
  })
})

describe('kill -9 while a vault is made', () => {
  it('leaves a half-made one that says so; making it again moves the remains aside and deletes nothing', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const child = startChild('vault-child.ts', 'create', paths.folder, PASSPHRASE)
    await child.line()
    await child.kill()
    // The child may have been quick enough to finish between its word and the signal.
    if (inspectVaultFolder(paths).state !== 'vault') {
      expect(inspectVaultFolder(paths)).toEqual({ state: 'half-made' })
      const remains = readFileSync(paths.database)
      await aVault(tools, paths)
      const aside = readdirSync(paths.folder).filter((name) => name.startsWith('unfinished-'))
      expect(aside).toHaveLength(1)
      expect(readFileSync(join(paths.folder, aside[0] ?? '', 'vault.db'))).toEqual(remains)
    }
    expect(inspectVaultFolder(paths).state).toBe('vault')
  })

  it('killed at 12 moments, always is free, half-made or a whole vault, and can always be made or opened', async () => {
    for (let round = 0; round < 12; round++) {
      const [tools, paths] = [createTestTools(), newVaultPaths()]
      const child = startChild('vault-child.ts', 'create', paths.folder, PASSPHRASE)
      await sleep(100 + round * 60)
      await child.kill()
      const { state } = inspectVaultFolder(paths)
      expect(['free', 'half-made', 'vault'], `round ${String(round)}`).toContain(state)
      if (state === 'vault') expect((await unlockVault(tools, { paths, who: { userName: 'Robin' }, passphrase: PASSPHRASE })).ok).toBe(true)
      else await aVault(tools, paths)
      expect(inspectVaultFolder(paths).state).toBe('vault')
      expect(readdirSync(paths.folder)).not.toContain('vault.unfinished')
    }
  })

  it('does not make one where somebody put a file of their own beside the remains', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    await createVault(tools, { paths, name: 'V', userName: 'Robin', passphrase: PASSPHRASE, withoutKeychain: true }, () => err({ kind: 'stopped' as const }))
    writeFileSync(join(paths.folder, 'thesis.odt'), 'mine')
    const again = await createVault(tools, { paths, name: 'V', userName: 'Robin', passphrase: PASSPHRASE, withoutKeychain: true }, () => ok(null))
    expect(again).toEqual(err({ kind: 'folder-not-empty', path: paths.folder }))
    expect(readFileSync(join(paths.folder, 'thesis.odt'), 'utf8')).toBe('mine')
  })
})

async function countReaches(path: string, failures: number): Promise<void> {
  for (let n = 0; n < 2_000; n++) {
    try {
      if (readFileSync(path, 'utf8').includes(`"failures":${String(failures)}`)) return
    } catch {
      // Not there yet: the first attempt makes it.
    }
    await sleep(1)
  }
  throw new Error('the attempt was not counted')
}
