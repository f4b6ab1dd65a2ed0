import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { err } from '../../../shared/result'
import { acquireVaultLock } from '../../../electron/vault/lock-file'
import { machineId } from '../../../electron/vault/machine-id'
import { processStart } from '../../../electron/vault/process-identity'
import { vaultPaths } from '../../../electron/vault/vault-folder'
import { startChild } from '../../support/child-process'
import { temporaryFolder } from '../../support/vault-tools'

const lockFileOf = (folder: string): string => vaultPaths(folder).lock

describe('acquireVaultLock (E20)', () => {
  it('given another process that has it, says which', async () => {
    const folder = temporaryFolder()
    const other = startChild('vault-child.ts', 'lock', folder)
    expect(await other.line()).toBe(`held ${String(other.pid)}`)
    expect(acquireVaultLock(lockFileOf(folder))).toEqual(err({ kind: 'in-use', pid: other.pid, host: null }))
  })

  it('given a process killed by kill -9, takes over; of six that try at once, one wins', async () => {
    const folder = temporaryFolder()
    for (let round = 0; round < 4; round++) {
      const dead = startChild('vault-child.ts', 'lock', folder)
      expect(await dead.line()).toContain('held')
      await dead.kill()
      const rivals = Array.from({ length: 6 }, () => startChild('vault-child.ts', 'lock', folder))
      const said = await Promise.all(rivals.map((rival) => rival.line()))
      const winners = said.filter((line) => line.startsWith('held'))
      expect(winners, said.join(', ')).toHaveLength(1)
      for (const line of said) expect(line.split(' ')[1]).toBe(winners[0]?.split(' ')[1])
      await Promise.all(rivals.map((rival) => rival.kill()))
      expect(readdirSync(folder)).toEqual(['vault.lock'])
    }
  })

  it('given a number that another process has by now, takes over', () => {
    const path = lockFileOf(temporaryFolder())
    writeFileSync(path, JSON.stringify({ pid: process.ppid, startedAt: 'another boot:1', host: hostname(), nonce: '00112233445566aa' }))
    expect(acquireVaultLock(path).ok).toBe(true)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid, startedAt: processStart(process.pid) })
  })

  it.each([
    ['another machine on a shared drive', { host: hostname(), machine: '0'.repeat(32) }],
    ['another machine, by a lock of an earlier version', { host: `not-${hostname()}` }],
  ])('given %s › counts as held and names it, until the person takes it over', (_what, machine) => {
    const path = lockFileOf(temporaryFolder())
    writeFileSync(path, JSON.stringify({ pid: 4_000_000, startedAt: null, nonce: '00112233445566aa', ...machine }))
    expect(acquireVaultLock(path)).toEqual(err({ kind: 'in-use', pid: 4_000_000, host: machine.host }))
    const lock = acquireVaultLock(path, true)
    expect(lock).toMatchObject({ ok: true, value: { leftBehind: true, takenFrom: machine.host } })
    if (lock.ok) lock.value.release()
  })

  it('given a process of this machine that ended, under a name the machine no longer has › takes over', () => {
    const path = lockFileOf(temporaryFolder())
    writeFileSync(path, JSON.stringify({ pid: 4_000_000, startedAt: null, host: `not-${hostname()}`, machine: machineId(), nonce: '00112233445566aa' }))
    expect(acquireVaultLock(path)).toMatchObject({ ok: true, value: { leftBehind: true, takenFrom: null } })
  })

  it('given a process of this machine that runs › is not taken over, whatever the person says', async () => {
    const folder = temporaryFolder()
    const other = startChild('vault-child.ts', 'lock', folder)
    expect(await other.line()).toContain('held')
    expect(acquireVaultLock(lockFileOf(folder), true)).toEqual(err({ kind: 'in-use', pid: other.pid, host: null }))
  })

  it('given an engine thread of this process that ended, takes over; given this very thread, refuses', () => {
    const path = lockFileOf(temporaryFolder())
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid), host: hostname(), nonce: '00112233445566aa' }))
    const lock = acquireVaultLock(path)
    expect(lock.ok).toBe(true)
    expect(acquireVaultLock(path)).toEqual(err({ kind: 'in-use', pid: process.pid, host: null }))
  })

  it('gives it free once, and never a lock that somebody else has taken', () => {
    const folder = temporaryFolder()
    const path = lockFileOf(folder)
    const lock = acquireVaultLock(path)
    if (!lock.ok) throw new Error(lock.failure.kind)
    const foreign = JSON.stringify({ pid: 1, startedAt: null, host: hostname(), nonce: 'ffffffffffffffff' })
    writeFileSync(path, foreign)
    lock.value.release()
    expect(readFileSync(path, 'utf8')).toBe(foreign)
    const again = temporaryFolder()
    const other = acquireVaultLock(lockFileOf(again))
    if (other.ok) {
      other.value.release()
      other.value.release()
    }
    expect(readdirSync(again)).toEqual([])
  })

  it('given junk in the lock file, takes over: locks appear whole or not at all', () => {
    const path = lockFileOf(temporaryFolder())
    writeFileSync(path, 'junk')
    expect(acquireVaultLock(path).ok).toBe(true)
  })
})
