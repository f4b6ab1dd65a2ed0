import { describe, expect, it } from 'vitest'
import { createOwnClipboard, opensSomething } from '../../../electron/app/clipboard'

function desk() {
  const board = { text: '', readText: async () => board.text, writeText: async (text: string) => { board.text = text }, clear: () => { board.text = '' } }
  const timers: { ms: number; run: () => void; stopped: boolean }[] = []
  const own = createOwnClipboard(board, (ms, run) => {
    const timer = { ms, run, stopped: false }
    timers.push(timer)
    return () => { timer.stopped = true }
  })
  return { board, timers, own }
}
const key = '0123456789abcdef'.repeat(4)

describe('createOwnClipboard (SECURITY.md L5, E21)', () => {
  it('takes a copied key back after 30 seconds', async () => {
    const { board, timers, own } = desk()
    await own.copy(key)
    expect(timers.map(({ ms }) => ms)).toEqual([30_000])
    timers[0]?.run()
    await expect.poll(() => board.text).toBe('')
  })

  it('takes back what it is told is a secret, whatever its shape', async () => {
    const { board, timers, own } = desk()
    await own.copy('lusab babad gutih tugad', true)
    expect(timers.map(({ ms }) => ms)).toEqual([30_000])
    timers[0]?.run()
    await expect.poll(() => board.text).toBe('')
  })

  it('leaves an address or a number until the lock, which takes it back', async () => {
    const { board, timers, own } = desk()
    await own.copy('ada@example.com')
    expect(timers).toEqual([])
    await own.takeBack()
    expect(board.text).toBe('')
  })

  it('leaves alone what somebody copied elsewhere since', async () => {
    const { board, own } = desk()
    await own.copy(key)
    board.text = 'theirs'
    await own.takeBack()
    expect(board.text).toBe('theirs')
  })

  it('stops the timer of a key that was replaced by a harmless text', async () => {
    const { board, timers, own } = desk()
    await own.copy(key)
    await own.copy('+49 170 1234567')
    expect(timers[0]?.stopped).toBe(true)
    expect(board.text).toBe('+49 170 1234567')
  })
})

describe('opensSomething', () => {
  it.each([key, key.toUpperCase(), `x'${key}'`, 'A1B2-C3D4-E5F6-G7H8-J9K0-M1N2-P3Q4-R5S6', 'a1b2c3d4 e5f6g7h8 j9k0m1n2 p3q4r5s6'])('knows %s', (text) => {
    expect(opensSomething(text)).toBe(true)
  })

  it.each(['ada@example.com', '+49 170 1234567', 'Ada Lovelace', 'A long sentence about a customer visit in May', 'https://example.com/a/b', '', 'abc123'])('does not take %j for one', (text) => {
    expect(opensSomething(text)).toBe(false)
  })
})
