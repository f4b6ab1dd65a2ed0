// Rotates the vault key through the engine until it is killed, bundled by bundle-child.ts: node rotation-child.mjs TASK FOLDER PASSPHRASE [NTH]
// for-ever   rotates again and again
// kill-at    rotates once and is killed right before the NTH call that changes a file; says which, or "whole" when there are fewer
// fail-at    rotates, locks and unlocks, the disk being full at the 1st, 2nd … such call, until there are fewer; says how each one ended
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'

const [task = '', folder = '', passphrase = '', nth = '0'] = process.argv.slice(2)
let target = Number(nth)
let calls = 0
let isRotating = (): boolean => false
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const { writeSync } = fs

function onCall(name: 'renameSync' | 'fsyncSync' | 'writeSync' | 'writeFileSync' | 'rmSync'): void {
  const original = fs[name] as (...args: unknown[]) => unknown
  Object.assign(fs, { [name]: (...args: unknown[]): unknown => {
    if (task !== 'for-ever' && isRotating() && ++calls === target) {
      if (task === 'fail-at') throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
      writeSync(1, `${name} ${typeof args[0] === 'string' ? basename(args[0]) : ''}\n`)
      process.kill(process.pid, 'SIGKILL')
    }
    return original(...args)
  } })
}
for (const name of ['renameSync', 'fsyncSync', 'writeSync', 'writeFileSync', 'rmSync'] as const) onCall(name)
syncBuiltinESMExports()

const { anEngine } = await import('./engine')
const engine = anEngine({ clock: { now: () => Date.now(), set: () => undefined, advance: () => undefined } })
const unlock = async (): Promise<string> => {
  const unlocked = await engine.call('vault.unlock', { userName: 'Owner', passphrase, acceptRollback: false })
  if (!unlocked.ok) throw new Error(`no unlock: ${unlocked.failure.kind}`)
  return unlocked.value.state === 'unlocked' ? unlocked.value.findings.map(({ kind }) => kind).join() : unlocked.value.state
}
const rotate = async (): Promise<string> => {
  const events = engine.events.length
  isRotating = () => engine.events.slice(events).some(({ name }) => name === 'job.progress')
  const rotated = await engine.call('vault.rotateKey', { jobId: 'rotate-1', passphrase })
  isRotating = () => false
  if (!rotated.ok && rotated.failure.kind === 'internal') throw new Error(engine.logged.join('\n'))
  return rotated.ok ? 'rotated' : rotated.failure.kind
}

await engine.call('vault.choose', { folder: await engine.token(folder) })
await unlock()
say('ready')
switch (task) {
  case 'for-ever':
    for (let ended = await rotate(); ; ended = await rotate()) if (ended !== 'rotated') throw new Error(`a rotation failed: ${ended}`)
  case 'kill-at':
    await rotate()
    say('whole')
    break
  case 'fail-at':
    for (target = 1; calls >= target - 1; target++) {
      calls = 0
      const ended = await rotate()
      const goesOn = await engine.call('contacts.count', { filter: { bin: false, conditions: [] } })
      await engine.call('vault.lock', { reason: 'user' })
      say(`${ended} ${goesOn.ok ? String(goesOn.value.count) : goesOn.failure.kind} ${await unlock()}`)
    }
    await engine.engine.internal('shutdown', {})
    say('whole')
    break
  default:
    throw new Error(`no task ${task}`)
}
