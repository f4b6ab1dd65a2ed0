import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { expectOk } from '../../../shared/result'
import { vaultPaths } from '../../../electron/vault/vault-folder'
import { bundleChild } from '../../support/bundle-child'
import { startNode } from '../../support/child-process'
import { anOpenVault, PASSPHRASE } from '../../support/engine'

vi.mock('@node-rs/argon2', () => import('../../support/cheap-passphrases'))

const GUESSES = 10_000
const KILLS = 40

it(`ten thousand wrong passphrases, the process killed ${String(KILLS)} times in between › none opens, none is forgotten, the hour of waiting stays, and the log names them all (R1, R2)`, async () => {
  const child = await bundleChild('guess-child.ts')
  const engine = await anOpenVault({ folder: aQuickFolder() })
  await engine.call('vault.lock', { reason: 'user' })
  let counted = 0
  let hours = 0
  const answers = new Set<string>()
  for (let kills = 0; counted < GUESSES; kills++) {
    const guessing = startNode(child, engine.vaultFolder, String(hours))
    // Uneven stretches of guesses, two hundred and fifty on the average; the guess in whose middle it dies is the system's choice.
    const until = Math.min(GUESSES, counted + 1 + ((kills * 197) % 500))
    while (counted < until) {
      const [answer = '', failures = '0', at = '0'] = (await guessing.line()).split(' ')
      answers.add(answer)
      // Each answer raises the count on the disk: also the first after a kill, whose guess may have been counted without an answer.
      expect(Number(failures)).toBeGreaterThan(counted)
      counted = Number(failures)
      hours = Number(at)
    }
    await guessing.kill()
    // What was counted after the last line that was read belongs to the next one.
    hours += GUESSES
  }
  expect([...answers]).toEqual(['wrong-passphrase'])

  // The right passphrase, almost an hour after the last one, is not even looked at.
  const unlock = () => engine.call('vault.unlock', { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false })
  const last = lastGuessAt(vaultPaths(engine.vaultFolder).attempts)
  uptimeIs(last + 3_599)
  expect(await unlock()).toMatchObject({ ok: false, failure: { kind: 'must-wait' } })
  uptimeIs(last + 3_601)
  expect(await unlock()).toMatchObject({ ok: true, value: { state: 'unlocked' } })
  const entries = expectOk(await engine.call('audit.page', { filter: { actions: ['vault.unlock-failed'] }, limit: 10 }), 'the log').items
  expect(entries.map(({ detail }) => detail)).toEqual([{ facts: { attempts: expect.any(Number) as unknown, reason: 'wrong-passphrase' } }])
  const [entry] = entries
  expect(entry?.detail !== null && typeof entry?.detail === 'object' ? entry.detail.facts?.['attempts'] : 0).toBeGreaterThanOrEqual(GUESSES)
  await engine.call('vault.lock', { reason: 'user' })
}, 240_000)

/** When the last guess was counted, in seconds of uptime. */
function lastGuessAt(file: string): number {
  const { attempts } = JSON.parse(readFileSync(file, 'utf8')) as { readonly attempts: Readonly<Record<string, { readonly at: number }>> }
  return Math.max(...Object.values(attempts).map(({ at }) => at)) / 1_000
}

/** Seconds since this machine started, as everything in this process sees it. */
function uptimeIs(seconds: number): void {
  const { uptime } = os
  onTestFinished(() => {
    os.uptime = uptime
    syncBuiltinESMExports()
  })
  os.uptime = () => seconds
  syncBuiltinESMExports()
}

/** Each guess is on the disk before it is tried, which a disk takes minutes for; a killed process leaves as much in memory that is a folder. */
function aQuickFolder(): string {
  const folder = mkdtempSync(join(isWritable('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'satchel-guesses-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  return folder
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
