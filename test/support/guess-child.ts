// Guesses a passphrase until it is killed, bundled by bundle-child.ts: node guess-child.mjs FOLDER HOURS
// Each guess comes an hour of uptime after the one before, so that none has to wait. Says the answer and how many failures are counted.
import { randomBytes } from 'node:crypto'
import { createAbsentKeychain } from '../../electron/keychain/no-keychain'
import { throttleOf, unlockVault } from '../../electron/vault/unlock'
import { readVaultFolder, vaultPaths } from '../../electron/vault/vault-folder'

const [folder = '', from = '0'] = process.argv.slice(2)
const HOUR_MS = 3_600_000
let hours = Number(from)
const paths = vaultPaths(folder)
const tools = { keychain: createAbsentKeychain(), clock: { now: () => Date.now() }, uptime: { uptimeMs: () => hours * HOUR_MS }, random: randomBytes }
const read = readVaultFolder(paths)
if (!read.ok) throw new Error(read.failure.kind)
const [user] = read.value.users
if (user === undefined) throw new Error('the vault has no user')
const throttle = throttleOf(tools, paths, read.value.vaultId)
for (;;) {
  hours += 1
  const answer = await unlockVault(tools, { paths, who: { userName: user.name }, passphrase: `guess ${String(hours)}` })
  const { failures } = await throttle.standing(`user:${user.id}`)
  process.stdout.write(`${answer.ok ? 'opened' : answer.failure.kind} ${String(failures)} ${String(hours)}\n`)
}
