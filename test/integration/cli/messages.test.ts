import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../../electron/cli/exit-codes'
import { bytesText, describeFinding, duration, explain, explanations } from '../../../electron/cli/messages'
import type { CliFailure } from '../../../electron/cli/outcome'
import type { IntegrityFinding, VaultTrouble } from '../../../shared/vault/vault'

type Samples = { readonly [K in CliFailure['kind']]: Extract<CliFailure, { readonly kind: K }> }
const path = '/somewhere/vault'
// One of each: a failure that the contract gains does not compile here until it has one.
const samples: Samples = {
  'usage': { kind: 'usage', hint: 'Name the vault with --vault DIR.' },
  'not-in-this-version': { kind: 'not-in-this-version', what: 'This' },
  'passphrase-missing': { kind: 'passphrase-missing' },
  'secret-file-missing': { kind: 'secret-file-missing', path },
  'secret-file-unreadable': { kind: 'secret-file-unreadable', path },
  'secret-file-empty': { kind: 'secret-file-empty', path },
  'passphrases-differ': { kind: 'passphrases-differ' },
  'passphrase-due': { kind: 'passphrase-due' },
  'no-keychain-for-new-vault': { kind: 'no-keychain-for-new-vault' },
  'file-exists': { kind: 'file-exists', path },
  'output-exists': { kind: 'output-exists', path },
  'folder-missing': { kind: 'folder-missing', path },
  'no-such-import': { kind: 'no-such-import' },
  'recovery-file-not-written': { kind: 'recovery-file-not-written', path },
  'log-not-intact': { kind: 'log-not-intact', firstBad: 4, class: 'edited' },
  'nothing-to-archive': { kind: 'nothing-to-archive' },
  'segment-not-verified': { kind: 'segment-not-verified' },
  'too-many-queries': { kind: 'too-many-queries' },
  'findings': { kind: 'findings', count: 2 },
  'undo-incomplete': { kind: 'undo-incomplete', errors: 1 },
  'interrupted': { kind: 'interrupted' },
  'invalid-input': { kind: 'invalid-input', issues: [{ path: 'limit', message: 'is too large' }] },
  'locked': { kind: 'locked' },
  'forbidden': { kind: 'forbidden', permission: 'export' },
  'busy': { kind: 'busy', with: 'import' },
  'cancelled': { kind: 'cancelled' },
  'disk-full': { kind: 'disk-full' },
  'read-only': { kind: 'read-only', path },
  'damaged': { kind: 'damaged', what: 'vault' },
  'not-found': { kind: 'not-found' },
  'internal': { kind: 'internal', incidentId: 'abc' },
  'wrong-passphrase': { kind: 'wrong-passphrase', waitMs: 5_000, failedAttempts: 4 },
  'must-wait': { kind: 'must-wait', waitMs: 30_000 },
  'unknown-user': { kind: 'unknown-user' },
  'invitation-expired': { kind: 'invitation-expired' },
  'user-disabled': { kind: 'user-disabled' },
  'people-edited': { kind: 'people-edited' },
  'slots-outdated': { kind: 'slots-outdated' },
  'slot-foreign': { kind: 'slot-foreign' },
  'no-such-person': { kind: 'no-such-person' },
  'person-removed': { kind: 'person-removed' },
  'no-such-role': { kind: 'no-such-role' },
  'no-such-team': { kind: 'no-such-team' },
  'name-taken': { kind: 'name-taken' },
  'backup-first': { kind: 'backup-first', problem: 'target-missing' },
  'slots-older': { kind: 'slots-older' },
  'last-administrator': { kind: 'last-administrator' },
  'not-yours-to-give': { kind: 'not-yours-to-give', permission: 'contact:update', records: 2 },
  'beyond-own-rights': { kind: 'beyond-own-rights' },
  'yourself': { kind: 'yourself' },
  'role-in-use': { kind: 'role-in-use', people: 2 },
  'second-factor-needed': { kind: 'second-factor-needed' },
  'second-factor-refused': { kind: 'second-factor-refused', reason: 'replayed', waitMs: 5_000, failedAttempts: 4 },
  'second-factor-wait': { kind: 'second-factor-wait', waitMs: 30_000 },
  'clock-set-back': { kind: 'clock-set-back', behindMs: 3_600_000 },
  'one-use-code-refused': { kind: 'one-use-code-refused', reason: 'used' },
  'second-factor-on': { kind: 'second-factor-on' },
  'second-factor-off': { kind: 'second-factor-off' },
  'second-factor-setup-needed': { kind: 'second-factor-setup-needed' },
  'keychain': { kind: 'keychain', state: 'locked' },
  'vault-damaged': { kind: 'vault-damaged' },
  'log-refused': { kind: 'log-refused', findings: [{ kind: 'log-cut', anchor: 'file', anchorSeq: 9, headSeq: 4 }], chain: { entries: 5, firstBad: null, class: null } },
  'vault-missing': { kind: 'vault-missing', path },
  'vault-empty': { kind: 'vault-empty', path },
  'vault-plaintext': { kind: 'vault-plaintext', path },
  'slots-missing': { kind: 'slots-missing', path },
  'slots-damaged': { kind: 'slots-damaged', path },
  'newer-version': { kind: 'newer-version', found: 9, known: 1 },
  'in-use': { kind: 'in-use', pid: 17, host: null },
  'no-access': { kind: 'no-access', path },
  'recovery-code-mistyped': { kind: 'recovery-code-mistyped' },
  'recovery-code-wrong': { kind: 'recovery-code-wrong' },
  'passphrase-refused': { kind: 'passphrase-refused', problem: 'too-short' },
  'folder-not-empty': { kind: 'folder-not-empty', path },
  'policy-changed': { kind: 'policy-changed', version: 2 },
  'stale-version': { kind: 'stale-version' } as Samples['stale-version'],
  'nameless': { kind: 'nameless' },
  'no-such-owner': { kind: 'no-such-owner' },
  'cursor-expired': { kind: 'cursor-expired' },
  'file-empty': { kind: 'file-empty' },
  'file-not-text': { kind: 'file-not-text' },
  'other-records': { kind: 'other-records', records: 'deals' },
  'file-too-large': { kind: 'file-too-large', limitBytes: 2_000_000_000 },
  'no-rows': { kind: 'no-rows' },
  'file-gone': { kind: 'file-gone' },
  'file-unreadable': { kind: 'file-unreadable' },
  'file-not-regular': { kind: 'file-not-regular' },
  'file-changed': { kind: 'file-changed' },
  'no-target': { kind: 'no-target' },
  'target-missing': { kind: 'target-missing', path },
  'backup-not-verified': { kind: 'backup-not-verified' },
  'backup-damaged': { kind: 'backup-damaged' },
  'file-missing': { kind: 'file-missing', path: '/tmp/x' },
  'not-a-log': { kind: 'not-a-log' },
  'backup-forged': { kind: 'backup-forged' },
  'backup-newer': { kind: 'backup-newer', found: 9, known: 1 },
  'no-backup-found': { kind: 'no-backup-found' },
  'foreign-slot': { kind: 'foreign-slot', slotId: 'x' },
  'copy-not-verified': { kind: 'copy-not-verified' },
  'no-space': { kind: 'no-space', neededBytes: 5_000_000, freeBytes: 1_000 },
}

describe('the table of failures (DESIGN.md 7)', () => {
  describe.each(Object.entries(samples))('given %s', (_kind, failure) => {
    const { exitCode, message } = explain(failure)
    it('answers one of the documented exit codes, and never 0', () => {
      expect(Object.values(exitCodes)).toContain(exitCode)
      expect(exitCode).not.toBe(0)
    })
    it('says what happened, what is safe and what to do, on one line', () => {
      expect(message).toMatch(/^[A-Z0-9/].*\.$/)
      expect(message).not.toMatch(/\n|undefined|null|NaN|\[object/)
      expect(message.length).toBeLessThan(420)
    })
  })
  it('has a line for every kind, and none to spare', () => {
    expect(Object.keys(explanations).sort()).toEqual(Object.keys(samples).sort())
  })

  const troubles: { readonly [K in VaultTrouble['kind']]: number } = {
    'vault-missing': 6, 'vault-empty': 4, 'vault-plaintext': 4, 'slots-missing': 4, 'slots-damaged': 4, 'newer-version': 6, 'in-use': 7, 'no-access': 5,
  }
  it.each(Object.entries(troubles))('exits for a vault that is %s with %i', (kind, exitCode) => {
    expect(explain(samples[kind as VaultTrouble['kind']]).exitCode).toBe(exitCode)
  })
  it('tells authentication, permission and integrity apart', () => {
    expect(explain(samples['wrong-passphrase']).exitCode).toBe(3)
    expect(explain(samples['recovery-code-wrong']).exitCode).toBe(3)
    expect(explain(samples['forbidden']).exitCode).toBe(5)
    expect(explain(samples['backup-damaged']).exitCode).toBe(4)
    expect(explain(samples['log-not-intact']).exitCode).toBe(4)
  })
  it('names the way out when a vault needs a keychain that is not there', () => {
    expect(explain(samples['no-keychain-for-new-vault']).message).toContain('--no-keychain')
  })
  it('counts a kind it does not know as a plain failure', () => {
    expect(explain({ kind: 'from-the-future' } as unknown as CliFailure).exitCode).toBe(1)
  })

  const findings: { readonly [K in IntegrityFinding['kind']]: Extract<IntegrityFinding, { readonly kind: K }> } = {
    'log-cut': { kind: 'log-cut', anchor: 'file', anchorSeq: 9, headSeq: 4 },
    'log-forked': { kind: 'log-forked', anchor: 'keychain', seq: 4 },
    'pages-damaged': { kind: 'pages-damaged' },
    'rotation-due': { kind: 'rotation-due' },
    'salt-restored': { kind: 'salt-restored' },
    'slots-rolled-back': { kind: 'slots-rolled-back', found: 1, expected: 2 },
    'anchor-missing': { kind: 'anchor-missing', anchor: 'file' },
    'anchor-forged': { kind: 'anchor-forged', anchor: 'file' },
    'import-interrupted': { kind: 'import-interrupted', batchId: 'x' },
    'people-edited': { kind: 'people-edited' },
    'slot-foreign': { kind: 'slot-foreign', userName: 'Ana' },
    'safeguards-edited': { kind: 'safeguards-edited', parts: 'alert-rules, alerts' },
  }
  it.each(Object.values(findings))('describes the finding $kind in words', (finding) => {
    expect(describeFinding(finding)).toMatch(/^[a-z].{15,}$/)
  })
})

describe('what numbers look like', () => {
  it('rounds waits up, so that nobody comes too early', () => {
    expect(duration(100)).toBe('1 s')
    expect(duration(119_001)).toBe('2 min')
    expect(duration(3_600_000)).toBe('60 min')
  })
  it('prints sizes in powers of 1000', () => {
    expect(bytesText(0)).toBe('0 bytes')
    expect(bytesText(4_200_000)).toBe('4.2 MB')
  })
})
