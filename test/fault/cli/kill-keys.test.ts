import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findForCode, parseRecoveryCode, recoveryKeysOf } from '../../../electron/vault/recovery-code'
import { readSlots, recoverySlotsOf } from '../../../electron/vault/slots'
import { expectOk } from '../../../shared/result'
import '../../support/quick-command-line'
import { aCliVault, aFile, copyOf, passphrase, satchel, type CliVault, type Ran } from '../../support/command-line'
import { chance, killedAfter } from '../../support/command-line-faults'

/** Twenty by hand; fewer in the suite, since each round opens a vault three times. */
const ROUNDS = Number(process.env['SATCHEL_TEST_ROUNDS'] ?? 6)
const NEXT = 'copper willow anthem glacier nine'

interface Copy {
  readonly vault: CliVault
  readonly nextFile: string
  readonly out: string
}

const opensWith = (vault: CliVault, file: string, ...command: string[]): Promise<Ran> => satchel([...command, '--vault', vault.vault, '--passphrase-file', file, '--json'])
const codeOpens = (vault: CliVault, file: string): boolean =>
  findForCode(recoveryKeysOf(expectOk(parseRecoveryCode(readFileSync(file, 'utf8').trim()), 'the file holds a code')), recoverySlotsOf(expectOk(readSlots(join(vault.vault, 'slots.json')), 'the slots are whole'))) !== null

/** Whether somebody holds a code of the vault, or the vault says that a new one is due. */
function codeIsKnownOrDue({ vault, out }: Copy, opened: Ran, why: string): void {
  const held = (existsSync(out) && codeOpens(vault, out)) || codeOpens(vault, vault.recoveryFile)
  if (!held) expect(opened.stderr, why).toContain('recovery-code renew')
}

describe('kill -9 while keys change', () => {
  let original: CliVault
  beforeAll(async () => {
    original = await aCliVault()
  })

  const aCopy = (): Copy => {
    const vault = copyOf(original)
    return { vault, nextFile: aFile(vault, 'next.txt', `${NEXT}\n`), out: join(vault.base, 'new-code.txt') }
  }
  const changeLine = ({ vault, nextFile }: Copy): string[] => ['user', 'passphrase', '--new-passphrase-file', nextFile, ...vault.options]
  const renewLine = ({ vault, out }: Copy): string[] => ['recovery-code', 'renew', '--recovery-out', out, ...vault.options]
  const recoverLine = ({ vault, nextFile, out }: Copy): string[] => ['recover', '--recovery-file', vault.recoveryFile, '--new-passphrase-file', nextFile, '--recovery-out', out, '--vault', vault.vault, '--json']
  /** Moments from a quarter of what the command takes by itself to a little after its end. */
  const killTimes = async (name: string, lineFor: (copy: Copy) => string[]): Promise<number[]> => {
    const random = chance(name)
    const line = lineFor(aCopy())
    const began = Date.now()
    const ran = await satchel(line)
    expect(ran.exitCode, ran.stderr).toBe(0)
    const wholeMs = Date.now() - began
    return Array.from({ length: ROUNDS }, (_, round) => Math.round(wholeMs * (0.25 + (0.85 * (round + random())) / ROUNDS)))
  }

  it('a passphrase: afterwards the old or the new one opens, never none, and the log is whole (K2, K10)', async () => {
    expect(passphrase).not.toBe(NEXT)
    const outcomes: string[] = []
    for (const ms of await killTimes('passphrase', changeLine)) {
      const copy = aCopy()
      await killedAfter(ms, changeLine(copy))
      const old = await opensWith(copy.vault, copy.vault.passphraseFile, 'audit', 'verify')
      const ran = old.exitCode === 0 ? old : await opensWith(copy.vault, copy.nextFile, 'audit', 'verify')
      expect(ran.exitCode, `killed after ${String(ms)} ms: ${ran.stderr}`).toBe(0)
      expect(ran.json, `killed after ${String(ms)} ms`).toMatchObject({ ok: true, findings: [] })
      expect(codeOpens(copy.vault, copy.vault.recoveryFile)).toBe(true)
      outcomes.push(old.exitCode === 0 ? 'old' : 'new')
    }
    console.log(`passphrase: ${outcomes.join(' ')}`)
  })

  it('a recovery code: afterwards somebody holds a code that opens, or the vault says that one is due (K7)', async () => {
    const outcomes: string[] = []
    for (const ms of await killTimes('renew', renewLine)) {
      const copy = aCopy()
      await killedAfter(ms, renewLine(copy))
      const ran = await opensWith(copy.vault, copy.vault.passphraseFile, 'audit', 'verify')
      expect(ran.exitCode, `killed after ${String(ms)} ms: ${ran.stderr}`).toBe(0)
      expect(ran.json, `killed after ${String(ms)} ms`).toMatchObject({ ok: true, findings: [] })
      codeIsKnownOrDue(copy, ran, `killed after ${String(ms)} ms`)
      outcomes.push(codeOpens(copy.vault, copy.vault.recoveryFile) ? 'old' : existsSync(copy.out) ? 'new' : 'due')
    }
    console.log(`renew: ${outcomes.join(' ')}`)
  })

  it('by recovery: afterwards a passphrase opens, and somebody holds a code or one is due (K6, K7)', async () => {
    const outcomes: string[] = []
    for (const ms of await killTimes('recover', recoverLine)) {
      const copy = aCopy()
      await killedAfter(ms, recoverLine(copy))
      const old = await opensWith(copy.vault, copy.vault.passphraseFile, 'audit', 'verify')
      const ran = old.exitCode === 0 ? old : await opensWith(copy.vault, copy.nextFile, 'audit', 'verify')
      expect(ran.exitCode, `killed after ${String(ms)} ms: ${ran.stderr}`).toBe(0)
      expect(ran.json, `killed after ${String(ms)} ms`).toMatchObject({ ok: true, findings: [] })
      codeIsKnownOrDue(copy, ran, `killed after ${String(ms)} ms`)
      outcomes.push(`${old.exitCode === 0 ? 'old' : 'new'}/${codeOpens(copy.vault, copy.vault.recoveryFile) ? 'old' : existsSync(copy.out) ? 'new' : 'due'}`)
    }
    console.log(`recover: ${outcomes.join(' ')}`)
  })
})
