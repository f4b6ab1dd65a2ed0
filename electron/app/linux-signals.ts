import { spawn } from 'node:child_process'

/** Why the desktop wants things locked. */
export type DesktopSignal = 'screen-lock' | 'suspend'

// Each desktop has a screen saver of its own; they all send the same signal. Electron hears none of them on Linux (SECURITY.md L2).
const SCREEN_SAVERS: readonly string[] = ['org.freedesktop.ScreenSaver', 'org.gnome.ScreenSaver', 'org.cinnamon.ScreenSaver', 'org.mate.ScreenSaver', 'org.xfce.ScreenSaver']
const LOGIN = 'org.freedesktop.login1'

/** dbus-monitor belongs to the bus itself and takes all rules at once; where it is missing, asking for the screen's state must do. */
const MONITOR = 'dbus-monitor'
const RULES = {
  session: SCREEN_SAVERS.map((name) => `type='signal',interface='${name}',member='ActiveChanged'`),
  system: [
    `type='signal',interface='${LOGIN}.Manager',member='PrepareForSleep'`,
    `type='signal',interface='${LOGIN}.Session',member='Lock'`,
    `type='signal',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',arg0='${LOGIN}.Session'`
  ]
} as const

/**
 * Listens on both buses for a locked screen, a user who was switched away, and a machine about to sleep. `sessionId`: logind's word for our session
 * (`XDG_SESSION_ID`); without it every session counts as ours. Answers with a function that stops it. A bus or a program that is missing is no failure.
 */
export function watchDesktopSignals(sessionId: string | undefined, onSignal: (signal: DesktopSignal) => void): () => void {
  const stops = (['session', 'system'] as const).map((bus) => {
    const read = createSignalReader(sessionId, onSignal)
    const monitor = spawn(MONITOR, [`--${bus}`, ...RULES[bus]], { stdio: ['ignore', 'pipe', 'ignore'] })
    monitor.on('error', () => undefined)
    monitor.stdout.setEncoding('utf8').on('data', read)
    return () => monitor.kill()
  })
  return () => {
    for (const stop of stops) stop()
  }
}

/** Reads what dbus-monitor prints, in pieces of any size: a line that names the signal, then its arguments, indented. */
export function createSignalReader(sessionId: string | undefined, onSignal: (signal: DesktopSignal) => void): (piece: string) => void {
  const ours = sessionId === undefined || sessionId === '' ? null : `/org/freedesktop/login1/session/${busLabel(sessionId)}`
  const isOurs = (path: string): boolean => ours === null || path === ours || path === '/org/freedesktop/login1/session/auto'
  let rest = ''
  let member = ''
  let property = ''
  const readLine = (line: string): void => {
    const header = /^signal .*\bpath=([^;]+); interface=[^;]+; member=(\w+)/.exec(line)
    if (header !== null) {
      const [, path = '', name = ''] = header
      const isSessions = name === 'Lock' || name === 'PropertiesChanged'
      member = isSessions && !isOurs(path) ? '' : name
      property = ''
      if (member === 'Lock') onSignal('screen-lock')
      return
    }
    const named = /^\s+string "(\w+)"$/.exec(line)?.[1]
    if (named !== undefined) property = named
    const flag = /^\s+(?:variant\s+)?boolean (true|false)$/.exec(line)?.[1]
    if (flag === undefined) return
    if (flag === 'true' && member === 'ActiveChanged') onSignal('screen-lock')
    if (flag === 'true' && member === 'PrepareForSleep') onSignal('suspend')
    // Not active any more: another user was switched to.
    if (member === 'PropertiesChanged' && ((property === 'Active' && flag === 'false') || (property === 'LockedHint' && flag === 'true'))) onSignal('screen-lock')
  }
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(readLine)
  }
}

/** How logind spells an id inside a path: everything but letters and digits as `_` and two hexadecimal digits, and a digit at the beginning too. */
function busLabel(id: string): string {
  return [...Buffer.from(id)].map((byte, at) => {
    const sign = String.fromCharCode(byte)
    return /[A-Za-z]/.test(sign) || (at > 0 && /[0-9]/.test(sign)) ? sign : `_${byte.toString(16).padStart(2, '0')}`
  }).join('')
}
