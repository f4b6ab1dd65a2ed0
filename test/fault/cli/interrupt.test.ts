import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aCliVault, aFile, aPlace, copyOf, initVault, peopleCsv, satchel, type CliVault } from '../../support/command-line'
import { until } from '../../support/command-line-faults'

describe('an interrupt (Ctrl+C)', () => {
  let vault: CliVault
  beforeAll(async () => {
    vault = await aCliVault()
    aFile(vault, 'many.csv', peopleCsv(60_000))
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('%s during an import takes all of it back: exit 1, nothing half done', async (signal) => {
    const ran = await satchel(['import', join(vault.base, 'many.csv'), ...vault.options], {
      started: (child) => {
        // The lock is there from the unlock on; the rows take seconds more.
        void until('the vault is open', () => existsSync(join(vault.vault, 'vault.lock'))).then(() => wait(900)).then(() => child.kill(signal))
      },
    })
    expect(ran.json).toMatchObject({ ok: false, error: { kind: expect.stringMatching(/^(cancelled|interrupted)$/) } })
    expect(ran.exitCode).toBe(1)
    expect((await vault.run('list', 'contacts')).json.items).toEqual([])
    expect((await vault.run('audit', 'verify')).json).toMatchObject({ ok: true })
  })

  it('SIGINT during import-undo takes nothing back: exit 1, and it can be undone afterwards', async () => {
    const full = copyOf(vault)
    aFile(full, 'some.csv', peopleCsv(30_000))
    const { batchId } = (await full.run('import', join(full.base, 'some.csv'))).json
    const ran = await satchel(['import-undo', batchId, ...full.options], {
      started: (child) => {
        // The lock is there from the unlock on; the records take seconds more.
        void until('the vault is open', () => existsSync(join(full.vault, 'vault.lock'))).then(() => wait(900)).then(() => child.kill('SIGINT'))
      },
    })
    expect(ran.json).toMatchObject({ ok: false, error: { kind: expect.stringMatching(/^(cancelled|interrupted)$/) } })
    expect(ran.exitCode).toBe(1)
    expect((await full.run('audit', 'verify')).json).toMatchObject({ ok: true })
    expect((await full.run('import-undo', batchId)).json).toMatchObject({ reversed: 30_000, kept: 0 })
  })

  it('while a vault is made waits until its recovery code is written down', async () => {
    const place = aPlace()
    const ran = await initVault(place, { started: (child) => { setTimeout(() => child.kill('SIGINT'), 700) } })
    expect([0, 1]).toContain(ran.exitCode)
    expect(existsSync(join(place.vault, 'slots.json'))).toBe(existsSync(place.recoveryFile))
    expect(readdirSync(place.base).some((name) => name.endsWith('.part'))).toBe(false)
  })
})
