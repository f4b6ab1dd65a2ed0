import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aCliVault, aFile, aPlace, copyOf, initVault, peopleCsv, satchel, type CliVault } from '../../support/command-line'
import { verifyChain } from '../../../electron/audit/verify'
import { openDatabase } from '../../../electron/db/open'
import { expectOk } from '../../../shared/result'
import { Secret } from '../../../shared/secret'
import { chance, killedAfter } from '../../support/command-line-faults'

const ROUNDS = 10
const PEOPLE = 2_500

interface Round {
  readonly killedAt: number
  readonly counted: number
}

/** Kill times spread over the whole of the work, each with a little chance in it: unlocking, working, committing, closing. Two at a time are slower than one alone. */
function killTimes(wholeMs: number, random: () => number): number[] {
  return Array.from({ length: ROUNDS }, (_, round) => Math.round(wholeMs * (0.25 + (1.35 * (round + random())) / ROUNDS)))
}

/**
 * Opens what a killed process left, as the engine does: how many people it holds; its pages, its search index's parent rows and its log must be whole.
 * In this process and with the raw key, since a hundred passphrases would take minutes.
 */
function wholeVault(vault: CliVault, rawKeyHex: string, why: string): number {
  const key = new Secret(Uint8Array.from(Buffer.from(rawKeyHex.slice(0, 64), 'hex')))
  const database = expectOk(openDatabase({ file: join(vault.vault, 'vault.db'), key, mode: 'write' }), `${why}: the vault opens`)
  try {
    expect(verifyChain(database.read), why).toMatchObject({ ok: true, firstBad: null })
    expect(database.read.get<{ quick_check: string }>('PRAGMA quick_check'), why).toEqual({ quick_check: 'ok' })
    expect(database.read.all('PRAGMA foreign_key_check'), why).toEqual([])
    return database.read.get<{ n: number }>('SELECT count(*) AS n FROM contacts WHERE deleted_at IS NULL')?.n ?? -1
  } finally {
    database.close()
  }
}

async function rawKeyOf(vault: CliVault): Promise<string> {
  return (await vault.run('key', 'show', '--yes-i-understand')).json.rawKeyHex
}

/** The rounds two at a time: as many as the smallest machine we test on has cores. */
async function inPairs<T>(items: readonly T[], round: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await round(item)
  }
  await Promise.all([lane(), lane()])
}

async function millisecondsOf(work: () => Promise<{ readonly exitCode: number | null; readonly stderr: string }>): Promise<number> {
  const began = Date.now()
  const ran = await work()
  expect(ran.exitCode, ran.stderr).toBe(0)
  return Date.now() - began
}

describe('kill -9', () => {
  let empty: CliVault
  let full: CliVault
  let batchId: string
  let importMs: number
  let key: string
  beforeAll(async () => {
    empty = await aCliVault()
    aFile(empty, 'people.csv', peopleCsv(PEOPLE))
    full = copyOf(empty)
    key = await rawKeyOf(empty)
    importMs = await millisecondsOf(async () => {
      const ran = await full.run('import', join(full.base, 'people.csv'))
      batchId = ran.json.batchId
      return ran
    })
  })

  it('during init: afterwards there is a whole vault, or one can be made in the same place', async () => {
    const random = chance('init')
    const wholeMs = await millisecondsOf(() => initVault(aPlace()))
    const outcomes: string[] = []
    await inPairs(killTimes(wholeMs, random), async (ms) => {
      const place = aPlace()
      await killedAfter(ms, ['init', '--user', 'Owner', '--no-keychain', '--recovery-out', place.recoveryFile, ...place.options])
      const opened = await place.run('audit', 'verify')
      if (opened.exitCode === 0) {
        expect(opened.json.ok, `killed after ${ms} ms`).toBe(true)
        outcomes.push('vault')
      } else {
        expect(opened.json.error.kind, `killed after ${ms} ms`).toBe('vault-missing')
        const again = await initVault(place)
        expect(again.exitCode, `killed after ${ms} ms: ${again.stderr}`).toBe(0)
        outcomes.push('none')
      }
    })
    console.log(`init: ${outcomes.join(' ')}`)
  })

  it('during import: all of it is there or nothing, and the log verifies', async () => {
    const rounds: Round[] = []
    await inPairs(killTimes(importMs, chance('import')), async (ms) => {
      const vault = copyOf(empty)
      await killedAfter(ms, ['import', join(vault.base, 'people.csv'), ...vault.options])
      const counted = wholeVault(vault, key, `killed after ${ms} ms`)
      expect([0, PEOPLE], `killed after ${ms} ms`).toContain(counted)
      rounds.push({ killedAt: ms, counted })
      if (rounds.length === ROUNDS) expect((await vault.run('audit', 'verify')).json).toMatchObject({ ok: true, findings: [] })
      rmSync(vault.base, { recursive: true })
    })
    console.log(`import of ${PEOPLE}: ${rounds.map(({ killedAt, counted }) => `${killedAt} ms ${counted}`).join(', ')}`)
  })

  it('during import-undo: all of it is gone or nothing, and the log verifies', async () => {
    const measured = copyOf(full)
    const wholeMs = await millisecondsOf(() => measured.run('import-undo', batchId))
    const rounds: Round[] = []
    await inPairs(killTimes(wholeMs, chance('import-undo')), async (ms) => {
      const vault = copyOf(full)
      await killedAfter(ms, ['import-undo', batchId, ...vault.options])
      const counted = wholeVault(vault, key, `killed after ${ms} ms`)
      expect([0, PEOPLE], `killed after ${ms} ms`).toContain(counted)
      rounds.push({ killedAt: ms, counted })
      if (rounds.length === ROUNDS) expect((await vault.run('audit', 'verify')).json).toMatchObject({ ok: true, findings: [] })
      rmSync(vault.base, { recursive: true })
    })
    console.log(`import-undo: ${rounds.map(({ killedAt, counted }) => `${killedAt} ms ${counted}`).join(', ')}`)
  })

  it('during backup create: what is listed restores whole, and the vault is as before (B2)', async () => {
    const vault = copyOf(full)
    const target = join(vault.base, 'backups')
    mkdirSync(target)
    const wholeMs = await millisecondsOf(() => copyOf(full).run('backup', 'create', '--to', join(vault.base, 'measured')))
    const listed: number[] = []
    for (const ms of killTimes(wholeMs, chance('backup create'))) {
      await killedAfter(ms, ['backup', 'create', '--to', target, ...vault.options])
      const items = (await satchel(['backup', 'list', '--from', target, '--json'])).json.items
      for (const item of items) expect(item.readable, `killed after ${ms} ms`).toBe(true)
      listed.push(items.length)
    }
    console.log(`backup create: ${listed.join(' ')} listed`)
    expect(wholeVault(vault, key, 'after killed backups')).toBe(PEOPLE)
    for (const [n, { backupId }] of (await satchel(['backup', 'list', '--from', target, '--json'])).json.items.slice(0, 3).entries()) {
      const ran = await satchel(['backup', 'restore', backupId, '--from', target, '--vault', join(vault.base, `restored-${n}`), '--recovery-file', vault.recoveryFile, '--json'])
      expect(ran.json, ran.stderr).toMatchObject({ ok: true, counts: { contacts: PEOPLE } })
    }
    // Nothing of a killed backup stays in the way of the next.
    expect((await vault.run('backup', 'create', '--to', target)).exitCode).toBe(0)
  })

  it('during restore: afterwards there is the whole vault, or restoring again makes it (B8)', async () => {
    const target = join(full.base, 'backups')
    expect((await full.run('backup', 'create', '--to', target)).exitCode).toBe(0)
    const line = (into: string) => ['backup', 'restore', '--from', target, '--vault', into, '--recovery-file', full.recoveryFile, '--json']
    const wholeMs = await millisecondsOf(() => satchel(line(join(full.base, 'measured'))))
    const outcomes: string[] = []
    await inPairs(killTimes(wholeMs, chance('restore')), async (ms) => {
      const place = copyOf(aPlace())
      await killedAfter(ms, line(place.vault))
      const whole = (await satchel(['status', '--vault', place.vault, '--json'])).exitCode === 0
      if (!whole) {
        const again = await satchel(line(place.vault))
        expect(again.exitCode, `killed after ${ms} ms, then: ${again.stderr} ${existsSync(place.vault) ? readdirSync(place.vault).join(' ') : ''}`).toBe(0)
      }
      expect(wholeVault(place, key, `killed after ${ms} ms`)).toBe(PEOPLE)
      outcomes.push(whole ? 'whole' : 'again')
    })
    console.log(`restore: ${outcomes.join(' ')}`)
  })
})
