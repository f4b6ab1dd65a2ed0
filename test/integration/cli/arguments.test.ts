import { describe, expect, it } from 'vitest'
import { run, satchel, cliBundle } from '../../support/command-line'

describe('the command line (DESIGN.md 7)', () => {
  describe('given --help', () => {
    it('lists every command of this version and none of a later one', async () => {
      const { exitCode, stdout, stderr } = await satchel(['--help'])
      expect(exitCode).toBe(0)
      expect(stderr).toBe('')
      for (const command of ['init', 'import', 'import-undo', 'search', 'list', 'show', 'export', 'backup', 'audit', 'user', 'key', 'doctor', 'recover', 'sample', 'status']) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
      expect(stdout).not.toMatch(/totp|alerts|prune|drill/)
    })
    it('tells the options of a command and those every command takes', async () => {
      const { exitCode, stdout } = await satchel(['import', '--help'])
      expect(exitCode).toBe(0)
      for (const option of ['--object', '--format', '--mode', '--dry-run', '--failures-out', '--vault', '--passphrase-file', '--json']) expect(stdout).toContain(option)
    })
    it('stays one JSON document with --json', async () => {
      const ran = await satchel(['--help', '--json'])
      expect(ran.exitCode).toBe(0)
      expect(ran.json).toMatchObject({ ok: true, text: expect.stringContaining('Usage:') })
    })
  })

  describe.each([
    ['no command at all', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['list', 'contacts', '--frobnicate']],
    ['an unknown sub-command', ['backup', 'frobnicate']],
    ['a group without its command', ['audit']],
    ['a missing argument', ['show', 'contact']],
    ['a missing option', ['export', '--all']],
    ['a choice that is none', ['import', 'a.csv', '--mode', 'merge']],
    ['a noun of a later version', ['list', 'deals']],
    ['a limit that is no number', ['search', 'x', '--limit', 'many']],
    ['no vault', ['list', 'contacts']],
    ['no user at init', ['init', '--vault', 'x', '--recovery-out', 'y']],
    ['key show without --yes-i-understand', ['key', 'show', '--vault', 'x']],
    ['restore without a recovery file', ['backup', 'restore', '--from', 'x', '--vault', 'y']],
    ['restore without a place', ['backup', 'restore', '--from', 'x', '--recovery-file', 'y']],
  ])('given %s', (_what, line) => {
    it('exits 2 with one sentence on standard error and nothing on standard output', async () => {
      const { exitCode, stdout, stderr } = await satchel(line)
      expect(exitCode).toBe(2)
      expect(stdout).toBe('')
      expect(stderr.trim()).toMatch(/\.$/)
    })
    it('exits 2 with one JSON document with --json', async () => {
      const ran = await satchel([...line, '--json'])
      expect(ran.exitCode).toBe(2)
      expect(ran.json).toEqual({ ok: false, error: { kind: expect.any(String), message: expect.stringMatching(/\.$/) } })
    })
  })

  it.each([
    [['list', 'constructor', '--vault', 'x'], 'It must be contacts or companies.'],
    [['import', 'a.csv', '--delimiter', 'constructor', '--vault', 'x'], 'It must be comma, semicolon, tab or pipe.'],
  ])('says what %s may be, also to words that every object of the language answers to', async (line, sentence) => {
    expect((await satchel(line)).stderr).toContain(sentence)
  })

  it('suggests the command that was meant', async () => {
    expect((await satchel(['serch', 'x'])).stderr).toContain('Did you mean search?')
  })
  it.each([
    ['a command of a later version', ['totp', 'enroll', '--vault', 'x']],
    ['a backup command of a later version', ['backup', 'prune', '--to', 'x']],
    ['a second factor', ['list', 'contacts', '--vault', 'x', '--totp', '123456']],
  ])('answers %s with exit 6, one sentence and one document', async (_what, line) => {
    const ran = await satchel([...line, '--json'])
    expect(ran.exitCode).toBe(6)
    expect(ran.json.error.message).toContain('not available in this version')
  })
  it('never takes a passphrase as an argument', async () => {
    expect((await satchel(['list', 'contacts', '--vault', 'x', '--passphrase', 'secret'])).exitCode).toBe(2)
  })
  it('lives on when its reader has gone', async () => {
    const { stderr, exitCode } = await run(['bash', '-o', 'pipefail', '-c', '"$0" "$1" --help | true', process.execPath, cliBundle])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })
})
