import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createThrottle, waitAfter, type Throttle } from '../../../electron/vault/throttle'
import { createTestTools, temporaryFolder, type TestTools } from '../../support/vault-tools'

const USER = 'user:019b8d2e-7c00-7000-8000-000000000001' as const
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

interface Scene {
  readonly tools: TestTools
  readonly file: string
  /** A new process: nothing is remembered but what was kept. */
  readonly start: () => Throttle
}

const aScene = (): Scene => {
  const tools = createTestTools()
  const file = join(temporaryFolder(), 'attempts.json')
  return { tools, file, start: () => createThrottle({ file, vaultId: 'vault', keychain: tools.keychain, uptime: tools.uptime }) }
}
const fail = async (throttle: Throttle, times: number): Promise<void> => {
  for (let n = 0; n < times; n++) await throttle.count(USER)
}

describe('waitAfter', () => {
  it('gives three failures free, then 5 s, 30 s, 2 min, 10 min, and one hour from there on (R2)', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000].map(waitAfter)).toEqual([0, 0, 0, 0, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, HOUR, HOUR])
  })
})

describe('createThrottle', () => {
  it('counts before the outcome is known, and a new process knows it (R1)', async () => {
    const { start } = aScene()
    await fail(start(), 5)
    expect(await start().standing(USER)).toEqual({ failures: 5, waitMs: 30 * SECOND })
  })

  it('forgets on success, in file and keychain', async () => {
    const { start, file } = aScene()
    await fail(start(), 6)
    await start().forgive(USER)
    expect(await start().standing(USER)).toEqual({ failures: 0, waitMs: 0 })
    rmSync(file)
    expect(await start().standing(USER)).toEqual({ failures: 0, waitMs: 0 })
  })

  it('keeps the wait when the file is deleted, put back from before, or damaged (R2)', async () => {
    const { start, file } = aScene()
    await fail(start(), 8)
    rmSync(file)
    expect(await start().standing(USER)).toEqual({ failures: 8, waitMs: HOUR })
    writeFileSync(file, '{"version":1,"attempts":{}}\n')
    expect(await start().standing(USER)).toEqual({ failures: 8, waitMs: HOUR })
    writeFileSync(file, 'junk')
    expect(await start().standing(USER)).toEqual({ failures: 8, waitMs: HOUR })
  })

  it('keeps it when the keychain\'s copy goes, and without any keychain (R1)', async () => {
    const { start, tools } = aScene()
    await fail(start(), 7)
    tools.keychain.items.clear()
    expect(await start().standing(USER)).toEqual({ failures: 7, waitMs: 10 * MINUTE })
    tools.keychain.become('unavailable')
    await fail(start(), 1)
    expect(await start().standing(USER)).toEqual({ failures: 8, waitMs: HOUR })
  })

  it('counts a damaged file without a keychain as five failures, so that damage is no way around', async () => {
    const { start, tools, file } = aScene()
    tools.keychain.become('unavailable')
    writeFileSync(file, '{"version":1,"attempts":{"user:x":1}}')
    expect((await start().standing(USER)).failures).toBe(5)
    await fail(start(), 1)
    expect(await start().standing(USER)).toEqual({ failures: 6, waitMs: 2 * MINUTE })
  })

  it.each([['forward', 10 * 365 * 24 * HOUR], ['back', -10 * 365 * 24 * HOUR]])('is not moved by a wall clock that jumps ten years %s (R2)', async (_, jumpMs) => {
    const { start, tools } = aScene()
    await fail(start(), 6)
    tools.jump(jumpMs)
    expect(await start().standing(USER)).toEqual({ failures: 6, waitMs: 2 * MINUTE })
    tools.wait(MINUTE)
    expect(await start().standing(USER)).toEqual({ failures: 6, waitMs: MINUTE })
    tools.wait(MINUTE)
    expect(await start().standing(USER)).toEqual({ failures: 6, waitMs: 0 })
  })

  it('is not shortened by a restart of the machine (R2)', async () => {
    const { start, tools } = aScene()
    await fail(start(), 7)
    tools.reboot(20 * SECOND)
    tools.jump(HOUR)
    expect(await start().standing(USER)).toEqual({ failures: 7, waitMs: 10 * MINUTE - 20 * SECOND })
    tools.wait(10 * MINUTE)
    expect(await start().standing(USER)).toEqual({ failures: 7, waitMs: 0 })
  })

  it('counts recovery apart and never makes it wait (R2)', async () => {
    const { start } = aScene()
    const throttle = start()
    await fail(throttle, 9)
    for (let n = 0; n < 20; n++) await throttle.count('recovery')
    expect(await throttle.standing('recovery')).toEqual({ failures: 20, waitMs: 0 })
    expect((await throttle.standing(USER)).failures).toBe(9)
    expect((await throttle.standing('user:019b8d2e-7c00-7000-8000-000000000002')).failures).toBe(0)
  })
})
