import { createProgram } from '../../electron/cli/program'
import { runCommand, type Shown } from '../../electron/cli/run-command'
import type { CommonOptions } from '../../electron/cli/cli'
import { anEngine } from './engine'
import type { TestClock } from './vault-database'

/** A command line run in this process against an engine of its own: its outcome, for stories of many commands. What a process does besides is tested on the real one. */
export async function command(line: readonly string[], clock?: TestClock): Promise<Shown> {
  const shown: Shown[] = []
  const terminal = { say: () => undefined, progress: () => undefined, endProgress: () => undefined, askHidden: () => Promise.resolve(null) }
  const openDoor = () => {
    const { engine, call, token } = anEngine(clock === undefined ? {} : { clock })
    return Promise.resolve({ call, register: (path: string) => token(path), close: async () => { await engine.internal('shutdown', {}) } })
  }
  const program = createProgram('0.0.0', { out: () => undefined, error: () => undefined }, (options: () => CommonOptions) => async (work) => {
    shown.push(await runCommand({ options: options(), terminal, openDoor }, work))
  })
  await program.parseAsync([...line], { from: 'user' })
  const [only] = shown
  if (only === undefined) throw new Error('no command was run')
  return only
}
