import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process started, as text that only serves comparing: a number given again after a restart is told apart (SECURITY.md E20).
 * Null where the system does not say.
 */
export function processStart(pid: number): string | null {
  try {
    switch (process.platform) {
      case 'linux': return linuxStart(pid)
      case 'darwin': return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 5_000 }).trim() || null
      case 'win32': return execFileSync('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', `(Get-Process -Id ${String(pid)}).StartTime.ToFileTimeUtc()`], { encoding: 'utf8', timeout: 10_000 }).trim() || null
      default: return null
    }
  } catch {
    // The process is gone, or its start may not be read: both are "not known".
    return null
  }
}

/** Whether a process of that number runs at all. One of another user's counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Field 22 of /proc/PID/stat is the start in ticks since boot; the boot id keeps two boots apart. The name in field 2 may hold anything, so count from its closing bracket. */
function linuxStart(pid: number): string | null {
  const ticks = statFields(pid)[19]
  return ticks === undefined ? null : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
}

/** Killed but not yet collected by its parent: it holds nothing any more. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return statFields(pid)[0] === 'Z'
  } catch {
    // Gone in between, or hidden from this user: the signal already said that it is there.
    return false
  }
}

function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
