import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { describeAlert, restoredAlert } from '../../../shared/alerts/words'
import { courses } from '../../../shared/training/courses'
import { expectOk } from '../../../shared/result'
import { anEngine, anOpenVault, PASSPHRASE, type TestEngine } from '../../support/engine'
import { peopleOf } from '../../support/people'
import { openWithRawKey } from '../../support/raw-database'
import { temporaryFolder } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => ({ costFor: () => ({ memoryKib: 19_456, passes: 2, lanes: 1 }) }))

/** A vault whose owner tightened one rule and loosened another, acknowledged a policy and an alert, left one alert open, finished a course and set the log to be kept. */
let original: string
let rawKeyHex: string
let recoveryCode: string
/** Rules and their seal as they once were, and people and their seal while Rex was an administrator. */
let formerRules: readonly [unknown, unknown]
let formerPeople: readonly [unknown, unknown]

const raw = (folder: string) => openWithRawKey(join(folder, 'vault.db'), rawKeyHex)
function rowOf(folder: string, sql: string): unknown {
  const database = raw(folder)
  const value: unknown = database.prepare(sql).pluck().get()
  database.close()
  return value
}

beforeAll(async () => {
  const vault = await anOpenVault()
  const people = peopleOf(vault)
  original = vault.vaultFolder
  recoveryCode = vault.recoveryCode
  const key = expectOk(await vault.call('vault.showKey', { passphrase: PASSPHRASE }), 'key')
  rawKeyHex = key.rawKeyHex
  await people.add('Rex', 'administrator')
  formerPeople = [rowOf(original, `SELECT role FROM users WHERE name = 'Rex'`), rowOf(original, `SELECT value FROM meta WHERE key = 'people-seal'`)]
  expectOk(await vault.call('users.setRole', { userId: await people.idOf('Rex'), role: 'representative', passphrase: PASSPHRASE }), 'role')
  await vault.call('alerts.setRule', { rule: 'mass-export', values: { records: 100_000 } })
  formerRules = [rowOf(original, `SELECT value FROM settings WHERE key = 'alert-rules'`), rowOf(original, `SELECT value FROM meta WHERE key = 'sealed-alert-rules'`)]
  await vault.call('alerts.setRule', { rule: 'mass-export', values: { records: 100 } })
  await vault.call('alerts.setRule', { rule: 'denied-actions', values: { attempts: 50 } })
  await vault.call('settings.set', { logKeepDays: 400, binDays: 90, idleMinutes: 7 })
  expectOk(await vault.call('policy.acknowledge', { policy: 'remote-work', version: 1 }), 'policy')
  await vault.call('training.finish', { course: 'phishing', answers: courses.en.phishing.questions.map(() => 0) })
  const [first] = expectOk(await vault.call('alerts.page', { filter: { state: 'open', rule: 'key-shown' }, at: 0, limit: 5 }), 'alerts').items
  await vault.call('alerts.acknowledge', { ids: [first?.id ?? ''], note: 'mine' })
  vault.clock.advance(2 * 3_600_000)
  await people.signIn('Owner')
  await vault.call('vault.showKey', { passphrase: PASSPHRASE })
  await vault.engine.internal('shutdown', {})
}, 60_000)

async function opened(sql: readonly string[] = [], values: readonly unknown[] = []): Promise<TestEngine & { readonly vaultFolder: string; readonly answer: unknown; readonly people: ReturnType<typeof peopleOf> }> {
  const vaultFolder = join(temporaryFolder(), 'vault')
  cpSync(original, vaultFolder, { recursive: true })
  editBeside(vaultFolder, sql, values)
  const engine = anEngine()
  engine.clock.advance(3 * 3_600_000)
  await engine.call('vault.choose', { folder: await engine.token(vaultFolder) })
  const people = peopleOf(engine)
  return { ...engine, vaultFolder, answer: await people.signIn('Owner'), people }
}
function editBeside(folder: string, sql: readonly string[], values: readonly unknown[] = []): void {
  if (sql.length === 0) return
  const database = raw(folder)
  for (const statement of sql) if (!statement.includes('?')) database.exec(statement)
  for (const [place, statement] of sql.filter((each) => each.includes('?')).entries()) database.prepare(statement).run(values[place])
  database.close()
}

const edits = async ({ call }: TestEngine) => expectOk(await call('audit.page', { filter: { actions: ['vault.safeguards-edited'] }, limit: 5 }), 'log').items.map(({ detail }) => (typeof detail === 'object' ? detail?.facts?.['parts'] : detail))
const openAlerts = async ({ call }: TestEngine) => expectOk(await call('alerts.page', { filter: { state: 'open' }, at: 0, limit: 20 }), 'alerts').items.map(({ rule, facts }) => `${rule} ${String(facts['what'] ?? '')}`.trim())
const ruleOf = async ({ call }: TestEngine, name: string) => expectOk(await call('alerts.rules', {}), 'rules').items.find(({ rule }) => rule === name)

const EDITED = 'slots-changed safeguards'
const HONEST = ['key-shown', 'policy-weakened alert-rule']
const looser = `UPDATE settings SET value = '{"mass-export":{"isOn":false},"denied-actions":{"values":{"attempts":900,"windowMinutes":600}}}' WHERE key = 'alert-rules'`

describe('what watches over a vault, left alone', () => {
  it('opens without a finding, whatever was done to the vault: another key, a recovery, an older version of the vault', async () => {
    const vault = await opened()
    expect(vault.answer).toMatchObject({ ok: true, value: { findings: [] } })
    expect(await openAlerts(vault)).toEqual(expect.arrayContaining(HONEST))
    expectOk(await vault.call('vault.rotateKey', { jobId: 'rotate-safeguards-1', passphrase: PASSPHRASE }), 'rotated')
    await vault.call('alerts.setRule', { rule: 'mass-export', values: { records: 90 } })
    expect(await vault.people.signIn('Owner')).toMatchObject({ ok: true, value: { findings: [] } })
    expect(await vault.call('vault.recover', { recoveryCode, userName: 'Owner', newPassphrase: PASSPHRASE, withoutKeychain: true, acceptRollback: false })).toMatchObject({ ok: true, value: { findings: [] } })
    expect(await edits(vault)).toEqual([])
    await vault.engine.internal('shutdown', {})
  }, 30_000)
})

describe('edited with the raw key while the vault was closed', () => {
  it.each<[what: string, part: string, sql: string, check: (vault: TestEngine) => Promise<void>]>([
    ['rules that stay silent', 'alert-rules', looser, async (vault) => {
      expect(await ruleOf(vault, 'mass-export')).toMatchObject({ isOn: true, values: { records: 250 } })
      expect(await ruleOf(vault, 'denied-actions')).toMatchObject({ values: { attempts: 5, windowMinutes: 600 } })
    }],
    ['an open alert acknowledged', 'alerts', `UPDATE alerts SET acknowledged_at = 1, acknowledged_by = (SELECT id FROM users WHERE name = 'Owner') WHERE acknowledged_at IS NULL`, async (vault) => {
      expect(await openAlerts(vault)).toEqual(expect.arrayContaining(HONEST))
      expect(expectOk(await vault.call('alerts.page', { filter: { state: 'acknowledged' }, at: 0, limit: 5 }), 'alerts').items).toMatchObject([{ rule: 'key-shown', acknowledgedBy: 'Owner', note: 'mine' }])
    }],
    ['every alert deleted', 'alerts', 'DELETE FROM alerts', async (vault) => {
      const { items } = expectOk(await vault.call('alerts.page', { filter: { state: 'open' }, at: 0, limit: 20 }), 'alerts')
      expect(items.filter(({ facts }) => facts['restored'] === true).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['key-shown', 'policy-weakened']))
      expect(items.filter(({ facts, rule }) => facts['restored'] === true && describeAlert(rule, facts, '').happened !== restoredAlert)).toEqual([])
    }],
    ['an alert made harmless', 'alerts', `UPDATE alerts SET severity = 'info', rule = 'long-absence'`, async (vault) => {
      expect(await openAlerts(vault)).toEqual(expect.arrayContaining(HONEST))
    }],
    ['an alert that says nothing any more', 'alerts', `UPDATE alerts SET evidence = 'x', facts = '[1]'`, async (vault) => {
      expect(expectOk(await vault.call('alerts.page', { filter: { state: 'all' }, at: 0, limit: 9 }), 'alerts').items.filter(({ evidence }) => evidence.length === 0).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['key-shown', 'policy-weakened']))
    }],
    ['a policy that nobody can read', 'policies', `INSERT INTO settings (key, value) VALUES ('policy.remote-work', 'x')`, async (vault) => {
      expect(await vault.call('policy.list', {})).toMatchObject({ ok: true, value: { items: [{}, {}, { text: null, version: 2 }] } })
    }],
    ['policies acknowledged in somebody’s name', 'acknowledgements', `INSERT INTO acknowledgements SELECT 'data-handling', 1, id, 1 FROM users`, async (vault) => {
      const own = expectOk(await vault.call('policy.report', { by: 'see-audit' }), 'report').items.filter(({ acknowledgedAt }) => acknowledgedAt !== null)
      expect(own).toMatchObject([{ name: 'Owner', policy: 'remote-work' }])
    }],
    ['acknowledgements taken away', 'acknowledgements', 'DELETE FROM acknowledgements', async (vault) => {
      expect(expectOk(await vault.call('policy.report', { by: 'see-audit' }), 'report').items.filter(({ acknowledgedAt }) => acknowledgedAt !== null)).toHaveLength(1)
    }],
    ['another text of a policy', 'policies', `INSERT INTO settings (key, value) VALUES ('policy.remote-work', '{"version":1,"text":"Do as you like.","builtIn":1}')`, async (vault) => {
      const [, , remote] = expectOk(await vault.call('policy.list', {}), 'policies').items
      expect(remote).toMatchObject({ policy: 'remote-work', version: 2, acknowledgedAt: null })
    }],
    ['a course that nobody finished', 'trainings', `INSERT INTO training_results SELECT randomblob(16), 'social-engineering', 1, id, 1, 5, 5, 1 FROM users`, async (vault) => {
      expect(expectOk(await vault.call('training.report', { by: 'see-audit' }), 'report').items.filter(({ course, passedAt }) => course === 'social-engineering' && passedAt !== null)).toEqual([])
    }],
    ['a log that is kept for less', 'settings', `UPDATE settings SET value = '90' WHERE key = 'logKeepDays'`, async (vault) => {
      expect(await vault.call('settings.get', {})).toMatchObject({ ok: true, value: { logKeepDays: null, binDays: 90 } })
    }],
    ['settings that nobody can read', 'settings', `UPDATE settings SET value = 'x' WHERE key = 'binDays'`, async (vault) => {
      expect(await vault.call('settings.get', {})).toMatchObject({ ok: true, value: { idleMinutes: 7, binDays: 60 } })
    }],
    ['backups that seldom run', 'backups', `INSERT INTO backup_state (key, value) VALUES ('schedule', '{"target":"/tmp","everyHours":700,"lastAttemptAt":null,"lastSuccessAt":null,"lastVerifiedAt":null,"lastProblem":null}')`, async (vault) => {
      expect(await vault.call('backup.state', {})).toMatchObject({ ok: true, value: { everyHours: 24 } })
    }],
    ['a seal taken away', 'alert-rules', `DELETE FROM meta WHERE key = 'sealed-alert-rules'`, async () => undefined],
    ['every seal taken away', 'alert-rules, settings, policies, acknowledgements, trainings, alerts, alerts-place, backups', `DELETE FROM meta WHERE key GLOB 'sealed-*'`, async () => undefined],
  ])('given %s › opens, names it, tells it as critical, and nothing laxer stays', async (_what, part, sql, check) => {
    const vault = await opened([sql])
    expect(vault.answer).toMatchObject({ ok: true, value: { state: 'unlocked', findings: [{ kind: 'safeguards-edited', parts: part }] } })
    expect(await edits(vault)).toEqual([part])
    expect(await openAlerts(vault)).toContain(EDITED)
    expect(expectOk(await vault.call('centre.report', { by: 'see-audit' }), 'centre').findings[0]).toMatchObject({ area: 'integrity', state: 'danger', kind: 'edited-outside' })
    await check(vault)
    expect(await vault.people.signIn('Owner')).toMatchObject({ ok: true, value: { findings: [] } })
    expect(vault.logged).toEqual([])
    await vault.engine.internal('shutdown', {})
  }, 30_000)

  it('given rules put back as they once were, with their seal of that day › names it: the log knows of a change since', async () => {
    const vault = await opened([`UPDATE settings SET value = ? WHERE key = 'alert-rules'`, `UPDATE meta SET value = ? WHERE key = 'sealed-alert-rules'`], formerRules)
    expect(vault.answer).toMatchObject({ ok: true, value: { findings: [{ kind: 'safeguards-edited', parts: 'alert-rules' }] } })
    expect(await ruleOf(vault, 'mass-export')).toMatchObject({ values: { records: 250 } })
    await vault.engine.internal('shutdown', {})
  }, 30_000)

  it('given a person put back into a former role, with the seal of that day › lets nobody in', async () => {
    const vault = await opened([`UPDATE users SET role = ? WHERE name = 'Rex'`, `UPDATE meta SET value = ? WHERE key = 'people-seal'`], formerPeople)
    expect(vault.answer).toEqual({ ok: false, failure: { kind: 'people-edited' } })
    await vault.engine.internal('shutdown', {})
  }, 30_000)
})

describe('the place up to which the log was read', () => {
  it('given somebody who ends the process before the alert and moves the place on › is read from the last alert on', async () => {
    const vault = await opened()
    const shown = async (one: TestEngine) => (await openAlerts(one)).filter((each) => each === 'key-shown').length
    expect(await shown(vault)).toBe(1)
    await vault.call('vault.showKey', { passphrase: PASSPHRASE })
    // As a copy of the file is that was taken at that moment: nothing has read the log yet.
    const folder = join(temporaryFolder(), 'vault')
    cpSync(vault.vaultFolder, folder, { recursive: true })
    await vault.engine.internal('shutdown', {})
    editBeside(folder, [`UPDATE meta SET value = (SELECT max(seq) FROM audit_entries) WHERE key = 'alerts-seq'`])
    const engine = anEngine()
    engine.clock.advance(6 * 3_600_000)
    await engine.call('vault.choose', { folder: await engine.token(folder) })
    expect(await peopleOf(engine).signIn('Owner')).toMatchObject({ ok: true, value: { findings: [{ kind: 'safeguards-edited', parts: 'alerts-place' }] } })
    expect(await shown(engine)).toBe(2)
    expect(await openAlerts(engine)).toContain(EDITED)
    await engine.engine.internal('shutdown', {})
  }, 30_000)
})

describe('edited with the raw key beside the open vault', () => {
  it('is noticed at the next commit, before the rules are asked, and is not sealed by a change', async () => {
    const vault = await opened()
    editBeside(vault.vaultFolder, [looser])
    await vault.call('settings.set', { binDays: 91 })
    expect(await openAlerts(vault)).toContain(EDITED)
    expect(await ruleOf(vault, 'mass-export')).toMatchObject({ isOn: true })
    editBeside(vault.vaultFolder, [looser])
    expect(await vault.call('alerts.setRule', { rule: 'long-absence', values: { days: 20 } })).toMatchObject({ ok: true })
    expect(await ruleOf(vault, 'mass-export')).toMatchObject({ isOn: true })
    editBeside(vault.vaultFolder, ['DELETE FROM alerts'])
    expect((await openAlerts(vault)).map((each) => each.split(' ')[0])).toEqual(expect.arrayContaining(['key-shown', 'policy-weakened', 'slots-changed']))
    expect(await edits(vault)).toEqual(['alerts', 'alert-rules', 'alert-rules'])
    // Whoever edits could acknowledge the first: each edit after that is told anew.
    const ids = expectOk(await vault.call('alerts.page', { filter: { state: 'open' }, at: 0, limit: 20 }), 'alerts').items.map(({ id }) => id)
    expectOk(await vault.call('alerts.acknowledge', { ids, note: '' }), 'acknowledged')
    expect(await openAlerts(vault)).toEqual([])
    editBeside(vault.vaultFolder, [`UPDATE settings SET value = '{"mass-export":{"isOn":false}}' WHERE key = 'alert-rules'`])
    expect(await openAlerts(vault)).toEqual([EDITED])
    expect(await vault.call('vault.state', {})).toMatchObject({ ok: true, value: { findings: [{ kind: 'safeguards-edited', parts: 'alert-rules' }] } })
    expect(await vault.people.signIn('Owner')).toMatchObject({ ok: true, value: { findings: [] } })
    await vault.engine.internal('shutdown', {})
  }, 30_000)
})
