import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { newSchedule } from '../../../electron/backup/schedule'
import { backupStateOf, writeSchedule } from '../../../electron/engine/backup-handlers'
import { setMeta } from '../../../electron/engine/change-context'
import { commitEvent } from '../../../electron/changes/commit-change'
import { centreReport } from '../../../electron/centre/report'
import type { VaultFacts } from '../../../electron/centre/vault-findings'
import { vaultPaths } from '../../../electron/vault/vault-folder'
import type { BackupState } from '../../../shared/backup/channels'
import { centreAreas, type CentreArea, type CentreFinding, type CentreReport } from '../../../shared/centre/finding'
import { idToBytes, type UserId } from '../../../shared/ids'
import { presetRights } from '../../../shared/permissions'
import { expectOk } from '../../../shared/result'
import { anOpenVault } from '../../support/engine'
import { aVaultDatabase, type TestVault } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const DAY = 86_400_000
const well: VaultFacts = {
  keychain: 'present', opening: [], recoveryDue: false, looseFiles: [], idleMinutes: 5, invited: [], appVersion: '1.0.0', builtAt: null,
  backup: { target: '/elsewhere', everyHours: 24, lastAttemptAt: null, lastVerifiedAt: new Date(2026, 0, 5, 8).getTime(), lastProblem: null, nextDueAt: null, sameDisk: false },
}

function report(vault: TestVault, facts: Partial<VaultFacts> = {}): CentreReport {
  return centreReport(vault.database.read, { ...well, ...facts }, vault.clock.now())
}
function area(found: CentreReport, name: CentreArea): CentreFinding | undefined {
  return found.findings.find((finding) => finding.area === name)
}

interface Person {
  readonly role?: string
  readonly score?: number
  readonly factor?: boolean
  readonly seen?: number
  readonly disabled?: boolean
  readonly due?: string
  readonly changed?: number
}
function aPerson({ database, context, clock }: TestVault, name: string, { role = 'representative', score = 4, factor = false, seen, disabled = false, due, changed }: Person = {}): void {
  const id = idToBytes(context.ids.next<UserId>())
  database.db.run('INSERT INTO users (id, name, role, public_key, created_at, passphrase_score, passphrase_changed_at, passphrase_due, last_seen_at, disabled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    id, name, role, new Uint8Array(32), clock.now(), score, changed ?? clock.now(), due ?? null, seen ?? clock.now(), disabled ? clock.now() : null)
  if (factor) database.db.run('INSERT INTO second_factors (user, secret, created_at, confirmed_at) VALUES (?, ?, ?, ?)', id, new Uint8Array(20), clock.now(), clock.now())
}

describe('centreReport', () => {
  it('answers every area once, the urgent ones first, and counts what is to be done', () => {
    const vault = aVaultDatabase()
    const found = report(vault, { keychain: 'not-used', opening: [{ kind: 'pages-damaged' }] })
    expect(found.findings.map(({ area: name }) => name).sort()).toEqual([...centreAreas].sort())
    expect(found.findings.slice(0, 3).map(({ area: name, state }) => [name, state])).toEqual([['integrity', 'danger'], ['second-factor', 'attention'], ['keychain', 'attention']])
    expect(found.toDo).toBe(3)
    expect(found.findings.every(({ state, fix }) => (state === 'good') === (fix === null))).toBe(true)
  })

  it.each<[string, Partial<VaultFacts>, CentreArea, string, string]>([
    ['no backup ever', { backup: { ...well.backup, lastVerifiedAt: null } }, 'backup', 'danger', 'never-backed-up'],
    ['a backup of three days', { backup: { ...well.backup, lastVerifiedAt: Date.UTC(2026, 0, 2) } }, 'backup', 'attention', 'backup-old'],
    ['a backup of three weeks', { backup: { ...well.backup, lastVerifiedAt: Date.UTC(2025, 11, 10) } }, 'backup', 'danger', 'backup-old'],
    ['a backup that failed', { backup: { ...well.backup, lastProblem: 'disk-full' } }, 'backup', 'attention', 'backup-failing'],
    ['backups beside the vault', { backup: { ...well.backup, sameDisk: true } }, 'backup-place', 'attention', 'place-same-disk'],
    ['no place for backups', { backup: { ...well.backup, target: null } }, 'backup-place', 'attention', 'no-place'],
    ['a code that is due', { recoveryDue: true }, 'recovery', 'attention', 'recovery-due'],
    ['a log that was cut', { opening: [{ kind: 'log-cut', anchor: 'file', anchorSeq: 9, headSeq: 3 }] }, 'log', 'danger', 'log-differs'],
    ['a lost anchor', { opening: [{ kind: 'anchor-missing', anchor: 'file' }] }, 'log', 'attention', 'anchor-missing'],
    ['files that others read (K11)', { looseFiles: ['vault.db'] }, 'files', 'attention', 'files-open'],
    ['a quarter of an hour', { idleMinutes: 15 }, 'idle', 'good', 'idle-short'],
    ['more than a quarter of an hour', { idleMinutes: 16 }, 'idle', 'attention', 'idle-long'],
    ['a build of last month', { builtAt: Date.UTC(2025, 11, 5) }, 'app', 'good', 'app-recent'],
    ['a build of two years ago', { builtAt: Date.UTC(2024, 0, 5) }, 'app', 'attention', 'app-old'],
    ['a build without a date', { builtAt: null }, 'app', 'good', 'app-undated'],
  ])('given %s › says so', (_, facts, name, state, kind) => {
    expect(area(report(aVaultDatabase(), facts), name)).toMatchObject({ state, kind })
  })

  it('given somebody whose role demands a second factor and who has none › danger, by name; others only attention', () => {
    const vault = aVaultDatabase()
    aPerson(vault, 'Ann', { factor: true })
    expect(area(report(vault), 'second-factor')).toMatchObject({ state: 'attention', kind: 'second-factor-some', facts: { having: 1, people: 2 }, names: ['Owner'] })
    const role = vault.context.ids.next()
    vault.database.db.run('INSERT INTO roles (id, name, rights, created_at, updated_at) VALUES (?, ?, ?, 0, 0)', idToBytes(role), 'Partner', JSON.stringify({ ...presetRights.manager, secondFactor: true }))
    aPerson(vault, 'Ben', { role })
    expect(area(report(vault), 'second-factor')).toMatchObject({ state: 'danger', kind: 'second-factor-lacking', names: ['Ben'] })
    expect(area(report(vault), 'roles')).toMatchObject({ state: 'attention', facts: { broad: 1, tooMany: 0 }, names: ['Ben (Partner)'] })
  })

  it('counts weak, due and old passphrases, and says how many were never measured', () => {
    const vault = aVaultDatabase()
    aPerson(vault, 'Ann', { score: 2 })
    aPerson(vault, 'Ben', { due: 'invited' })
    aPerson(vault, 'Cem', { changed: vault.clock.now() - 800 * DAY })
    aPerson(vault, 'Dan')
    aPerson(vault, 'Gone', { score: 0, disabled: true })
    expect(area(report(vault), 'passphrases')).toMatchObject({ state: 'attention', facts: { people: 5, weak: 1, due: 1, old: 1, unmeasured: 1 }, names: ['Ann', 'Ben', 'Cem'], fix: 'people' })
  })

  it('calls an account dormant after sixty days without a sign of life, and reads the log for one', () => {
    const vault = aVaultDatabase()
    aPerson(vault, 'Ann', { seen: vault.clock.now() })
    vault.clock.advance(61 * DAY)
    expect(area(report(vault), 'dormant')).toMatchObject({ state: 'attention', names: ['Ann', 'Owner'] })
    vault.database.db.run(`UPDATE users SET last_seen_at = ? WHERE name = 'Ann'`, vault.clock.now() - 60 * DAY)
    expect(area(report(vault), 'dormant')).toMatchObject({ names: ['Owner'] })
  })

  it.each<[string, string[], boolean]>([
    ['the only one is administrator', [], false],
    ['one of three', ['manager', 'auditor'], false],
    ['two of three', ['administrator', 'auditor'], true],
    ['two of seven', ['administrator', 'auditor', 'manager', 'manager', 'manager', 'manager'], false],
    ['three of ten', ['administrator', 'administrator', ...Array.from({ length: 7 }, () => 'manager')], true],
  ])('given %s › judges whether those are too many administrators', (_, roles, tooMany) => {
    const vault = aVaultDatabase()
    for (const [place, role] of roles.entries()) aPerson(vault, `Person ${String(place)}`, { role })
    expect(area(report(vault), 'roles')).toMatchObject({ state: tooMany ? 'attention' : 'good', facts: { tooMany: tooMany ? 1 : 0 } })
  })

  it('given a clock that was a year ahead when the log was verified and the file was checked › takes neither as done', () => {
    const vault = aVaultDatabase()
    commitEvent(vault.context, { action: 'vault.created', objectType: 'vault', objectId: null, detail: null })
    vault.clock.advance(365 * DAY)
    commitEvent(vault.context, { action: 'log.verified', objectType: null, objectId: null, detail: { facts: { ok: true } } })
    setMeta(vault.database, 'checked-at', vault.clock.now())
    expect([area(report(vault), 'log'), area(report(vault), 'check')]).toMatchObject([{ kind: 'log-anchored' }, { kind: 'checked' }])
    vault.clock.advance(-100 * DAY)
    expect([area(report(vault), 'log'), area(report(vault), 'check')]).toMatchObject([{ kind: 'log-unverified', facts: { verifiedAt: null } }, { kind: 'check-due', facts: { checkedAt: null } }])
  })

  it('given a backup that was verified at a time that lies ahead › there is none, and one is due', () => {
    const vault = aVaultDatabase()
    const now = vault.clock.now()
    const stateAt = (at: number): BackupState => {
      writeSchedule(vault.database.db, { ...newSchedule, target: vault.folder, lastAttemptAt: at, lastSuccessAt: at, lastVerifiedAt: at })
      return backupStateOf({ database: vault.database, paths: vaultPaths(vault.folder) }, now)
    }
    expect(stateAt(now + 2_000)).toMatchObject({ lastVerifiedAt: now + 2_000, nextDueAt: now + 2_000 + DAY })
    const ahead = stateAt(now + DAY)
    expect(ahead).toMatchObject({ lastVerifiedAt: null, nextDueAt: now })
    expect(area(report(vault, { backup: ahead }), 'backup')).toMatchObject({ state: 'danger', kind: 'never-backed-up' })
  })

  it('weighs open alerts by their severity and forgets acknowledged ones', () => {
    const vault = aVaultDatabase()
    const raise = (severity: string, acknowledged: boolean): void => {
      vault.database.db.run('INSERT INTO alerts (id, rule, severity, raised_at, first_seq, last_seq, acknowledged_at) VALUES (?, ?, ?, 0, 1, 1, ?)', idToBytes(vault.context.ids.next()), 'x', severity, acknowledged ? 1 : null)
    }
    raise('critical', true)
    expect(area(report(vault), 'alerts')).toMatchObject({ state: 'good' })
    raise('warning', false)
    expect(area(report(vault), 'alerts')).toMatchObject({ state: 'attention', facts: { open: 1, grave: 0 } })
    raise('critical', false)
    expect(area(report(vault), 'alerts')).toMatchObject({ state: 'danger', facts: { open: 2, grave: 1 } })
  })
})

describe('centre.report', () => {
  it('reads the real vault: its files, keychain and code, and the last verification of its log', async () => {
    const engine = await anOpenVault()
    const ask = async (): Promise<CentreReport> => expectOk(await engine.call('centre.report', { by: 'settings' }), 'the report')
    const fresh = await ask()
    expect(Object.fromEntries(fresh.findings.map(({ area: name, kind }) => [name, kind]))).toMatchObject({
      'keychain': 'keychain-not-used', 'recovery': 'recovery-due', 'backup': 'never-backed-up', 'files': 'files-closed', 'log': 'log-anchored', 'check': 'checked', 'app': 'app-undated', 'roles': 'roles-narrow',
    })
    await engine.call('vault.confirmRecoveryCode', { recoveryCode: engine.recoveryCode })
    await engine.call('audit.verify', { jobId: 'job-12345678' })
    await engine.call('settings.set', { idleMinutes: 60 })
    expect(fresh.findings.find(({ area: name }) => name === 'passphrases'), 'the owner’s was measured when the vault was made').toMatchObject({ kind: 'passphrases-strong', facts: { unmeasured: 0, weak: 0 } })
    chmodSync(join(engine.vaultFolder, 'vault.db'), 0o644)
    const now = await ask()
    expect(now.findings.find(({ area: name }) => name === 'files')).toMatchObject({ kind: 'files-open', names: ['vault.db'] })
    expect(now.findings.find(({ area: name }) => name === 'log')).toMatchObject({ kind: 'log-anchored', facts: { verifiedAt: engine.clock.now() } })
    expect(Object.fromEntries(now.findings.map(({ area: name, state }) => [name, state]))).toMatchObject({ recovery: 'good', idle: 'attention' })
  }, 30_000)
})
