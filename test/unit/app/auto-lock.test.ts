import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { describe, expect, it } from 'vitest'
import { watchForLock } from '../../../electron/app/auto-lock'

function machine(platform: NodeJS.Platform) {
  const told: string[] = []
  const power = Object.assign(new EventEmitter(), { state: 'active', getSystemIdleState: () => power.state })
  const ticks: (() => void)[] = []
  const open = { value: true }
  watchForLock({
    power: power as unknown as PowerMonitor,
    platform,
    isOpen: () => open.value,
    lock: (reason) => told.push(reason),
    checkDeadline: () => told.push('check'),
    every: (_ms, run) => ticks.push(run)
  })
  return { power, told, ticks, open }
}

describe('watchForLock (SECURITY.md L1, L2)', () => {
  it.each([['suspend', 'suspend'], ['lock-screen', 'screen-lock'], ['user-did-resign-active', 'screen-lock'], ['shutdown', 'quit']])('on %s locks with reason %s', (signal, reason) => {
    const { power, told } = machine('darwin')
    power.emit(signal)
    expect(told).toEqual([reason])
  })

  it.each(['resume', 'unlock-screen', 'user-did-become-active'])('L3 on %s has the engine look at its deadline, because no timer ran in between', (signal) => {
    const { power, told } = machine('win32')
    power.emit(signal)
    expect(told).toEqual(['check'])
  })

  it('L2 asks Linux, which sends no signal, and locks when the screen is locked', () => {
    const { power, told, ticks } = machine('linux')
    ticks.forEach((tick) => tick())
    expect(told).toEqual([])
    power.state = 'locked'
    ticks.forEach((tick) => tick())
    expect(told).toEqual(['screen-lock'])
  })

  it('does not ask while there is nothing to lock, nor on systems that tell', () => {
    const linux = machine('linux')
    linux.power.state = 'locked'
    linux.open.value = false
    linux.ticks.forEach((tick) => tick())
    expect(linux.told).toEqual([])
    expect(machine('darwin').ticks).toEqual([])
  })
})
