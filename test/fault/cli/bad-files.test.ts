import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aCliVault, aFile, peopleCsv, type CliVault, type Printed, type Ran } from '../../support/command-line'
import { chance } from '../../support/command-line-faults'

const expectSentence = (ran: Ran, exitCode: number, kind: string): void => {
  expect(ran.json).toMatchObject({ ok: false, error: { kind, message: expect.stringMatching(/^[A-Z].*\.$/) } })
  expect(ran.exitCode).toBe(exitCode)
}
const expectAccounted = (ran: Ran): void => {
  expect(ran.exitCode, ran.stderr).toBe(0)
  const { rows, created, updated, skipped, failed } = ran.json
  expect(created + updated + skipped + failed).toBe(rows)
}

describe('files that are bad to import', () => {
  let vault: CliVault
  const contacts = async (): Promise<Printed['items']> => (await vault.run('list', 'contacts', '--limit', '1000')).json.items
  beforeAll(async () => {
    vault = await aCliVault()
  })

  it('a file that is not there: exit 6', async () => {
    expectSentence(await vault.run('import', join(vault.base, 'nowhere.csv')), 6, 'file-gone')
  })
  it('a file of 0 bytes', async () => {
    expectSentence(await vault.run('import', aFile(vault, 'empty.csv', '')), 1, 'file-empty')
  })
  it('a header without rows', async () => {
    expectSentence(await vault.run('import', aFile(vault, 'header.csv', 'First name,Last name,Email\n')), 1, 'no-rows')
  })
  it('a binary file, whatever its name says', async () => {
    const random = chance('binary')
    const bytes = Uint8Array.from({ length: 50_000 }, () => Math.floor(random() * 256))
    expectSentence(await vault.run('import', aFile(vault, 'picture.csv', bytes)), 1, 'file-not-text')
  })
  it('2 GB of nothing, quickly', async () => {
    const path = join(vault.base, 'huge.csv')
    const file = openSync(path, 'w')
    ftruncateSync(file, 2 * 1024 ** 3)
    closeSync(file)
    const began = Date.now()
    const ran = await vault.run('import', path)
    expect(ran.exitCode).toBe(1)
    expect(['file-not-text', 'file-too-large']).toContain(ran.json.error.kind)
    expect(Date.now() - began).toBeLessThan(20_000)
  })
  it('2 GB that begin like a file of people, with an answer and without exhausting memory', async () => {
    const path = join(vault.base, 'huge-people.csv')
    writeFileSync(path, peopleCsv(100))
    const file = openSync(path, 'r+')
    ftruncateSync(file, 2 * 1024 ** 3)
    closeSync(file)
    const ran = await vault.run('import', path)
    expect(ran.exitCode).toBe(1)
    expect(ran.json.error.message).toMatch(/\.$/)
  })
  it('left nothing in the vault so far, and a log that verifies', async () => {
    expect(await contacts()).toEqual([])
    expect((await vault.run('audit', 'verify')).json).toMatchObject({ ok: true })
  })

  it('a file cut inside a quoted cell: every row is accounted for', async () => {
    const whole = `First name,Last name,Notes\nAda,Lovelace,"engines"\nGrace,Hopper,"compilers and`
    expectAccounted(await vault.run('import', aFile(vault, 'cut.csv', whole)))
  })
  it('a vCard cut in the middle of a card', async () => {
    const ran = await vault.run('import', aFile(vault, 'cut.vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Whole Card\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Ca'))
    expectAccounted(ran)
    expect(ran.json.rows).toBe(2)
  })
  it('UTF-16 cut in the middle of a sign', async () => {
    const text = Buffer.from(`\ufeff${peopleCsv(3, 100)}`, 'utf16le')
    expectAccounted(await vault.run('import', aFile(vault, 'cut-utf16.csv', text.subarray(0, text.length - 3))))
  })
  it('mixed encodings: UTF-8 and windows-1252 lines in one file, nobody lost', async () => {
    const mixed = Buffer.concat([Buffer.from('First name,Last name,Email\nZoë,Utf,zoe@example.com\n', 'utf8'), Buffer.from('José,Latin,jose@example.com\n', 'latin1')])
    const ran = await vault.run('import', aFile(vault, 'mixed.csv', mixed))
    expectAccounted(ran)
    expect(ran.json.created).toBe(2)
    const names = (await contacts()).map(({ name }) => name)
    expect(names).toContain('Zoë Utf')
    expect(names).toContain('José Latin')
  })
  it('cells of 10,000 signs: kept or failed with a reason, never cut silently', async () => {
    const long = 'x'.repeat(10_000)
    const ran = await vault.run('import', aFile(vault, 'long.csv', `First name,Last name,Notes\nLong,Note,${long}\nLong${long},Name,short\n`))
    expectAccounted(ran)
    expect(ran.json.rows).toBe(2)
    const note = (await contacts()).find(({ name }) => name === 'Long Note')
    expect((await vault.run('show', 'contact', note!.id)).json.notes).toBe(long)
    if (ran.json.failed === 1) expect(ran.json.files[0]!.problems).toEqual([expect.objectContaining({ row: 2, blocking: true, codes: expect.arrayContaining(['too-long']) })])
  })
  it('cells that a spreadsheet would run: kept as they are, disarmed on request', async () => {
    const ran = await vault.run('import', aFile(vault, 'formula.csv', 'First name,Last name,Email\n"=HYPERLINK(""http://example.com"",""x"")",Formula,formula@example.com\n'))
    expectAccounted(ran)
    const exact = join(vault.base, 'exact.csv')
    const safe = join(vault.base, 'safe.csv')
    await vault.run('export', '--object', 'contacts', '--format', 'csv', '--flavour', 'exact', '--out', exact)
    await vault.run('export', '--object', 'contacts', '--format', 'csv', '--flavour', 'spreadsheet', '--out', safe)
    expect(readFileSync(exact, 'utf8')).toMatch(/(^|,)"=HYPERLINK/m)
    expect(readFileSync(safe, 'utf8')).not.toMatch(/(^|,)"?=HYPERLINK/m)
  })
  it('one bad file among good ones: none is imported', async () => {
    const before = (await contacts()).length
    const ran = await vault.run('import', aFile(vault, 'good.csv', peopleCsv(3, 500)), join(vault.base, 'empty.csv'))
    expectSentence(ran, 1, 'file-empty')
    expect(ran.json.file).toContain('empty.csv')
    expect(await contacts()).toHaveLength(before)
  })
  it('leaves a log that verifies', async () => {
    expect((await vault.run('audit', 'verify')).json).toMatchObject({ ok: true, firstBad: null })
  })
})
