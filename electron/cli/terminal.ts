import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { hasPassed } from '../../shared/time'

/** What a command may say besides its result: all of it goes to standard error, so that standard output stays clean. */
export interface Terminal {
  /** One line for a person. */
  say(line: string): void
  /** Where work is. Shown in place on a terminal, else one line every few seconds. */
  progress(line: string): void
  /** Clears a progress line that still stands. */
  endProgress(): void
  /** Asks without showing what is typed; null when there is nobody to ask. */
  askHidden(question: string): Promise<string | null>
}

const QUIET_EVERY_MS = 5_000
const LIVE_EVERY_MS = 100

/** The terminal of this process. */
export function createTerminal(input: NodeJS.ReadStream, errors: NodeJS.WriteStream): Terminal {
  let lastAt = Date.now()
  let standing = false
  const endProgress = (): void => {
    if (standing) errors.write('\r\u001b[K')
    standing = false
  }
  return {
    say: (line) => {
      endProgress()
      errors.write(`${line}\n`)
    },
    progress: (line) => {
      const now = Date.now()
      if (!hasPassed(errors.isTTY ? LIVE_EVERY_MS : QUIET_EVERY_MS, lastAt, now)) return
      lastAt = now
      errors.write(errors.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
      standing = errors.isTTY
    },
    endProgress,
    askHidden: (question) => (input.isTTY ? askHidden(input, errors, question) : Promise.resolve(null)),
  }
}

function askHidden(input: NodeJS.ReadStream, errors: NodeJS.WriteStream, question: string): Promise<string | null> {
  errors.write(question)
  // Reads the line with its usual editing keys, and shows nothing of it.
  const nowhere = new Writable({ write: (_chunk, _encoding, next) => { next() } })
  const lines = createInterface({ input, output: nowhere, terminal: true })
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line)
      lines.close()
    })
    lines.once('SIGINT', () => {
      lines.close()
    })
    lines.once('close', () => {
      errors.write('\n')
      resolve(null)
    })
  })
}
