import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { COMPILED } from './child-process'

const root = resolve(import.meta.dirname, '../..')
/** The real bundle, as it ships; another one when the environment names it. */
export const cliBundle = process.env['SATCHEL_CLI_BUNDLE'] ?? join(root, 'out/main/cli.js')
if (!existsSync(cliBundle)) throw new Error('These tests drive the built command line. Run: npm run build')

/** What commands print with --json, all keys of all commands in one: a test that reads a key its command has not fails. */
export interface Printed {
  readonly ok: boolean
  readonly error: { readonly kind: string; readonly message: string }
  readonly items: readonly { readonly id: string; readonly name: string; readonly batchId: string; readonly backupId: string; readonly fileName: string; readonly readable: boolean }[]
  readonly next: string
  readonly entries: readonly { readonly seq: number; readonly action: string; readonly actorName: string }[]
  readonly total: number
  readonly files: readonly { readonly rows: number; readonly format: string; readonly problems: readonly unknown[] }[]
  readonly file: string
  readonly failureFiles: readonly string[]
  readonly batchId: string
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly failed: number
  readonly count: number
  readonly contacts: number
  readonly companies: number
  readonly notes: string
  readonly emails: readonly { readonly address: string }[]
  readonly users: readonly unknown[]
  readonly rawKeyHex: string
  readonly secret: string
  readonly uri: string
  readonly recoveryCodes: readonly string[]
  readonly backupId: string
}

export interface Ran {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** The one JSON document on standard output. Throws when there is none, or more than one. */
  readonly json: Printed
}
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Called at once, for tests that end or signal the process. */
  readonly started?: (child: ChildProcess) => void
  readonly timeoutMs?: number
  /** What to run instead of node with the bundle; the arguments follow. */
  readonly through?: readonly string[]
}

/** Documents printed one to a line, by a script of several commands. */
export function documents(stdout: string): Printed[] {
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Printed)
}

/** Runs the command line as a process of its own. */
export function satchel(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return run([...(options.through ?? []), process.execPath, cliBundle, ...args], options)
}

/** Runs any program. */
export function run(line: readonly string[], { env = {}, cwd, started, timeoutMs = 60_000 }: RunOptions = {}): Promise<Ran> {
  const [program = '', ...args] = line
  const { SATCHEL_PASSPHRASE_FILE: _, ...inherited } = process.env
  const child = spawn(program, args, { env: { ...inherited, NODE_COMPILE_CACHE: COMPILED, ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
  started?.(child)
  return new Promise((settle, fail) => {
    child.on('error', fail)
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer)
      const stdout = Buffer.concat(out).toString('utf8')
      settle({ exitCode, signal, stdout, stderr: Buffer.concat(errors).toString('utf8'), get json() { return JSON.parse(stdout) as Printed } })
    })
  })
}

export interface CliVault {
  /** The temp folder everything of this test lies in. */
  readonly base: string
  readonly vault: string
  readonly passphraseFile: string
  readonly recoveryFile: string
  /** The line's options that name and open this vault. */
  readonly options: readonly string[]
  run(...args: readonly string[]): Promise<Ran>
}

export const passphrase = 'lantern orbit thicket marble seven'

/** A place for a vault with its passphrase file, before `init`. */
export function aPlace(): CliVault {
  return placeIn(mkdtempSync(join(tmpdir(), 'satchel-cli-test-')))
}

/** A vault made by `init --no-keychain`, as on a machine without one. */
export async function aCliVault(): Promise<CliVault> {
  const place = aPlace()
  const made = await initVault(place)
  if (made.exitCode !== 0) throw new Error(`init failed with ${String(made.exitCode)}: ${made.stderr}`)
  return place
}

/** `init` at a place. */
export function initVault(place: CliVault, options: RunOptions = {}): Promise<Ran> {
  return satchel(['init', '--user', 'Owner', '--no-keychain', '--recovery-out', place.recoveryFile, '--vault', place.vault, '--passphrase-file', place.passphraseFile, '--json'], options)
}

/** The same vault somewhere else: for tests that damage it. */
export function copyOf(vault: CliVault): CliVault {
  const base = mkdtempSync(join(tmpdir(), 'satchel-cli-test-'))
  cpSync(vault.base, base, { recursive: true, preserveTimestamps: true })
  return placeIn(base)
}

/** Writes a file into the vault's temp folder and answers its path. */
export function aFile(place: CliVault, name: string, content: string | Uint8Array): string {
  const path = join(place.base, name)
  writeFileSync(path, content)
  return path
}

/** A CSV of so many people, each with an email of their own. */
export function peopleCsv(count: number, offset = 0): string {
  const rows = Array.from({ length: count }, (_, n) => `Given${n + offset},Family${n + offset},person${n + offset}@example.com,+1 202 555 ${String((n + offset) % 10_000).padStart(4, '0')}`)
  return `First name,Last name,Email,Phone\n${rows.join('\n')}\n`
}

function placeIn(base: string): CliVault {
  const vault = join(base, 'vault')
  const passphraseFile = join(base, 'passphrase.txt')
  if (!existsSync(passphraseFile)) writeFileSync(passphraseFile, `${passphrase}\n`, { mode: 0o600 })
  const options = ['--vault', vault, '--passphrase-file', passphraseFile, '--json']
  return { base, vault, passphraseFile, recoveryFile: join(base, 'recovery.txt'), options, run: (...args) => satchel([...args, ...options]) }
}
