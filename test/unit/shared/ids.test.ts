import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { validate, version } from 'uuid'
import { describe, expect, it } from 'vitest'
import { compareStamps, createHybridClock, stampCounter, stampMs } from '../../../shared/hlc'
import { asId, createIdSource, idFromBytes, idToBytes, isId } from '../../../shared/ids'
import { reveal, Secret, wipe } from '../../../shared/secret'

describe('createIdSource', () => {
  it('makes UUIDs of version 7 that another library accepts and that carry the clock', () => {
    const id = createIdSource(() => Date.UTC(2026, 0, 5), randomBytes).next()
    expect([validate(id), version(id)]).toEqual([true, 7])
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 5))
  })

  it('keeps ids in order within a millisecond and when the clock steps back', () => {
    let now = 1_700_000_000_000
    const source = createIdSource(() => now, randomBytes)
    const ids = Array.from({ length: 20_000 }, (_, i) => {
      if (i === 9_000) now -= 3_600_000
      if (i === 15_000) now += 7_200_000
      return source.next()
    })
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('spells what it stores and stores what it spells', () => {
    const id = createIdSource(() => 5, randomBytes).next()
    expect(idFromBytes(idToBytes(id))).toBe(id)
    expect(isId(id.toUpperCase())).toBe(false)
    expect(() => asId('../../etc/passwd')).toThrow('not an id')
  })
})

describe('createHybridClock', () => {
  const device = new Uint8Array(8).fill(9)

  it('orders stamps by bytes however the clock jumps, and never fails', () => {
    let now = 1_700_000_000_000
    const clock = createHybridClock(() => now, device, null)
    const stamps = Array.from({ length: 70_000 }, (_, i) => {
      if (i === 100) now -= 10 * 365 * 86_400_000
      if (i === 69_000) now += 20 * 365 * 86_400_000
      return clock.next()
    })
    for (let i = 1; i < stamps.length; i++) {
      const [before, after] = [stamps[i - 1], stamps[i]]
      if (before === undefined || after === undefined || compareStamps(before, after) >= 0) throw new Error(`stamps ${String(i)} out of order`)
      if (Buffer.compare(before, after) >= 0) throw new Error('bytes are not in order')
    }
  })

  it('goes on after a stored stamp from the future', () => {
    const ahead = createHybridClock(() => 9_000_000_000_000, device, null).next()
    const next = createHybridClock(() => 1_700_000_000_000, device, ahead).next()
    expect(compareStamps(ahead, next)).toBeLessThan(0)
    expect([stampMs(next), stampCounter(next)]).toEqual([9_000_000_000_000, 1])
  })
})

describe('Secret', () => {
  it('never prints: not as text, in JSON, in an error or in the console', () => {
    const secret = new Secret(Buffer.from('correct horse battery'))
    expect(`${String(secret)} ${JSON.stringify({ secret })} ${inspect(secret, { depth: 9 })}`).not.toMatch(/horse|99|63/)
  })

  it('becomes nothing when it is sent elsewhere', () => {
    expect(structuredClone(new Secret(Buffer.from('horse')))).toEqual({})
  })

  it('is overwritten when wiped, and using it then is a bug', () => {
    const bytes = Buffer.from('horse')
    const secret = new Secret(bytes)
    wipe(secret)
    wipe(secret)
    expect([...bytes]).toEqual([0, 0, 0, 0, 0])
    expect(() => reveal(secret)).toThrow('wiped')
  })
})
