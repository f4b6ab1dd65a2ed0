import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

export interface KeychainAnswer {
  readonly answer: { readonly state?: string; readonly hex?: string; readonly ok?: boolean; readonly failure?: { readonly kind: string; readonly state: string } }
  readonly ms: number
}

export interface PrivateKeyring {
  readonly env: NodeJS.ProcessEnv
  /** Calls on the real keychain, each list in a new process. */
  call(calls: readonly (readonly string[])[], options?: { readonly worker?: boolean; readonly env?: NodeJS.ProcessEnv }): Promise<KeychainAnswer[]>
  lock(): Promise<void>
  /** Ends the daemon and starts one with another, new keyring. */
  replace(): Promise<void>
  /** Stops the daemon without ending it: it holds its name and never answers. */
  freeze(): void
  stop(): Promise<void>
}

/** A private session bus with a real gnome-keyring, or with nobody who answers for secrets. Throws when the system lacks the programs: such a test must fail, not be left out. */
export async function startPrivateKeyring(kind: 'keyring' | 'no-service'): Promise<PrivateKeyring> {
  const work = mkdtempSync(join(tmpdir(), 'satchel-keyring-'))
  const config = join(work, 'bus.conf')
  // Without service folders nothing is started on demand: only the daemon below may answer.
  writeFileSync(config, `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=${work}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`)
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const address = await firstLine(bus)
  let generation = 0
  const homeEnv = (): NodeJS.ProcessEnv => {
    const home = join(work, `home-${String(generation)}`)
    mkdirSync(join(home, 'run'), { recursive: true, mode: 0o700 })
    const env: NodeJS.ProcessEnv = { ...process.env, DBUS_SESSION_BUS_ADDRESS: address, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_CONFIG_HOME: join(home, 'config'), XDG_RUNTIME_DIR: join(home, 'run') }
    delete env['DISPLAY']
    delete env['WAYLAND_DISPLAY']
    return env
  }
  let daemon: ChildProcess | null = null
  const startDaemon = async (): Promise<void> => {
    daemon = spawn('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], { env: homeEnv(), stdio: ['pipe', 'ignore', 'ignore'] })
    daemon.stdin?.end('test-keyring')
    for (let n = 0; n < 100; n++) {
      if (await ownsSecrets(address)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('gnome-keyring-daemon did not take its place on the bus')
  }
  if (kind === 'keyring') await startDaemon()

  return {
    env: homeEnv(),
    async call(calls, options = {}) {
      const args = ['--import', join(root, 'test/support/run-typescript.mjs'), join(root, 'test/support/keychain-child.ts'), JSON.stringify(calls), ...(options.worker === true ? ['worker'] : [])]
      const child = spawn(process.execPath, args, { env: { ...homeEnv(), ...options.env }, stdio: ['ignore', 'pipe', 'inherit'] })
      try {
        const answers: KeychainAnswer[] = JSON.parse(await firstLine(child))
        return answers
      } finally {
        // A call that libsecret still waits for would keep the process for another 25 s.
        await end(child)
      }
    },
    async lock() {
      await run('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', 'array:objpath:/org/freedesktop/secrets/collection/login'], { env: homeEnv() })
    },
    async replace() {
      await end(daemon)
      generation += 1
      await startDaemon()
    },
    freeze() {
      daemon?.kill('SIGSTOP')
    },
    async stop() {
      await end(daemon)
      await end(bus)
      rmSync(work, { recursive: true, force: true })
    },
  }
}

async function ownsSecrets(address: string): Promise<boolean> {
  const { stdout } = await run('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'], { env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address } })
  return stdout.includes('boolean true')
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the process ended with ${String(code)} before it answered`)))
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
  })
}

function end(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
