// Rotates the vault key for ever until it is killed: node --import run-typescript.mjs rotation-child.ts FOLDER PASSPHRASE
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { uptime } from 'node:os'
import { reveal, Secret } from '../../shared/secret'
import { createAbsentKeychain } from '../../electron/keychain/no-keychain'
import { syncFolder } from '../../electron/vault/atomic-file'
import { headerSaltOf } from '../../electron/vault/create-vault'
import { deriveDatabaseKey } from '../../electron/vault/keys'
import { beginRotation, finishRotation } from '../../electron/vault/rotate-vault-key'
import { authenticate } from '../../electron/vault/unlock'
import { vaultPaths } from '../../electron/vault/vault-folder'
import { opensWith, openWith } from './raw-database'

const [folder = '', passphrase = ''] = process.argv.slice(2)
const paths = vaultPaths(folder)
const tools = { keychain: createAbsentKeychain(), clock: { now: () => Date.now() }, uptime: { uptimeMs: () => Math.round(uptime() * 1_000) }, random: randomBytes }
const opened = await authenticate(tools, { paths, who: { userName: 'Robin' }, passphrase })
if (!opened.ok) throw new Error(opened.failure.kind)
let { slots, vaultKey } = opened.value
const known = new Set(slots.slots.map((slot) => slot.publicKey))
const copy = `${paths.database}.rotating`

// What the rotation before left behind: the slots know which of two keys it is, the database says it.
if (opened.value.nextVaultKey !== null) {
  const current = opensWith(paths.database, opened.value.nextVaultKey) ? opened.value.nextVaultKey : vaultKey
  slots = must(finishRotation(paths, slots, current, headerSaltOf(paths.database), known, slots.rev))
  vaultKey = current
}
process.stdout.write('ready\n')
for (;;) {
  const nextVaultKey = new Secret(Uint8Array.from(randomBytes(32)))
  rmSync(copy, { force: true })
  const source = openWith(paths.database, vaultKey)
  source.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`)
  source.close()
  const target = openWith(copy, vaultKey)
  target.pragma('journal_mode = DELETE')
  target.rekey(Buffer.from(`x'${Buffer.from(reveal(deriveDatabaseKey(nextVaultKey))).toString('hex')}'`))
  if (target.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the copy is damaged')
  target.close()
  const handle = openSync(copy, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  slots = must(beginRotation(paths, slots, { vaultKey, nextVaultKey }, known, slots.rev))
  renameSync(copy, paths.database)
  syncFolder(paths.folder)
  slots = must(finishRotation(paths, slots, nextVaultKey, headerSaltOf(paths.database), known, slots.rev))
  vaultKey = nextVaultKey
}

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly kind: string } }): T {
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}

