import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reveal, Secret } from '../../../shared/secret'
import { createRecoveryCode, formatRecoveryCode, parseRecoveryCode, recoveryKeysOf } from '../../../electron/vault/recovery-code'

const code = fc.uint8Array({ minLength: 20, maxLength: 20 })

describe('recovery codes (K7)', () => {
  it('come back from any way of typing them', () => {
    fc.assert(fc.property(code, fc.infiniteStream(fc.nat(9)), (bytes, choices) => {
      const typed = Array.from(formatRecoveryCode(new Secret(Uint8Array.from(bytes)))).flatMap((letter) => {
        const choice = choices.next().value ?? 0
        if (letter === '-') return [' ', '-', '', ' – ', '\n', '—', '_', '-', '', '\t'][choice] ?? ''
        if (letter === '0') return ['0', 'O', 'o', '０'][choice % 4] ?? letter
        if (letter === '1') return ['1', 'I', 'l', 'L', 'i'][choice % 5] ?? letter
        return choice % 2 === 0 ? letter : letter.toLowerCase()
      }).join('')
      const parsed = parseRecoveryCode(typed)
      expect(parsed.ok && Uint8Array.from(reveal(parsed.value))).toEqual(bytes)
    }), { numRuns: 300 })
  })

  it('notice every single changed letter and every swap of two neighbours, up to the odds of a 20-bit checksum', () => {
    let missed = 0
    let tried = 0
    fc.assert(fc.property(code, (bytes) => {
      const letters = formatRecoveryCode(new Secret(Uint8Array.from(bytes))).replaceAll('-', '')
      for (let at = 0; at < letters.length; at++) {
        const changed = letters.slice(0, at) + (letters[at] === 'Z' ? 'Y' : 'Z') + letters.slice(at + 1)
        const swapped = letters.slice(0, at) + (letters[at + 1] ?? '') + (letters[at] ?? '') + letters.slice(at + 2)
        for (const wrong of [changed, swapped]) {
          if (wrong === letters) continue
          tried += 1
          if (parseRecoveryCode(wrong).ok) missed += 1
        }
      }
    }), { numRuns: 100 })
    expect(tried).toBeGreaterThan(6_000)
    expect(missed).toBeLessThanOrEqual(1)
  })

  it('never crash on junk', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (junk) => {
      expect(parseRecoveryCode(junk)).toEqual({ ok: false, failure: { kind: 'recovery-code-mistyped' } })
    }), { numRuns: 500 })
  })

  it('are 160 bits in nine groups of four, and give the same keys for ever', () => {
    const fixed = new Secret(Uint8Array.from({ length: 20 }, (_, n) => n))
    expect(formatRecoveryCode(fixed)).toMatch(/^000G-40R4-0M30-E209-185G-R38E-1W8\w-\w{4}-\w{4}$/)
    const { pair, formerPair, signingKey } = recoveryKeysOf(fixed)
    expect([pair.publicKey, formerPair.publicKey, reveal(signingKey)].map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(PINNED)
    expect(reveal(createRecoveryCode((length) => new Uint8Array(length)))).toHaveLength(20)
  })
})

/** A changed derivation would lock every printed code out of its vault and its backups, of today and of before backups were signed. */
const PINNED = ['9cc36bfb3fb8d05163dfa628c29ce3cf519b4145aac24689a242ccdf1d4cc247', 'a525326f560ba519698fd30b70ff5415184ddf21eff76f5e3e769cc63c1f4e3d', 'ca525b6ff55e7170017ff923aeeb556210b4e13cc6b175e2367692d38b5a2fdc']
