import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRecoveryCode, formatRecoveryCode } from '../../../electron/vault/recovery-code'
import '../../support/quick-command-line'
import { aCliVault, aFile, peopleCsv, satchel, type CliVault, type Printed, type Ran } from '../../support/command-line'

type Told = Printed & { readonly fingerprint: string; readonly seq: number; readonly hash: string; readonly class: string | null; readonly firstBad: number | null; readonly notChecked: readonly string[] }
const told = (ran: Ran): Told => JSON.parse(ran.stdout) as Told

describe('what leaves the log on the command line', () => {
  let vault: CliVault
  let log: string
  let fingerprint: string
  beforeAll(async () => {
    vault = await aCliVault()
    await vault.run('import', aFile(vault, 'people.csv', peopleCsv(5)))
    log = join(vault.base, 'log.jsonl')
    const exported = await vault.run('audit', 'export', '--out', log)
    expect(exported.exitCode).toBe(0)
    fingerprint = told(exported).fingerprint
  }, 120_000)

  it('an export is checked without the vault; the fingerprint and the code leave open only what came after', async () => {
    const plain = await satchel(['audit', 'verify', '--log', log, '--json'])
    expect([plain.exitCode, told(plain).notChecked]).toEqual([0, ['whose-key', 'what-came-after', 'seals']])
    const full = await satchel(['audit', 'verify', '--log', log, '--public-key', fingerprint, '--recovery-file', vault.recoveryFile, '--json'])
    expect([full.exitCode, told(full).notChecked]).toEqual([0, ['what-came-after']])
    const changed = join(vault.base, 'changed.jsonl')
    writeFileSync(changed, readFileSync(log, 'utf8').replace('import.finished', 'import.finithed'))
    const bad = await satchel(['audit', 'verify', '--log', changed, '--json'])
    expect(bad.exitCode).toBe(4)
    expect(told(bad)).toMatchObject({ class: 'edited', firstBad: expect.any(Number) })
    expect((await satchel(['audit', 'verify', '--log', log, '--public-key', '0000-1111', '--json'])).exitCode).toBe(4)
  }, 60_000)

  it('an anchor printed before is checked when it is typed back; another hash is found', async () => {
    const anchor = told(await vault.run('audit', 'anchor'))
    expect(anchor.fingerprint).toBe(fingerprint)
    const held = await vault.run('audit', 'verify', '--anchor', `${String(anchor.seq)}:${anchor.hash}`, '--recovery-file', vault.recoveryFile)
    expect([held.exitCode, held.json.ok]).toEqual([0, true])
    const other = await vault.run('audit', 'verify', '--anchor', `${String(anchor.seq)}:${'0'.repeat(64)}`)
    expect([other.exitCode, told(other).class]).toEqual([4, 'anchor-mismatch'])
    const cut = await vault.run('audit', 'verify', '--anchor', `${String(anchor.seq + 1_000)}:${anchor.hash}`)
    expect([cut.exitCode, told(cut).class]).toEqual([4, 'truncated'])
    expect((await vault.run('audit', 'verify', '--anchor', 'nonsense')).exitCode).toBe(2)
    const inFile = (...more: string[]) => satchel(['audit', 'verify', '--log', log, ...more, '--json'])
    expect(told(await inFile('--anchor', '2:0000000000'))).toMatchObject({ ok: false, class: 'anchor-mismatch', anchor: 'differs' })
    expect(told(await inFile('--anchor', '99999:0000000000'))).toMatchObject({ ok: true, anchor: 'not-here' })
  }, 60_000)

  it('a code of another vault is refused by name, since seals that were not recomputed would look as if they had been', async () => {
    const other = aFile(vault, 'other.txt', formatRecoveryCode(createRecoveryCode(randomBytes)))
    for (const ran of [await vault.run('audit', 'verify', '--recovery-file', other), await satchel(['audit', 'verify', '--log', log, '--recovery-file', other, '--json'])]) {
      expect([ran.exitCode, JSON.parse(ran.stdout)]).toEqual([3, expect.objectContaining({ error: expect.objectContaining({ kind: 'recovery-code-wrong' }) })])
    }
  }, 60_000)

  it('a list is filtered by person, action, object and time; a name that nobody has is said', async () => {
    const by = await vault.run('audit', 'list', '--by', 'owner', '--action', 'import.finished', '--from', '2020-01-01', '--to', '2999-12-31')
    expect(by.json.entries.map(({ action }) => action)).toEqual(['import.finished'])
    expect((await vault.run('audit', 'list', '--object', 'companies')).json.entries).toEqual([])
    expect((await vault.run('audit', 'list', '--to', '2020-01-01')).json.entries).toEqual([])
    expect((await vault.run('audit', 'list', '--by', 'nobody')).exitCode).toBe(6)
    expect((await vault.run('audit', 'list', '--from', '2026-02-30')).exitCode).toBe(2)
  }, 60_000)

  it('a report is one page without script, and nothing is archived of a young log', async () => {
    const out = join(vault.base, 'report.html')
    expect((await vault.run('audit', 'report', '--out', out, '--action', 'import.finished')).exitCode).toBe(0)
    const html = readFileSync(out, 'utf8')
    expect(html).toContain(fingerprint)
    expect(html).toContain('import.finished')
    expect(html).not.toMatch(/<script|https?:/)
    expect((await vault.run('audit', 'report', '--out', out)).exitCode).toBe(2)
    expect((await vault.run('audit', 'archive', '--before', '2026-01-01', '--out', join(vault.base, 'old.jsonl'))).exitCode).toBe(6)
  }, 60_000)
})
