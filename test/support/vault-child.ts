// A process that is killed in the middle: node --import run-typescript.mjs vault-child.ts TASK FOLDER [ARG]
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { uptime } from 'node:os'
import { ok } from '../../shared/result'
import { createAbsentKeychain } from '../../electron/keychain/no-keychain'
import { createVault } from '../../electron/vault/create-vault'
import { acquireVaultLock } from '../../electron/vault/lock-file'
import { nextRev, readSlots, writeSlots } from '../../electron/vault/slots'
import { unlockVault } from '../../electron/vault/unlock'
import { vaultPaths } from '../../electron/vault/vault-folder'
import { Secret } from '../../shared/secret'

const [task, folder = '', argument = ''] = process.argv.slice(2)
const paths = vaultPaths(folder)
const tools = { keychain: createAbsentKeychain(), clock: { now: () => Date.now() }, uptime: { uptimeMs: () => Math.round(uptime() * 1_000) }, random: randomBytes }
const say = (text: string): void => void process.stdout.write(`${text}\n`)
// Otherwise kept at the end of a process, which here does not come.
flushCompileCache()

switch (task) {
  case 'rewrite-slots': {
    const vaultKey = new Secret(Uint8Array.from(Buffer.from(argument, 'hex')))
    say('ready')
    for (;;) {
      const read = readSlots(paths.slots)
      if (!read.ok) throw new Error(read.failure.kind)
      const written = writeSlots(paths.slots, { ...nextRev(read.value), name: `Customers ${String(read.value.rev)}` }, vaultKey)
      if (!written.ok) throw new Error(written.failure.kind)
    }
  }
  case 'attempt':
    say('ready')
    await unlockVault(tools, { paths, who: { userName: 'Robin' }, passphrase: argument })
    break
  case 'create': {
    const made = await createVault(tools, { paths, name: 'Customers', userName: 'Robin', passphrase: argument, withoutKeychain: true }, () => {
      writeFileSync(paths.database, randomBytes(4_096), { mode: 0o600 })
      say('database')
      return ok(null)
    })
    say(made.ok ? 'made' : made.failure.kind)
    break
  }
  case 'lock': {
    const lock = acquireVaultLock(paths.lock)
    say(lock.ok ? `held ${String(process.pid)}` : `${lock.failure.kind} ${'pid' in lock.failure ? String(lock.failure.pid) : ''}`)
    setInterval(() => undefined, 60_000)
    break
  }
  default:
    throw new Error(`no task ${String(task)}`)
}
