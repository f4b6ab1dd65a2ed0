import { describe, expect, it } from 'vitest'
import { isWithin } from '../../../electron/ipc/message-size'

describe('isWithin (SECURITY.md E8)', () => {
  it('counts text as two bytes a sign, wherever it hides', () => {
    expect(isWithin('x'.repeat(50), 100)).toBe(true)
    expect(isWithin('x'.repeat(51), 100)).toBe(false)
    expect(isWithin({ a: [{ b: 'x'.repeat(51) }] }, 129)).toBe(false)
    expect(isWithin(new Map([['a', 'x'.repeat(51)]]), 100)).toBe(false)
    expect(isWithin(new Set(['x'.repeat(51)]), 100)).toBe(false)
    expect(isWithin({ ['x'.repeat(51)]: 1 }, 100)).toBe(false)
  })

  it('counts bytes once', () => {
    expect(isWithin(new Uint8Array(100), 100)).toBe(true)
    expect(isWithin(new Uint8Array(101), 100)).toBe(false)
    expect(isWithin(new ArrayBuffer(101), 100)).toBe(false)
  })

  it('refuses what is nested too deep, and cycles', () => {
    let deep: unknown = 1
    for (let n = 0; n < 100; n++) deep = [deep]
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(isWithin(deep, 1_000_000)).toBe(false)
    expect(isWithin(cycle, 1_000_000)).toBe(false)
  })

  it('stops early at a long list instead of walking all of it', () => {
    const list = Array.from({ length: 5_000_000 }, () => 1)
    const before = performance.now()
    expect(isWithin(list, 1_000)).toBe(false)
    expect(performance.now() - before).toBeLessThan(50)
  })
})
