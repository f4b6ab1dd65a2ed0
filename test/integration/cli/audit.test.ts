import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aCliVault, aFile, peopleCsv, type CliVault } from '../../support/command-line'

describe('the log on the command line', () => {
  let vault: CliVault
  beforeAll(async () => {
    vault = await aCliVault()
    await vault.run('import', aFile(vault, 'people.csv', peopleCsv(5)))
  })

  it('lists entries, newest first, and continues below one', async () => {
    const listed = await vault.run('audit', 'list', '--limit', '3')
    expect(listed.exitCode).toBe(0)
    const seqs = listed.json.entries.map(({ seq }) => seq)
    expect(seqs).toHaveLength(3)
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a))
    const below = await vault.run('audit', 'list', '--limit', '2', '--before', String(seqs.at(-1)))
    expect(below.json.entries[0]!.seq).toBe(seqs.at(-1)! - 1)
  })
  it('records the import, the unlocks and who did it', async () => {
    const { json } = await vault.run('audit', 'list', '--limit', '500')
    const actions = json.entries.map(({ action }) => action)
    for (const action of ['vault.created', 'vault.unlocked', 'import.finished', 'records.imported']) expect(actions).toContain(action)
    expect(json.entries.find(({ action }) => action === 'import.finished')!.actorName).toBe('Owner')
  })
  it('verifies: ok, entries, and nothing bad', async () => {
    const ran = await vault.run('audit', 'verify')
    expect(ran.exitCode).toBe(0)
    expect(ran.json).toMatchObject({ ok: true, entries: expect.any(Number), firstBad: null, class: null })
    expect(Number(ran.json.entries)).toBeGreaterThan(5)
  })
  it('exports past a file of the same name with .part, which stays the person’s own', async () => {
    const out = join(vault.base, 'beside.jsonl')
    const own = aFile(vault, 'beside.jsonl.part', 'mine')
    expect((await vault.run('audit', 'export', '--out', out)).exitCode).toBe(0)
    expect(readFileSync(own, 'utf8')).toBe('mine')
    expect(statSync(out).mode & 0o777).toBe(0o600)
    expect(readFileSync(out, 'utf8')).toContain('vault.created')
  })
  it('exports a file', async () => {
    const out = join(vault.base, 'log.jsonl')
    const ran = await vault.run('audit', 'export', '--out', out)
    expect(ran.exitCode).toBe(0)
    expect(ran.json).toMatchObject({ ok: true, entries: expect.any(Number), file: out })
    expect(readFileSync(out, 'utf8')).toContain('vault.created')
  })
})
