import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { aCliVault, satchel } from '../../support/command-line'
import { command } from '../../support/in-process-command'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const base = mkdtempSync(join(tmpdir(), 'satchel-people-test-'))
const secret = (name: string, text: string): string => {
  const path = join(base, name)
  writeFileSync(path, `${text}\n`, { mode: 0o600 })
  return path
}
const mine = secret('mine.txt', 'lantern orbit thicket marble seven')
const others = secret('others.txt', 'seven ferries cross at dawn')
const own = secret('own.txt', 'the orchard gate squeaks in october')

/** A command of somebody, as exit code and JSON. */
async function as(user: string, file: string, ...line: readonly string[]): Promise<readonly [number, unknown]> {
  const { exitCode, json } = await command([...line, '--vault', join(base, 'vault'), '--user', user, '--passphrase-file', file])
  return [exitCode, json]
}
const owner = (...line: readonly string[]): Promise<readonly [number, unknown]> => as('Owner', mine, ...line)
const failure = (exitCode: number, kind: string): unknown => [exitCode, expect.objectContaining({ ok: false, error: expect.objectContaining({ kind }) as unknown })]
const success = (json: Readonly<Record<string, unknown>>): unknown => [0, expect.objectContaining({ ok: true, ...json })]

beforeAll(async () => {
  expect(await owner('init', '--no-keychain', '--recovery-out', join(base, 'recovery.txt'))).toEqual(success({ user: 'Owner' }))
}, 30_000)

describe('people on the command line (DESIGN.md 7)', () => {
  it('user add › takes roles for short and in any spelling, and whoever is added is kept to theirs: exit 5', async () => {
    expect(await owner('user', 'add', 'Berta', '--role', 'Rep', '--new-passphrase-file', others)).toEqual(success({ userId: expect.stringMatching(/^[0-9a-f-]{36}$/), user: 'Berta', role: 'representative' }))
    for (const line of [['key', 'show', '--yes-i-understand'], ['audit', 'list'], ['backup', 'create', '--to', base], ['export', '--all', '--out', join(base, 'out')], ['user', 'add', 'X', '--role', 'admin', '--new-passphrase-file', others], ['user', 'remove', 'Owner'], ['team', 'add', 'North']]) {
      expect([line, await as('Berta', others, ...line)]).toEqual([line, failure(5, 'forbidden')])
    }
  }, 60_000)

  it('user add › given a name that is taken, a role or a passphrase that will not do › exits 1 and 6', async () => {
    expect(await owner('user', 'add', 'ＢＥＲＴＡ', '--role', 'auditor', '--new-passphrase-file', others)).toEqual(failure(1, 'name-taken'))
    expect(await owner('user', 'add', 'Clara', '--role', 'boss', '--new-passphrase-file', others)).toEqual(failure(6, 'no-such-role'))
    expect(await owner('user', 'add', 'Clara', '--role', 'auditor', '--new-passphrase-file', secret('weak.txt', 'password'))).toEqual(failure(1, 'passphrase-refused'))
  }, 60_000)

  it('user add --temporary › asks for an own passphrase before anything else: exit 3, and user passphrase is the way', async () => {
    expect(await owner('user', 'add', 'Clara', '--role', 'read only', '--new-passphrase-file', others, '--temporary')).toEqual(success({ role: 'read-only' }))
    expect(await as('Clara', others, 'list', 'contacts')).toEqual(failure(3, 'passphrase-due'))
    expect(await as('Clara', others, 'user', 'passphrase', 'Owner', '--new-passphrase-file', own)).toEqual(failure(3, 'passphrase-due'))
    expect(await as('Clara', others, 'user', 'passphrase', '--new-passphrase-file', own)).toEqual(success({ user: 'Clara' }))
    expect(await as('Clara', own, 'user', 'list')).toEqual(success({ users: expect.arrayContaining([expect.objectContaining({ name: 'Owner', role: 'administrator' })]) }))
    expect(await owner('user', 'passphrase', 'clara', '--new-passphrase-file', others)).toEqual(success({ user: 'Clara' }))
    expect(await as('Clara', others, 'list', 'contacts')).toEqual(failure(3, 'passphrase-due'))
  }, 60_000)

  it('import --owner and user give-records › say whose new records are and give them on; nobody unknown, and nobody to themselves', async () => {
    const file = join(base, 'people.csv')
    writeFileSync(file, 'First name,Last name,Email,Owner\nAda,Quince,ada@quince.example,berta\nBo,Rowan,bo@rowan.example,\nCy,Sorrel,cy@sorrel.example,Jane Doe\n')
    expect(await owner('import', file, '--owner', 'Jane Doe')).toEqual(failure(6, 'no-such-person'))
    expect(await owner('import', file, '--owner', 'CLARA', '--dry-run')).toEqual(success({ created: 3, owners: { unknown: 1, kept: 0 } }))
    expect(await owner('import', file, '--owner', 'CLARA')).toEqual(success({ created: 3, owners: { unknown: 1, kept: 0 } }))
    expect(await owner('user', 'show', 'clara')).toEqual(success({ records: { contacts: 2, companies: 0, inBin: 0 } }))
    expect(await as('Berta', others, 'user', 'give-records', 'Clara', 'Berta')).toEqual(failure(5, 'forbidden'))
    expect(await owner('user', 'give-records', 'clara', 'Clara')).toEqual(failure(2, 'usage'))
    expect(await owner('user', 'give-records', 'clara', 'Jane Doe')).toEqual(failure(6, 'no-such-person'))
    expect(await owner('user', 'give-records', 'berta', 'clara')).toEqual(success({ user: 'Berta', to: 'Clara', contacts: 1, companies: 0 }))
    expect(await owner('user', 'remove', 'clara', '--give-records-to', 'Clara')).toEqual(failure(2, 'usage'))
  }, 60_000)

  it('user disable, enable, rename, ask-passphrase and remove › do what they say, by name', async () => {
    expect(await owner('user', 'disable', 'clara')).toEqual(success({ disabled: true }))
    expect(await as('Clara', others, 'list', 'contacts')).toEqual(failure(3, 'user-disabled'))
    expect(await owner('user', 'enable', 'clara')).toEqual(success({ disabled: false }))
    expect(await owner('user', 'rename', 'clara', 'Clara Stein')).toEqual(success({ user: 'Clara Stein' }))
    expect(await owner('user', 'ask-passphrase', 'Berta')).toEqual(success({ user: 'Berta' }))
    expect(await owner('user', 'show', 'berta')).toEqual(success({ passphraseDue: 'asked', state: 'active' }))
    expect(await owner('user', 'remove', 'clara  stein', '--give-records-to', 'berta')).toEqual(success({ user: 'Clara Stein', given: expect.objectContaining({ contacts: 3, companies: 0, to: 'Berta' }) as unknown }))
    expect(await owner('user', 'list')).toEqual(success({ users: expect.arrayContaining([expect.objectContaining({ name: 'Berta', records: { contacts: 3, companies: 0, inBin: 0 } })]) as unknown }))
    expect(await owner('user', 'give-records', 'Clara Stein', 'Owner')).toEqual(success({ contacts: 0, transactionId: null }))
    expect(await as('Clara Stein', others, 'list', 'contacts')).toEqual(failure(3, 'unknown-user'))
    expect(await owner('user', 'remove', 'Clara Stein')).toEqual(failure(6, 'no-such-person'))
    expect(await owner('user', 'remove', 'Owner')).toEqual(failure(1, 'yourself'))
    expect(await owner('user', 'role', 'Owner', 'auditor')).toEqual(failure(1, 'last-administrator'))
  }, 60_000)

  it('role and team › compose roles from what role show prints, and teams by name', async () => {
    const [, shown] = await owner('role', 'show', 'manager')
    const rights = secret('rights.json', JSON.stringify(shown))
    expect(await owner('role', 'save', 'Branch', '--from-json', rights)).toEqual(success({ created: true }))
    expect(await owner('role', 'save', 'Admin', '--from-json', rights)).toEqual(failure(1, 'name-taken'))
    expect(await owner('role', 'save', 'Odd', '--from-json', secret('odd.json', '{"special":["everything"]}'))).toEqual(failure(2, 'usage'))
    expect(await owner('role', 'delete', 'administrator')).toEqual(failure(2, 'usage'))
    expect(await owner('user', 'role', 'Berta', 'branch')).toEqual(success({ roleName: 'Branch' }))
    expect(await owner('role', 'delete', 'Branch')).toEqual(failure(1, 'role-in-use'))
    expect(await owner('team', 'add', 'North')).toEqual(success({ team: 'North' }))
    expect(await owner('user', 'team', 'Berta', 'north')).toEqual(success({ team: 'North' }))
    expect(await owner('user', 'team', 'Berta', '--none')).toEqual(success({ team: null }))
    expect(await owner('team', 'remove', 'North')).toEqual(success({ people: 0 }))
  }, 60_000)
})

describe('kill -9 between the row of a new person and slots.json', () => {
  it('leaves a vault that opens, and the next unlock finishes what was begun', async () => {
    const vault = await aCliVault()
    const anchor = (): string => readFileSync(join(vault.vault, 'anchor.bin')).toString('hex')
    // A pipe that nobody reads holds the program where it is about to write the file.
    const pipe = join(vault.vault, 'slots.json.tmp')
    execFileSync('mkfifo', [pipe])
    const heads = new Set([anchor()])
    const killed = await satchel(['user', 'add', 'Finn', '--role', 'auditor', '--new-passphrase-file', others, '--user', 'Owner', ...vault.options], {
      started: (child) => {
        // The head moves with the unlock, and once more with the row.
        void (async () => {
          while (child.exitCode === null && heads.size < 3) {
            heads.add(anchor())
            await sleep(5)
          }
          await sleep(200)
          child.kill('SIGKILL')
        })()
      },
    })
    expect(killed.signal).toBe('SIGKILL')
    rmSync(pipe)
    const list = await vault.run('user', 'list', '--user', 'Owner')
    expect(list.json.users).toContainEqual(expect.objectContaining({ name: 'Finn', state: 'active' }))
  }, 120_000)
})
