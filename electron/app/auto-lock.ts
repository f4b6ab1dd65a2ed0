import type { PowerMonitor } from 'electron'
import type { LockReason } from '../../shared/vault/vault'

/** How often Linux is asked whether its screen is locked, beside the signals of `linux-signals.ts`, which need a program that may be missing (SECURITY.md L2). */
const ASK_EVERY_MS = 2_000

export interface AutoLockParts {
  readonly power: Pick<PowerMonitor, 'on' | 'getSystemIdleState'>
  readonly platform: NodeJS.Platform
  readonly isOpen: () => boolean
  readonly lock: (reason: Extract<LockReason, 'suspend' | 'screen-lock' | 'quit'>) => void
  /** Has the engine look at its idle deadline: no timer ran while the machine slept (SECURITY.md L3). */
  readonly checkDeadline: () => void
  readonly every: (ms: number, run: () => void) => void
}

/**
 * Locks when the machine sleeps, its screen is locked, its user is switched or the system shuts down.
 * The idle deadline itself is the engine's; waking up only makes it look.
 */
export function watchForLock({ power, platform, isOpen, lock, checkDeadline, every }: AutoLockParts): void {
  power.on('suspend', () => lock('suspend'))
  power.on('lock-screen', () => lock('screen-lock'))
  power.on('user-did-resign-active', () => lock('screen-lock'))
  power.on('shutdown', () => lock('quit'))
  power.on('resume', checkDeadline)
  power.on('unlock-screen', checkDeadline)
  power.on('user-did-become-active', checkDeadline)
  if (platform !== 'linux') return
  every(ASK_EVERY_MS, () => {
    // The number is a threshold for `idle`, which we do not ask for.
    if (isOpen() && power.getSystemIdleState(3_600) === 'locked') lock('screen-lock')
  })
}
