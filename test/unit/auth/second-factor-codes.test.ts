import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSecondFactorCodes, hashOfCode } from '../../../electron/auth/second-factor-codes'

const codes = createSecondFactorCodes(randomBytes)
const [code = ''] = codes
const hex = (typed: string): string | null => {
  const hash = hashOfCode(typed)
  return hash === null ? null : Buffer.from(hash).toString('hex')
}

describe('the ten codes (T5)', () => {
  it('are ten different ones of 130 bits in seven groups of four', () => {
    expect(new Set(codes).size).toBe(10)
    for (const one of codes) expect(one).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it('use every bit of 128 and more: each random byte but the last bits changes the code', () => {
    const zero = new Uint8Array(17)
    const first = createSecondFactorCodes(() => zero)[0]
    for (let bit = 0; bit < 130; bit++) {
      const other = Uint8Array.from(zero)
      other[bit >> 3] = 0x80 >> (bit & 7)
      expect(createSecondFactorCodes(() => other)[0], String(bit)).not.toBe(first)
    }
  })

  it('are taken as people type them, like the recovery code of the vault', () => {
    const wide = code.replace(/[A-Z0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    for (const typed of [code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', ''), `  ${code}\n`, code.replaceAll('0', 'o').replaceAll('1', 'l'), wide]) expect(hex(typed)).toBe(hex(code))
  })

  it('are no code with a letter wrong, missing or surplus', () => {
    let passed = 0
    for (let place = 0; place < code.length; place++) {
      if (code[place] === '-') continue
      const other = code.slice(0, place) + (code[place] === 'Z' ? 'Y' : 'Z') + code.slice(place + 1)
      if (hex(other) !== null) passed += 1
      expect(hex(other)).not.toBe(hex(code))
    }
    // One in a thousand gets past two letters of checksum, and is then a code that nobody has.
    expect(passed).toBeLessThan(3)
    for (const typed of ['', code.slice(1), `${code}A`, '123456', 'U'.repeat(28), '\0']) expect(hex(typed)).toBeNull()
  })

  it('are kept as a hash that does not show them', () => {
    expect(hex(code)).toMatch(/^[0-9a-f]{64}$/)
    expect(hex(codes[1] ?? '')).not.toBe(hex(code))
  })
})
