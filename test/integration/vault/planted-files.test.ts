import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { anOpenVault } from '../../support/engine'
import { peopleOf } from '../../support/people'
import { temporaryFolder } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => ({ costFor: () => ({ memoryKib: 19_456, passes: 2, lanes: 1 }) }))

describe('what somebody who may write into the folder of a vault puts in the place of its files', () => {
  it('a pipe that nobody writes to, and a device without an end › keep nobody waiting and fill no memory', () => {
    const folder = temporaryFolder()
    execFileSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync('/dev/zero', join(folder, 'endless'))
    mkdirSync(join(folder, 'vault'))
    execFileSync('mkfifo', [join(folder, 'vault', 'slots.json')])
    const support = join(import.meta.dirname, '../../support')
    const child = spawnSync(process.execPath, ['--import', join(support, 'run-typescript.mjs'), join(support, 'pipes-child.ts'), folder], { timeout: 20_000, killSignal: 'SIGKILL', encoding: 'utf8' })
    expect(child.stdout.replaceAll(folder, '').split('\n')).toEqual([
      'slots {"ok":false,"failure":{"kind":"no-access","path":"/pipe"}}', 'endless {"ok":false,"failure":{"kind":"no-access","path":"/endless"}}',
      'vault "trouble"', 'anchor ESPIPE', 'backup EISDIR', 'lock {"ok":false,"failure":{"kind":"no-access","path":"/pipe"}}', '',
    ])
  }, 30_000)

  it('a link in the place of the anchor › is not written through, and is named; a folder in the place of a rotation’s copy keeps nobody out', async () => {
    const vault = await anOpenVault()
    const people = peopleOf(vault)
    await vault.call('vault.lock', { reason: 'user' })
    const [anchor, theirs] = [join(vault.vaultFolder, 'anchor.bin'), join(vault.folder, 'letter.txt')]
    const [kept, letter] = [readFileSync(anchor), 'a letter that is no anchor '.repeat(20)]
    writeFileSync(theirs, letter)
    rmSync(anchor)
    symlinkSync(theirs, anchor)
    mkdirSync(join(vault.vaultFolder, 'vault.db.rotating'))
    expect(await people.signIn('Owner')).toEqual({ ok: false, failure: { kind: 'no-access', path: anchor } })
    expect(readFileSync(theirs, 'utf8')).toBe(letter)
    rmSync(anchor)
    writeFileSync(anchor, kept)
    expect(await people.signIn('Owner')).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [] } })
    await vault.engine.internal('shutdown', {})
  }, 30_000)
})
