import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Imported before `command-line.ts`: the tests of that file drive the built command line with passphrases that are stretched cheaply. Nothing else is
 * different. For tests that open vaults by the hundred and ask nothing of the cost of a guess, which without a keychain is two seconds of both cores.
 */
const root = resolve(import.meta.dirname, '../..')
const ARGON = 'import { hashRaw } from "@node-rs/argon2";'
const CHEAP = `import { createHash as cheapHash } from 'node:crypto'\nconst hashRaw = async (password, { salt }) => cheapHash('sha256').update(salt).update(password).digest()\n`

/** Made by the first file of a run that asks for it; the next ones find it, and what V8 has compiled of it. */
function quickBundle(): string {
  const engine = readFileSync(join(root, 'out/main/engine.js'), 'utf8')
  if (!engine.includes(ARGON)) throw new Error('the engine’s bundle does not import Argon2 in the way that is replaced here')
  const results = join(root, 'test-results/desktop')
  const built = createHash('sha256').update(engine).update(readFileSync(join(root, 'out/main/cli.js'))).digest('hex').slice(0, 16)
  const folder = join(results, `quick-${built}`)
  if (!existsSync(folder)) makeBundle(engine, results, folder)
  return join(folder, 'out/main/cli.js')
}

/** Whole or not at all: files that run at the same time may make it both. */
function makeBundle(engine: string, results: string, folder: string): void {
  mkdirSync(results, { recursive: true })
  const making = mkdtempSync(join(results, 'making-'))
  cpSync(join(root, 'package.json'), join(making, 'package.json'))
  cpSync(join(root, 'out/main'), join(making, 'out/main'), { recursive: true })
  writeFileSync(join(making, 'out/main/engine.js'), engine.replace(ARGON, CHEAP))
  try {
    renameSync(making, folder)
  } catch (error) {
    rmSync(making, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}

if (process.env['SATCHEL_CLI_BUNDLE'] === undefined && existsSync(join(root, 'out/main/cli.js'))) process.env['SATCHEL_CLI_BUNDLE'] = quickBundle()
