import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

let known: string | undefined

/**
 * What tells this machine from another for as long as its system is installed, 32 hex digits: a host's name changes with the network, its id does not.
 * A digest, since the system's own id should not be written into files that travel. Where the system gives none, the host's name stands for it.
 */
export function machineId(): string {
  known ??= createHash('sha256').update(`satchel/machine/v1:${systemId() ?? hostname()}`).digest('hex').slice(0, 32)
  return known
}

function systemId(): string | null {
  try {
    switch (process.platform) {
      case 'linux': return readFileSync('/etc/machine-id', 'utf8').trim() || null
      case 'darwin': return /"IOPlatformUUID" = "([^"]+)"/.exec(execFileSync('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], { encoding: 'utf8', timeout: 5_000 }))?.[1] ?? null
      case 'win32': return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(execFileSync('reg.exe', ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid'], { encoding: 'utf8', timeout: 10_000 }))?.[1] ?? null
      default: return null
    }
  } catch {
    // A container or a stripped system without one.
    return null
  }
}
