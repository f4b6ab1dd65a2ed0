import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCliVault, aFile, aPlace, copyOf, initVault, peopleCsv, satchel, type CliVault } from '../../support/command-line'
import { chance, killedAfter } from '../../support/command-line-faults'

const ROUNDS = 10
const PEOPLE = 6_000

interface Round {
  readonly killedAt: number
  readonly counted: number
}

/** Kill times spread over the whole of the work, each with a little chance in it: unlocking, working, committing, closing. */
function killTimes(wholeMs: number, random: () => number): number[] {
  return Array.from({ length: ROUNDS }, (_, round) => Math.round(wholeMs * (0.25 + (0.8 * (round + random())) / ROUNDS)))
}

/** How many people the vault holds. Opening it also replays or drops whatever a killed process left. */
async function peopleIn(vault: CliVault): Promise<number> {
  const ran = await vault.run('list', 'contacts', '--limit', '100000')
  expect(ran.exitCode, ran.stderr).toBe(0)
  return ran.json.items.length
}

async function expectIntactLog(vault: CliVault): Promise<void> {
  const ran = await vault.run('audit', 'verify')
  expect(ran.json, ran.stderr).toMatchObject({ ok: true, firstBad: null })
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
  beforeAll(async () => {
    empty = await aCliVault()
    aFile(empty, 'people.csv', peopleCsv(PEOPLE))
    full = copyOf(empty)
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
    for (const ms of killTimes(wholeMs, random)) {
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
    }
    console.log(`init: ${outcomes.join(' ')}`)
  })

  it('during import: all of it is there or nothing, and the log verifies', async () => {
    const rounds: Round[] = []
    for (const ms of killTimes(importMs, chance('import'))) {
      const vault = copyOf(empty)
      await killedAfter(ms, ['import', join(vault.base, 'people.csv'), ...vault.options])
      const counted = await peopleIn(vault)
      expect([0, PEOPLE], `killed after ${ms} ms`).toContain(counted)
      await expectIntactLog(vault)
      rounds.push({ killedAt: ms, counted })
      rmSync(vault.base, { recursive: true })
    }
    console.log(`import of ${PEOPLE}: ${rounds.map(({ killedAt, counted }) => `${killedAt} ms ${counted}`).join(', ')}`)
  })

  it('during import-undo: all of it is gone or nothing, and the log verifies', async () => {
    const measured = copyOf(full)
    const wholeMs = await millisecondsOf(() => measured.run('import-undo', batchId))
    const rounds: Round[] = []
    for (const ms of killTimes(wholeMs, chance('import-undo'))) {
      const vault = copyOf(full)
      await killedAfter(ms, ['import-undo', batchId, ...vault.options])
      const counted = await peopleIn(vault)
      expect([0, PEOPLE], `killed after ${ms} ms`).toContain(counted)
      await expectIntactLog(vault)
      rounds.push({ killedAt: ms, counted })
      rmSync(vault.base, { recursive: true })
    }
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
    expect(await peopleIn(vault)).toBe(PEOPLE)
    await expectIntactLog(vault)
    for (const [n, { backupId }] of (await satchel(['backup', 'list', '--from', target, '--json'])).json.items.slice(0, 4).entries()) {
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
    for (const ms of killTimes(wholeMs, chance('restore'))) {
      const place = copyOf(aPlace())
      await killedAfter(ms, line(place.vault))
      const whole = existsSync(place.vault) && (await place.run('list', 'contacts', '--limit', '1')).exitCode === 0
      if (!whole) {
        const again = await satchel(line(place.vault))
        expect(again.exitCode, `killed after ${ms} ms, then: ${again.stderr} ${existsSync(place.vault) ? readdirSync(place.vault).join(' ') : ''}`).toBe(0)
      }
      expect(await peopleIn(place), `killed after ${ms} ms`).toBe(PEOPLE)
      outcomes.push(whole ? 'whole' : 'again')
    }
    console.log(`restore: ${outcomes.join(' ')}`)
  })
})
