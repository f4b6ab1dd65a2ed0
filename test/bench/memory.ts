import { readFileSync, writeFileSync } from 'node:fs'

/** Resident memory of this process in MB, and the most it was since {@link forgetPeak}. */
export interface Resident {
  readonly now: number
  readonly peak: number
}

/** Starts the high-water mark of resident memory anew. Linux only; elsewhere the mark stays that of the whole run. */
export function forgetPeak(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5')
}

/** What the kernel counts as this process's resident memory. */
export function residentMemory(): Resident {
  if (process.platform !== 'linux') return { now: process.memoryUsage.rss() / 1e6, peak: process.resourceUsage().maxRSS / 1000 }
  const status = readFileSync('/proc/self/status', 'utf8')
  const megabytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024 / 1e6
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}
