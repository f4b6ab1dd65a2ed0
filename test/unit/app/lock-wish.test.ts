import { describe, expect, it } from 'vitest'
import { createLockWish } from '../../../electron/app/lock-wish'

function scene() {
  const locked: string[] = []
  const vault = { isOpen: false }
  const wish = createLockWish({
    isOpen: () => vault.isOpen,
    lock: (reason) => {
      locked.push(reason)
      vault.isOpen = false
    }
  })
  return { locked, vault, wish }
}

function later<T>() {
  let resolve = (_value: T): void => undefined
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve: (value: T) => resolve(value) }
}

describe('createLockWish (SECURITY.md L1)', () => {
  it('locks what is open at once', () => {
    const { locked, vault, wish } = scene()
    vault.isOpen = true
    expect(wish.lockNow('suspend')).toBe(true)
    expect(locked).toEqual(['suspend'])
  })

  it.each(['vault.unlock', 'vault.recover', 'vault.create'] as const)('given a signal while %s is under way › locks as soon as the vault is open, for the first reason', async (channel) => {
    const { locked, vault, wish } = scene()
    const answer = later<string>()
    const call = wish.during(channel, answer.promise)
    expect(wish.lockNow('suspend')).toBe(false)
    wish.lockNow('screen-lock')
    expect(locked).toEqual([])
    vault.isOpen = true
    expect(wish.lockIfWished()).toBe(true)
    answer.resolve('open')
    expect(await call).toBe('open')
    expect(locked).toEqual(['suspend'])
  })

  it('given no word of the opening before the answer › locks at the answer', async () => {
    const { locked, vault, wish } = scene()
    const answer = later<null>()
    const call = wish.during('vault.unlock', answer.promise)
    wish.lockNow('screen-lock')
    vault.isOpen = true
    answer.resolve(null)
    await call
    expect(locked).toEqual(['screen-lock'])
  })

  it('given a refused opening › forgets the wish: the next opening stays open', async () => {
    const { locked, vault, wish } = scene()
    await wish.during('vault.unlock', Promise.resolve().then(() => wish.lockNow('suspend')))
    vault.isOpen = true
    expect(wish.lockIfWished()).toBe(false)
    expect(locked).toEqual([])
  })

  it('given a signal while nothing opens, or during another call › keeps no wish', async () => {
    const { locked, vault, wish } = scene()
    wish.lockNow('suspend')
    const answer = later<null>()
    const call = wish.during('vault.state', answer.promise)
    wish.lockNow('suspend')
    answer.resolve(null)
    await call
    vault.isOpen = true
    expect(wish.lockIfWished()).toBe(false)
    expect(locked).toEqual([])
  })
})
