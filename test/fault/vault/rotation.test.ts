import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { err } from '../../../shared/result'
import { authenticate } from '../../../electron/vault/unlock'
import { beginRotation } from '../../../electron/vault/rotate-vault-key'
import { createSealKeyPair } from '../../../electron/vault/seal'
import { readSlots } from '../../../electron/vault/slots'
import { vaultPaths, type VaultPaths } from '../../../electron/vault/vault-folder'
import { bundleChild } from '../../support/bundle-child'
import { startNode } from '../../support/child-process'
import { anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { openWith, opensWith } from '../../support/raw-database'
import { aVault, createTestTools, newVaultPaths } from '../../support/vault-tools'

vi.mock('@node-rs/argon2', () => import('../../support/cheap-passphrases'))

const LANES = 2
const PEOPLE = 60
const RANDOM_KILLS = Number(process.env['SATCHEL_TEST_ROUNDS'] ?? 60)
const SEED = Number(process.env['SATCHEL_TEST_SEED'] ?? Date.now() % 1_000_000)
/** How long a rotation of this vault takes, about: a kill comes within one and a half. */
const SPAN_MS = 200
const unlock = { userName: 'Owner', passphrase: PASSPHRASE, acceptRollback: false }
const everyone = { filter: { bin: false, conditions: [] } }

let child: string
beforeAll(async () => {
  child = await bundleChild('rotation-child.ts')
}, 60_000)

interface Lane {
  readonly engine: TestEngine & { readonly recoveryCode: string }
  readonly paths: VaultPaths
  readonly salts: Set<string>
  midWay: number
  kills: number
}

async function aLane(): Promise<Lane> {
  const engine = await anOpenVault({ clock: { now: () => Date.now(), set: () => undefined, advance: () => undefined } })
  for (let n = 0; n < PEOPLE; n++) await engine.call('contacts.create', { draft: { ...emptyContact(), givenName: `Person ${String(n)}`, notes: 'x'.repeat(500) } })
  await engine.call('vault.confirmRecoveryCode', { recoveryCode: engine.recoveryCode })
  await engine.call('vault.lock', { reason: 'user' })
  return { engine, paths: vaultPaths(engine.vaultFolder), salts: new Set(), midWay: 0, kills: 0 }
}

/** One of the keys in slots.json opens the file, with every row; the engine opens it without a finding and ends what was begun. */
async function expectWhole(lane: Lane, when: string): Promise<void> {
  const { engine, paths } = lane
  const person = await authenticate({ ...createTestTools(), clock: { now: () => Date.now() } }, { paths, who: { userName: 'Owner' }, passphrase: PASSPHRASE })
  if (!person.ok) throw new Error(`${when}: ${person.failure.kind}`)
  const keys = [person.value.vaultKey, person.value.nextVaultKey].filter((key) => key !== null)
  const isMidWay = keys.length === 2 || existsSync(paths.rotating)
  const fitting = keys.filter((key) => opensWith(paths.database, key))
  expect(fitting, when).toHaveLength(1)
  for (const key of fitting) {
    const database = openWith(paths.database, key)
    expect([database.pragma('integrity_check', { simple: true }), database.prepare('SELECT count(*) FROM contacts').pluck().get()], when).toEqual(['ok', PEOPLE])
    database.close()
  }
  expect(await engine.call('vault.unlock', unlock), when).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [] } })
  const slots = readSlots(paths.slots)
  expect(slots.ok && slots.value.slots.every(({ sealedVaultKeys }) => sealedVaultKeys.length === 1), when).toBe(true)
  expect(existsSync(paths.rotating) || existsSync(`${paths.rotating}-journal`), when).toBe(false)
  expect(await engine.call('contacts.count', everyone), when).toEqual({ ok: true, value: { count: PEOPLE } })
  await engine.call('vault.lock', { reason: 'user' })
  lane.salts.add(readFileSync(paths.database).subarray(0, 16).toString('hex'))
  lane.kills += 1
  if (isMidWay) lane.midWay += 1
}

/** Kills at every call of a rotation that changes a file, this lane's share of them. */
async function killAtEachStep(lane: Lane, first: number): Promise<readonly string[]> {
  const steps: string[] = []
  for (let nth = first; ; nth += LANES) {
    const process = startNode(child, 'kill-at', lane.paths.folder, PASSPHRASE, String(nth))
    await process.line()
    const step = await process.line()
    await process.kill()
    await expectWhole(lane, `killed before call ${String(nth)}, ${step}`)
    if (step === 'whole') return steps
    steps.push(step)
  }
}

async function killAtRandom(lane: Lane, rounds: number, random: () => number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const process = startNode(child, 'for-ever', lane.paths.folder, PASSPHRASE)
    await process.line()
    const delay = random() * SPAN_MS * 1.5
    await sleep(delay)
    await process.kill()
    await expectWhole(lane, `seed ${String(SEED)}, round ${String(round)}, killed after ${delay.toFixed(1)} ms`)
  }
}

/** Numbers in 0…1 that a seed decides (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('rotating the vault key of an open vault (K8, K9, K10, 5.4)', () => {
  it('killed before every call that changes a file and at random, always opens with one of the keys in slots.json and keeps every row', async () => {
    const lanes = await Promise.all(Array.from({ length: LANES }, aLane))
    const startedAt = performance.now()
    const steps = await Promise.all(lanes.map(async (lane, at) => {
      const named = await killAtEachStep(lane, at + 1)
      await killAtRandom(lane, RANDOM_KILLS / LANES, seeded(SEED + at))
      return named
    }))
    const [kills, midWay] = [lanes.reduce((sum, lane) => sum + lane.kills, 0), lanes.reduce((sum, lane) => sum + lane.midWay, 0)]
    process.stdout.write(`${String(kills)} kills, ${String(midWay)} of them mid-way, ${String(new Set(steps.flat()).size)} kinds of steps, seed ${String(SEED)}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
    expect(kills).toBeGreaterThanOrEqual(80)
    expect(midWay).toBeGreaterThan(10)
    expect(steps.flat()).toEqual(expect.arrayContaining(['renameSync vault.db.rotating', 'renameSync slots.json.tmp', 'renameSync salt.bin.tmp']))
    for (const { engine, salts } of lanes) {
      expect(salts.size).toBeGreaterThan(1)
      expect(await engine.call('audit.verify', { jobId: 'verify-1' })).toEqual(err({ kind: 'locked' }))
      expect(await engine.call('vault.recover', { recoveryCode: engine.recoveryCode, userName: 'Owner', newPassphrase: PASSPHRASE, withoutKeychain: true, acceptRollback: false })).toMatchObject({ ok: true, value: { findings: [] } })
      expect(await engine.call('audit.verify', { jobId: 'verify-2' })).toMatchObject({ ok: true, value: { ok: true } })
      expect(await engine.call('contacts.count', everyone)).toEqual({ ok: true, value: { count: PEOPLE } })
      await engine.engine.internal('shutdown', {})
    }
  }, 300_000)

  it('given a disk that is full at any of its calls › says so or goes on, and the vault opens without a finding', async () => {
    const lane = await aLane()
    const process = startNode(child, 'fail-at', lane.paths.folder, PASSPHRASE)
    await process.line()
    const ends: string[] = []
    for (let line = await process.line(); line !== 'whole'; line = await process.line()) ends.push(line)
    expect(ends.length).toBeGreaterThan(15)
    expect(new Set(ends)).toEqual(new Set([`disk-full ${String(PEOPLE)} `, `rotated ${String(PEOPLE)} `]))
    await expectWhole(lane, 'after the full disks')
  }, 120_000)
})

describe('beginRotation', () => {
  it('refuses a slot whose public key the database does not know, and writes nothing', async () => {
    const [tools, paths] = [createTestTools(), newVaultPaths()]
    const made = await aVault(tools, paths, { withoutKeychain: true })
    const known = new Set([Buffer.from(made.userPublicKey).toString('hex')])
    const foreign = made.slots.slots.find((slot) => !known.has(slot.publicKey))
    const begun = beginRotation(paths, made.slots, { vaultKey: made.vaultKey, nextVaultKey: createSealKeyPair().privateKey }, known, 1)
    expect(begun).toEqual(err({ kind: 'foreign-slot', slotId: foreign?.slotId }))
    const read = readSlots(paths.slots)
    expect(read.ok && read.value.rev).toBe(1)
  })
})
