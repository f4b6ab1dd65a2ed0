import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * Imported before `command-line.ts`: the tests of that file drive the built command line with passphrases that are stretched cheaply. Nothing else is
 * different. For tests that open vaults by the hundred and ask nothing of the cost of a guess, which without a keychain is two seconds of both cores.
 */
const root = resolve(import.meta.dirname, '../..')
const ARGON = 'import { hashRaw } from "@node-rs/argon2";'
const CHEAP = `import { createHash as cheapHash } from 'node:crypto'\nconst hashRaw = async (password, { salt }) => cheapHash('sha256').update(salt).update(password).digest()\n`

function makeBundle(): string {
  const results = join(root, 'test-results/desktop')
  mkdirSync(results, { recursive: true })
  const folder = mkdtempSync(join(results, 'quick-'))
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  cpSync(join(root, 'out/main'), join(folder, 'out/main'), { recursive: true })
  const engine = join(folder, 'out/main/engine.js')
  const text = readFileSync(engine, 'utf8')
  if (!text.includes(ARGON)) throw new Error('the engine’s bundle does not import Argon2 in the way that is replaced here')
  writeFileSync(engine, text.replace(ARGON, CHEAP))
  return join(folder, 'out/main/cli.js')
}

if (process.env['SATCHEL_CLI_BUNDLE'] === undefined && existsSync(join(root, 'out/main/cli.js'))) process.env['SATCHEL_CLI_BUNDLE'] = makeBundle()
