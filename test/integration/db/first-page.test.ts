import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keyFitsAnyPage, saltFits, saltOf } from '../../../electron/db/first-page'
import { Secret } from '../../../shared/secret'
import { aVaultDatabase } from '../../support/vault-database'

/** Turns one bit of the byte at each place. */
function flip(file: string, ...places: readonly number[]): void {
  const bytes = readFileSync(file)
  for (const place of places) bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
  writeFileSync(file, bytes)
}

describe('keyFitsAnyPage', () => {
  it('given the file’s key › says so by one intact page, however damaged the first one is; another key fits none', () => {
    const { file, key, database } = aVaultDatabase()
    database.checkpoint()
    database.close()
    const salt = saltOf(file)
    if (salt === null) throw new Error('no salt')
    expect([saltFits(file, key(), salt), keyFitsAnyPage(file, key())]).toEqual([true, true])
    flip(file, 900)
    expect([saltFits(file, key(), salt), keyFitsAnyPage(file, key())]).toEqual([false, true])
    expect(keyFitsAnyPage(file, new Secret(new Uint8Array(32).fill(7)))).toBe(false)
    flip(file, ...Array.from({ length: 15 }, (_, page) => (page + 1) * 4096 + 900))
    expect(keyFitsAnyPage(file, key())).toBe(false)
  })
})
