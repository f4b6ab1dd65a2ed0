import { execFileSync, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { satchel, type CliVault, type Ran } from './command-line'

/** A small repeatable source of chance; its seed is printed, so that a failed round can be run again with SATCHEL_TEST_SEED. */
export function chance(name: string): () => number {
  const seed = Number(process.env['SATCHEL_TEST_SEED'] ?? randomInt(1, 2 ** 31))
  console.log(`${name}: seed ${seed}`)
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Runs a command and kills it (-9) after so many milliseconds, unless it has ended before. */
export function killedAfter(ms: number, args: readonly string[]): Promise<Ran> {
  return satchel(args, { started: (child) => { setTimeout(() => child.kill('SIGKILL'), ms) } })
}

/** Waits until `condition` holds; throws after ten seconds. */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`)
    await wait(5)
  }
}

export interface HeldVault {
  readonly child: ChildProcess
  readonly ended: Promise<Ran>
}

/** A process that has the vault open and does not go on: it waits for a new passphrase from a pipe that nobody writes to. */
export async function heldOpen(vault: CliVault): Promise<HeldVault> {
  const pipe = join(vault.base, `pipe-${Date.now()}`)
  execFileSync('mkfifo', [pipe])
  let child: ChildProcess | undefined
  const ended = satchel(['user', 'passphrase', '--new-passphrase-file', pipe, ...vault.options], { started: (process) => { child = process } })
  await until('the vault is open', () => existsSync(join(vault.vault, 'vault.db-wal')) && statSync(join(vault.vault, 'vault.db-wal')).size > 0)
  // The unlock is committed and anchored a moment after its first frames.
  await wait(400)
  if (child === undefined) throw new Error('the process did not start')
  return { child, ended }
}

/** Names and sizes of everything in a folder: what "nothing was changed" means. */
export function listing(folder: string): readonly string[] {
  return readdirSync(folder).sort().map((name) => `${name} ${statSync(join(folder, name)).size}`)
}

/** A vault left behind by a killed process, its log still in the -wal. */
export async function leftBehind(vault: CliVault): Promise<void> {
  const held = await heldOpen(vault)
  held.child.kill('SIGKILL')
  await held.ended
}
