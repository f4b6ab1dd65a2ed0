import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aCliVault, aFile, copyOf, peopleCsv, satchel, type CliVault, type Ran } from '../../support/command-line'

const vcard = ['BEGIN:VCARD', 'VERSION:3.0', 'N:Núñez;Ángela;;;', 'FN:Ángela Núñez', 'EMAIL;TYPE=work:angela@example.org', 'TEL;TYPE=cell:+34 600 123 456', 'END:VCARD', ''].join('\r\n')
const idsOf = ({ json }: Ran): string[] => json.items.map(({ id }) => id)

describe('a vault and the files people really have', () => {
  let vault: CliVault
  let csv: string
  let imported: Ran
  beforeAll(async () => {
    vault = await aCliVault()
    csv = aFile(vault, 'people.csv', 'First name,Last name,Email,Phone,Company name\nAda,Lovelace,ada@example.com,+44 20 7946 0018,Analytical Engines\nGrace,Hopper,grace@example.com,(202) 555-0147,Compilers Inc\n')
    const cards = aFile(vault, 'cards.vcf', vcard)
    imported = await vault.run('import', csv, cards)
  })

  it('counts a dry run and changes nothing', async () => {
    const ran = await vault.run('import', aFile(vault, 'new.csv', peopleCsv(2)), '--dry-run')
    expect(ran.json).toMatchObject({ ok: true, batchId: null, rows: 2, created: 2, updated: 0, skipped: 0, failed: 0, dryRun: true })
    expect((await vault.run('list', 'contacts')).json.items).toHaveLength(3)
  })
  it('imports several files, summed and per file', () => {
    const ran = imported
    expect(ran.exitCode, ran.stderr).toBe(0)
    expect(ran.json).toMatchObject({ ok: true, batchId: expect.stringMatching(/^[0-9a-f-]{36}$/), rows: 3, created: 3, updated: 0, skipped: 0, failed: 0 })
    expect(ran.json.files.map(({ rows }) => rows)).toEqual([2, 1])
    expect(ran.json.files[1]!.format).toMatch(/vcard/)
  })
  it('changes nothing when the same file comes twice', async () => {
    const ran = await vault.run('import', csv)
    expect(ran.json).toMatchObject({ rows: 2, created: 0, updated: 0, skipped: 2, failed: 0 })
  })
  it('finds people without accents, by phone digits and by parts of an email', async () => {
    for (const [text, id] of [['nunez angela', 'angela'], ['79460018', 'ada'], ['grace@exa', 'grace']] as const) {
      const found = await vault.run('search', text)
      expect(found.exitCode).toBe(0)
      expect(found.json.items, text).toHaveLength(1)
      const record = await vault.run('show', 'contact', idsOf(found)[0]!)
      expect(record.json.emails[0]!.address).toContain(id)
    }
  })
  it('makes the companies of its people', async () => {
    const companies = await vault.run('list', 'companies')
    expect(companies.json.items.map(({ name }) => name)).toEqual(['Analytical Engines', 'Compilers Inc'])
    expect((await vault.run('show', 'companies', idsOf(companies)[0]!)).json).toMatchObject({ ok: true, object: 'company', name: 'Analytical Engines' })
  })
  it('lists page by page with a cursor', async () => {
    const first = await vault.run('list', 'contacts', '--limit', '2')
    expect(first.json.items).toHaveLength(2)
    const second = await vault.run('list', 'contacts', '--limit', '2', '--after', first.json.next)
    expect(second.json).toMatchObject({ items: [expect.anything()], next: null })
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(3)
  })
  it('answers 6 for an id that nobody has, and for one that is none', async () => {
    const missing = await vault.run('show', 'contact', '01a20827-4433-7000-95a2-000000000000')
    expect(missing.exitCode).toBe(6)
    expect(missing.json.error.kind).toBe('not-found')
    expect((await vault.run('show', 'contact', 'nonsense')).exitCode).toBe(6)
  })
  it.each(['csv', 'vcard', 'vcard3', 'json'])('exports %s and counts', async (format) => {
    const out = join(vault.base, `out.${format}`)
    const ran = await vault.run('export', '--object', 'contacts', '--format', format, '--out', out)
    expect(ran.exitCode).toBe(0)
    expect(ran.json).toMatchObject({ ok: true, count: 3, files: [out] })
    expect(readFileSync(out, 'utf8')).toContain('grace@example.com')
  })
  it.each([
    ['of people', 'people.csv', ['export', '--object', 'contacts', '--format', 'csv'], 'grace@example.com'],
    ['of the log', 'log.jsonl', ['audit', 'export'], 'vault.created'],
  ] as const)('an export %s leaves an older file as it is, and replaces it with --force', async (_what, name, line, written) => {
    const out = aFile(vault, name, 'mine')
    const refused = await vault.run(...line, '--out', out)
    expect(refused.exitCode).toBe(2)
    expect(refused.json).toMatchObject({ ok: false, error: { kind: 'output-exists' } })
    expect(readFileSync(out, 'utf8')).toBe('mine')
    expect((await vault.run(...line, '--out', out, '--force')).exitCode).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain(written)
  })
  it.each([
    ['into a folder that is not there', ['export', '--object', 'contacts', '--format', 'csv', '--out', '/nowhere/at/all.csv'], 6, 'folder-missing'],
    ['over a folder', ['export', '--object', 'contacts', '--format', 'csv', '--out', '/tmp'], 1, 'file-exists'],
    ['where nobody may write', ['export', '--object', 'contacts', '--format', 'csv', '--out', '/sys/people.csv'], 5, 'read-only'],
    ['of everything where nobody may write', ['export', '--all', '--out', '/sys/everything'], 5, 'read-only'],
    ['of the log into a folder that is not there', ['audit', 'export', '--out', '/nowhere/at/log.json'], 6, 'folder-missing'],
    ['of the log where nobody may write', ['audit', 'export', '--out', '/sys/log.json'], 5, 'read-only'],
  ] as const)('an export %s: a sentence, and no entry in the log', async (_what, line, exitCode, kind) => {
    const exports = async (): Promise<number> => (await vault.run('audit', 'list', '--action', line[0] === 'audit' ? 'log.exported' : 'export.finished')).json.total
    const before = await exports()
    const ran = await vault.run(...line)
    expect(ran.json).toMatchObject({ ok: false, error: { kind } })
    expect(ran.exitCode).toBe(exitCode)
    expect(await exports()).toBe(before)
  })
  it('exports everything as a folder that imports again', async () => {
    const out = join(vault.base, 'everything')
    const ran = await vault.run('export', '--all', '--out', out)
    expect(ran.exitCode).toBe(0)
    expect(ran.json.count).toBeGreaterThanOrEqual(5)
    for (const file of ran.json.files.map(String)) expect(existsSync(file), file).toBe(true)
    expect((await vault.run('export', '--all', '--out', out)).json.error.kind).toBe('folder-not-empty')
  })
  it('lists its imports and takes the last one back', async () => {
    const other = copyOf(vault)
    const batches = await other.run('import', 'batches')
    const cardsBatch = batches.json.items.find(({ fileName }) => fileName === 'cards.vcf')
    expect(cardsBatch).toMatchObject({ state: 'finished', rows: 1, created: 1 })
    const undone = await other.run('import-undo', cardsBatch!.batchId)
    expect(undone.exitCode).toBe(0)
    expect(undone.json).toMatchObject({ reversed: 1, kept: 0, errors: 0 })
    expect((await other.run('list', 'contacts')).json.items).toHaveLength(2)
    expect((await other.run('audit', 'verify')).json).toMatchObject({ ok: true })
    for (const id of ['01a20827-4433-7000-95a2-000000000000', cardsBatch!.batchId]) {
      const again = await other.run('import-undo', id)
      expect(again.exitCode).toBe(6)
      expect(again.json.error).toMatchObject({ kind: 'no-such-import', message: expect.stringContaining('taken back already') })
    }
  })
  it('adds generated records and removes them at once', async () => {
    const other = copyOf(vault)
    const added = await other.run('sample', 'add')
    expect(added.exitCode).toBe(0)
    expect(added.json.contacts).toBeGreaterThan(500)
    const removed = await other.run('sample', 'remove')
    expect(removed.json).toMatchObject({ contacts: added.json.contacts, companies: added.json.companies })
    expect((await other.run('list', 'contacts')).json.items).toHaveLength(3)
  })
})

let empty: CliVault
beforeAll(async () => {
  empty = await aCliVault()
})

describe('rows that fail', () => {
  it('are all accounted for, saved for correction, and import once corrected', async () => {
    const vault = copyOf(empty)
    const file = aFile(vault, 'mixed.csv', 'First name,Last name,Email\nAda,Lovelace,ada@example.com\n,,\n,,\nGrace,Hopper,grace@example.com\n')
    const out = join(vault.base, 'failures.csv')
    const ran = await vault.run('import', file, '--failures-out', out)
    expect(ran.exitCode).toBe(0)
    const { rows, created, updated, skipped, failed } = ran.json
    expect(created).toBe(2)
    expect(created + updated + skipped + failed).toBe(rows)
    if (failed > 0) expect(ran.json.failureFiles).toEqual([out])
    expect(existsSync(out)).toBe(failed > 0)
  })
  it('do not replace a failures file that exists, unless told to', async () => {
    const vault = copyOf(empty)
    const file = aFile(vault, 'people.csv', peopleCsv(2))
    const out = aFile(vault, 'failures.csv', 'mine')
    const ran = await vault.run('import', file, '--failures-out', out)
    expect(ran.exitCode).toBe(2)
    expect(ran.json.error.kind).toBe('output-exists')
    expect(readFileSync(out, 'utf8')).toBe('mine')
    expect((await vault.run('import', file, '--failures-out', out, '--force')).exitCode).toBe(0)
  })
})

describe('what is read with options instead of detection', () => {
  it('takes delimiter and encoding from the line', async () => {
    const vault = copyOf(empty)
    const file = aFile(vault, 'odd.txt', Buffer.from('First name|Last name|Email\nJosé|Müller|jose@example.com\n', 'latin1'))
    const ran = await vault.run('import', file, '--format', 'csv', '--delimiter', 'pipe', '--encoding', 'windows-1252', '--object', 'contacts', '--mode', 'create', '--tag', 'odd')
    expect(ran.exitCode).toBe(0)
    expect(ran.json).toMatchObject({ rows: 1, created: 1 })
    const found = await vault.run('list', 'contacts', '--tag', 'odd')
    expect(found.json.items[0]!.name).toBe('José Müller')
  })
})

describe('a folder as an import', () => {
  it('is refused as a file that cannot be read', async () => {
    const vault = copyOf(empty)
    const folder = join(vault.base, 'folder.csv')
    mkdirSync(folder)
    const ran = await satchel(['import', folder, ...vault.options])
    expect([1, 5]).toContain(ran.exitCode)
    expect(ran.json.error.kind).toMatch(/^file-/)
  })
})
