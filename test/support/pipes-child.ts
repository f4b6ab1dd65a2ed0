// Opens files of a vault that are pipes or devices without an end, and says what came of each: node --import run-typescript.mjs pipes-child.ts FOLDER
import { join } from 'node:path'
import { readFileAnchor } from '../../electron/audit/anchors'
import { openFileSource } from '../../electron/backup/bytes'
import { acquireVaultLock } from '../../electron/vault/lock-file'
import { readSlots } from '../../electron/vault/slots'
import { inspectVaultFolder, vaultPaths } from '../../electron/vault/vault-folder'
import { Secret } from '../../shared/secret'

const [folder = ''] = process.argv.slice(2)
const attempt = (work: () => unknown): string => {
  try {
    return JSON.stringify(work())
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'thrown'
  }
}
const say = (what: string, work: () => unknown): void => { process.stdout.write(`${what} ${attempt(work)}\n`) }
const pipe = join(folder, 'pipe')
say('slots', () => readSlots(pipe))
say('endless', () => readSlots(join(folder, 'endless')))
say('vault', () => inspectVaultFolder(vaultPaths(join(folder, 'vault'))).state)
say('anchor', () => readFileAnchor(pipe, new Secret(new Uint8Array(32))))
say('backup', () => openFileSource(pipe))
say('lock', () => acquireVaultLock(pipe, false))
