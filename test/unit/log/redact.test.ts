import { describe, expect, it } from 'vitest'
import { createLogger } from '../../../electron/log/logger'
import { redactError, redactValue } from '../../../electron/log/redact'

describe('redactValue (SECURITY.md E19)', () => {
  it.each(['worker', 'contacts.get', 'exit-7', 'SQLITE_BUSY', '33.2.1', '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000', 'clean-exit'])('writes %s', (text) => {
    expect(redactValue(text)).toBe(text)
  })

  it.each([
    '/home/ada/vault.db', 'C:\\Users\\Ada', 'file:///x', '~/vault', 'ada@example.com', 'Ada Lovelace', 'Müller', '+49 170 1234567',
    'a'.repeat(64), 'deadbeefdeadbeefdeadbeefdeadbeef', 'A1B2-C3D4-E5F6-G7H8-J9K0', 'A1B2C3D4-E5F6G7H8-J9K0M1N2-P3Q4R5S6', 'line\nbreak', '', 'QUJDREVGR0hJSktMTU5PUFFSU1RVVg=='
  ])('does not write %j', (text) => {
    expect(redactValue(text)).toBe('[redacted]')
  })

  it('writes numbers and truth values', () => {
    expect([redactValue(5), redactValue(true), redactValue(null)]).toEqual([5, true, null])
  })
})

describe('redactError', () => {
  it('keeps class, code and place, and drops the message', () => {
    const error = Object.assign(new RangeError('no row for Ada at /home/ada/x.db'), { code: 'SQLITE_FULL' })
    const written = redactError(error)
    expect(written).toMatchObject({ error: 'RangeError', code: 'SQLITE_FULL' })
    expect(String(written['at'])).toMatch(/^redact\.test\.ts:\d+:\d+/)
    expect(JSON.stringify(written)).not.toMatch(/Ada|home|x\.db/)
  })

  it('drops a name or a code that somebody filled with text', () => {
    const error = Object.assign(new Error('x'), { name: 'Ada Lovelace', code: '/home/ada' })
    expect(redactError(error)).toMatchObject({ error: '[redacted]', code: '[redacted]' })
  })
})

describe('createLogger', () => {
  it('writes one line of JSON per entry and redacts what it is given', () => {
    const lines: string[] = []
    createLogger({ write: (line) => void lines.push(line) }).warn('engine.gone', { why: 'exit-1', path: '/home/ada', place: 'Error at run (/home/ada/out/engine.js:10:5)' })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', event: 'engine.gone', why: 'exit-1', path: '[redacted]', place: 'engine.js:10:5' })
  })
})
