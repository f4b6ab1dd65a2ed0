import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '../log/logger'
import { rotatingFile } from '../log/rotating-file'
import type { CommonOptions, Run } from './cli'
import { openEngineDoor } from './engine-door'
import { err } from '../../shared/result'
import { createProgram, isHelp, parserComplaint } from './program'
import { runCommand, show, type Shown } from './run-command'
import { createTerminal } from './terminal'

// The command line's composition root (DESIGN.md 7): arguments in, one command, one exit code out.
const argv = process.argv.slice(2)
const wantsJson = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length).includes('--json')
const here = import.meta.dirname
const terminal = createTerminal(process.stdin, process.stderr)
const log = createLogger(rotatingFile(join(stateFolder(), 'cli.log'), 1_000_000, 3))

// A reader that has had enough, such as `head`, is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
const ended = await perform()
if (ended.complaint !== null) terminal.say(ended.complaint)
await print(wantsJson ? JSON.stringify(ended.json) : ended.text)
process.exit(ended.exitCode)

async function perform(): Promise<Shown> {
  let shown: Shown | undefined
  let printed = ''
  let complaints = ''
  const runnerFor = (options: () => CommonOptions): Run => async (work) => {
    const openDoor = () => openEngineDoor({
      entry: join(here, 'engine.js'), nodePath: process.env['SATCHEL_ENGINE_NODE'], appVersion: version(), log,
      onUpgrade: () => { terminal.say('Preparing the vault for this version; a large one takes some seconds, once.') },
      onProgress: ({ phase, done, total }) => { terminal.progress(`${phase} ${done}${total === null ? '' : ` of ${total}`}`) },
    })
    shown = await runCommand({ options: options(), terminal, openDoor }, work)
  }
  const streams = { out: (text: string) => void (printed += text), error: (text: string) => void (complaints += text) }
  try {
    await createProgram(version(), streams, runnerFor).parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (isHelp(error)) return { exitCode: 0, json: { ok: true, text: printed.trimEnd() }, text: printed.trimEnd(), complaint: null }
    const hint = parserComplaint(error)
    if (hint === null) throw error
    // Help that was printed because no command was given is a complaint too.
    if (!wantsJson && hint === 'A command is missing.') process.stderr.write(complaints)
    return show(err({ kind: 'usage', hint: `${sentence(hint)} Nothing was done; run the command with --help.` }))
  }
  return shown ?? show(err({ kind: 'usage', hint: 'A command is missing. Nothing was done; run with --help.' }))
}

function print(text: string): Promise<void> {
  if (text === '') return Promise.resolve()
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, () => { resolve() })
  })
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!)]$/.test(upper) ? upper : `${upper}.`
}

function version(): string {
  const file = join(here, '../../package.json')
  if (!existsSync(file)) return 'unknown'
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string' ? parsed.version : 'unknown'
}

function stateFolder(): string {
  const set = process.env['XDG_STATE_HOME']
  return set !== undefined && set !== '' ? join(set, 'satchel') : join(homedir(), '.local/state/satchel')
}
