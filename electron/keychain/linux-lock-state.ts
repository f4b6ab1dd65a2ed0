import { execFile } from 'node:child_process'

/** `no-client`: the system has no program to ask with. `unknown`: there is one, and it learned nothing, such as "no such service". */
export type LockState = 'locked' | 'unlocked' | 'no-answer' | 'unknown' | 'no-client'

/**
 * Whether the default collection of the Secret Service is locked. keytar answers `null` for a locked keyring and for a missing item alike
 * (SECURITY.md 6), so the service is asked over D-Bus by whichever client program the system has. `no-answer`: it did not answer in time.
 */
export async function secretServiceLockState(timeoutMs: number): Promise<LockState> {
  for (const [command, args] of CLIENTS) {
    const answer = await run(command, args, timeoutMs)
    if (answer.kind === 'no-such-program') continue
    if (answer.kind !== 'output') return answer.kind
    // gdbus: (<true>,)   dbus-send: variant       boolean true   busctl: v b true
    const locked = /\b(true|false)\b/.exec(answer.text)?.[1]
    return locked === undefined ? 'unknown' : locked === 'true' ? 'locked' : 'unlocked'
  }
  return 'no-client'
}

const SERVICE = 'org.freedesktop.secrets'
const DEFAULT_COLLECTION = '/org/freedesktop/secrets/aliases/default'
const COLLECTION = 'org.freedesktop.Secret.Collection'
const GET = 'org.freedesktop.DBus.Properties.Get'

const CLIENTS: readonly (readonly [string, readonly string[]])[] = [
  ['gdbus', ['call', '--session', '--dest', SERVICE, '--object-path', DEFAULT_COLLECTION, '--method', GET, COLLECTION, 'Locked']],
  ['dbus-send', ['--session', '--print-reply=literal', `--dest=${SERVICE}`, DEFAULT_COLLECTION, GET, `string:${COLLECTION}`, 'string:Locked']],
  ['busctl', ['--user', 'call', SERVICE, DEFAULT_COLLECTION, 'org.freedesktop.DBus.Properties', 'Get', 'ss', COLLECTION, 'Locked']],
]

type Answer = { readonly kind: 'output'; readonly text: string } | { readonly kind: 'no-such-program' | 'no-answer' | 'unknown' }

function run(command: string, args: readonly string[], timeoutMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(command, [...args], { timeout: timeoutMs, killSignal: 'SIGKILL', encoding: 'utf8' }, (error, stdout) => {
      if (error === null) resolve({ kind: 'output', text: stdout })
      else if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ kind: 'no-such-program' })
      else resolve({ kind: error.killed === true ? 'no-answer' : 'unknown' })
    })
  })
}
