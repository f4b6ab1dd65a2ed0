import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aCliVault, type CliVault } from '../../support/command-line'

describe('what an administrator asks the centre for', () => {
  let vault: CliVault
  beforeAll(async () => { vault = await aCliVault() })

  it('centre report › says every finding in words, most urgent first, and counts what is to do', async () => {
    const ran = await vault.run('centre', 'report')
    expect(ran.exitCode, ran.stderr).toBe(0)
    expect(ran.json).toMatchObject({ ok: true, findings: expect.arrayContaining([expect.objectContaining({ area: 'backup', state: 'danger', kind: 'never-backed-up' })]) })
  })

  it('policy report and training report › list everybody, and as a file refuse to replace another one', async () => {
    expect((await vault.run('policy', 'report')).json).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ policy: 'remote-work', inForce: 1, version: null })]) })
    const file = join(vault.base, 'training.csv')
    expect(await vault.run('training', 'report', '--out', file)).toMatchObject({ exitCode: 0, json: { ok: true, rows: 3, file } })
    expect(readFileSync(file, 'utf8').trimEnd().split('\r\n')).toHaveLength(4)
    expect(await vault.run('training', 'report', '--out', file)).toMatchObject({ exitCode: 2, json: { error: { kind: 'output-exists' } } })
  })

  it('doctor › notes accounts without a second factor, and calls the vault well all the same', async () => {
    const ran = await vault.run('doctor')
    expect(ran.json).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ area: 'people', kind: 'second-factor-none', severity: 'note' })]) })
  })
})
