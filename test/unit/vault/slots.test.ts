import { createHash as hashing, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createIdSource, type UserId, type VaultId } from '../../../shared/ids'
import { err } from '../../../shared/result'
import { Secret } from '../../../shared/secret'
import { createSealKeyPair } from '../../../electron/vault/seal'
import { makePassphraseSlot, makeRecoverySlot } from '../../../electron/vault/slot-keys'
import { nextRev, parseSlots, readSlots, signSlots, slotsBytes, slotsMacState, writeSlots, type SlotsFile } from '../../../electron/vault/slots'
import { temporaryFolder } from '../../support/vault-tools'

const ids = createIdSource(() => Date.UTC(2026, 0, 5), randomBytes)
const vaultKey = new Secret(Uint8Array.from(randomBytes(32)))
let file: SlotsFile

beforeAll(async () => {
  const [vaultId, userId] = [ids.next<VaultId>(), ids.next<UserId>()]
  const keys = { vaultKey, nextVaultKey: null }
  const slot = await makePassphraseSlot({ vaultId, slotId: ids.next(), userId }, createSealKeyPair(), { passphrase: 'any', device: null }, keys, { memoryKib: 19_456, passes: 2, lanes: 1 }, 1)
  const recovery = makeRecoverySlot({ vaultId, slotId: ids.next(), userId }, createSealKeyPair().publicKey, keys, 1)
  file = signSlots({ format: 'satchel-slots', version: 1, vaultId, name: 'Kundschaft Süd', createdAt: 1, rev: 1, headerSalt: '00'.repeat(16), users: [{ id: userId, name: 'Zoë' }], slots: [slot, recovery] }, vaultKey)
})

describe('parseSlots', () => {
  it('reads what was written, genuine under its key and forged under another', () => {
    const parsed = parseSlots(slotsBytes(file), 'slots.json')
    expect(parsed).toEqual({ ok: true, value: file })
    expect([slotsMacState(vaultKey, file), slotsMacState(new Secret(Uint8Array.from(randomBytes(32))), file)]).toEqual(['genuine', 'forged'])
  })

  it('refuses the file as damaged whichever byte is changed, and to whichever neighbour (K4, K5)', () => {
    const whole = Buffer.from(slotsBytes(file))
    const damaged = err({ kind: 'slots-damaged', path: 'slots.json' })
    for (let at = 0; at < whole.length; at++) {
      for (const mask of [0x01, 0x20, 0x80, 0xff]) {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ mask
        expect(parseSlots(changed, 'slots.json'), `byte ${String(at)} ^ ${String(mask)}`).toEqual(damaged)
      }
    }
  })

  it('refuses it cut at every length and with anything appended', () => {
    const whole = Buffer.from(slotsBytes(file))
    for (let length = 0; length < whole.length; length++) expect(parseSlots(whole.subarray(0, length), 'x').ok).toBe(false)
    for (const tail of ['\n', ' ', '{}', '\0']) expect(parseSlots(Buffer.concat([whole, Buffer.from(tail)]), 'x').ok).toBe(false)
  })

  it('refuses parameters that weaken or exhaust, even with a fitting checksum and MAC (K3)', () => {
    const [slot, recovery] = file.slots
    if (slot?.kind !== 'passphrase' || recovery === undefined) throw new Error('no slot')
    for (const kdf of [{ memoryKib: 19_455 }, { passes: 1 }, { memoryKib: 1_048_577 }, { passes: 11 }, { lanes: 17 }, { lanes: 0 }, { salt: '' }]) {
      expect(() => signSlots({ ...file, slots: [{ ...slot, kdf: { ...slot.kdf, ...kdf } }, recovery] }, vaultKey)).toThrow()
      const text = Buffer.from(slotsBytes(file)).toString().replace(/"kdf": \{[^}]*argon2id[^}]*\}/, `"kdf": ${JSON.stringify({ ...slot.kdf, ...kdf })}`)
      expect(parseSlots(withChecksum(text), 'x')).toEqual(err({ kind: 'slots-damaged', path: 'x' }))
    }
  })

  it('names a newer version, untouched, whatever else it holds', () => {
    const text = Buffer.from(slotsBytes(file)).toString().replace('"version": 1', '"version": 2,\n "novelty": true')
    expect(parseSlots(withChecksum(text), 'x')).toEqual(err({ kind: 'newer-version', found: 2, known: 1 }))
  })
})

describe('readSlots', () => {
  it('tells a missing file from a damaged, a huge and an unreadable one', () => {
    const path = join(temporaryFolder(), 'slots.json')
    expect(readSlots(path)).toEqual(err({ kind: 'slots-missing', path }))
    writeFileSync(path, '')
    expect(readSlots(path)).toEqual(err({ kind: 'slots-damaged', path }))
    writeFileSync(path, Buffer.alloc(2 * 1024 * 1024, 0x20))
    expect(readSlots(path)).toEqual(err({ kind: 'slots-damaged', path }))
    const folder = temporaryFolder()
    expect(readSlots(folder)).toEqual(err({ kind: 'no-access', path: folder }))
  })
})

describe('nextRev', () => {
  it('rises above the file\'s revision and above the one the database expects (K5)', () => {
    expect([nextRev(file).rev, nextRev(file, 9).rev]).toEqual([2, 10])
  })

  it('writes a file that says so', () => {
    const path = join(temporaryFolder(), 'slots.json')
    const written = writeSlots(path, nextRev(file, 4), vaultKey)
    expect(written.ok && written.value.rev).toBe(5)
    expect(readFileSync(path)).toEqual(Buffer.from(slotsBytes(written.ok ? written.value : file)))
  })
})

/** What an attacker who knows the format does: edits and mends the checksum. */
function withChecksum(text: string): Buffer {
  const zeroed = text.replace(/"checksum": "[0-9a-f]{64}"/, `"checksum": "${'0'.repeat(64)}"`)
  return Buffer.from(zeroed.replace('0'.repeat(64), sha256(zeroed)))
}

function sha256(text: string): string {
  return hashing('sha256').update(text).digest('hex')
}
