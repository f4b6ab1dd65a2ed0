import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { fileToken } from '../../../shared/ipc/fields'
import type { Answer, EngineChannel, Input } from '../../../shared/ipc/contract'
import type { EngineDoor } from '../../../electron/cli/engine-door'
import { createProgram } from '../../../electron/cli/program'
import { runCommand, type Shown } from '../../../electron/cli/run-command'
import { anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const quiet = { say: () => undefined, progress: () => undefined, endProgress: () => undefined, askHidden: () => Promise.resolve(null) }

/** `doctor` against an engine in which one channel does not come to its end. */
async function doctorWith(engine: TestEngine & { readonly vaultFolder: string }, dead: EngineChannel | null): Promise<Shown> {
  await engine.call('vault.lock', { reason: 'user' })
  const door: EngineDoor = {
    call: <C extends EngineChannel>(channel: C, input: Input<C>) => (channel === dead ? Promise.resolve({ ok: false, failure: { kind: 'internal', incidentId: 'x' } } as unknown as Answer<C>) : engine.call(channel, input)),
    register: async (path) => fileToken.parse(await engine.token(path)),
    close: () => Promise.resolve(),
  }
  let shown: Shown | undefined
  const program = createProgram('0.0.0', { out: () => undefined, error: () => undefined }, (options) => async (work) => {
    shown = await runCommand({ options: options(), terminal: quiet, openDoor: () => Promise.resolve(door) }, work)
  })
  const passphraseFile = join(engine.folder, 'passphrase')
  writeFileSync(passphraseFile, `${PASSPHRASE}\n`, { mode: 0o600 })
  await program.parseAsync(['doctor', '--vault', engine.vaultFolder, '--passphrase-file', passphraseFile], { from: 'user' })
  if (shown === undefined) throw new Error('the command did not run')
  return shown
}

describe('doctor', () => {
  it.each(['vault.check', 'vault.checkSearch', 'audit.verify', 'backup.state'] as const)('given %s that does not come to its end › says so and never that the vault is well', async (dead) => {
    const engine = await anOpenVault()
    await engine.call('vault.confirmRecoveryCode', { recoveryCode: engine.recoveryCode })
    const well = await doctorWith(engine, null)
    expect(well.text).toContain('The vault is well.')
    expect(well.exitCode).toBe(0)
    const ill = await doctorWith(engine, dead)
    expect(ill.exitCode).toBe(4)
    expect(ill.text).not.toContain('The vault is well.')
    expect(ill.json).toMatchObject({ ok: false, findings: expect.arrayContaining([expect.objectContaining({ kind: 'internal', severity: 'problem' })]) })
  }, 60_000)
})
