import { describe, expect, it } from 'vitest'
import type { AuditView } from '../../shared/audit/channels'
import { auditActions, type AuditAction, type AuditDetail } from '../../shared/audit/entry'
import { groupOf, actionGroups, actionsOf } from '../../renderer/features/audit/action-groups'
import { toAuditFilter, wholeLog } from '../../renderer/features/audit/log-filter'
import { sentenceOf } from '../../renderer/features/audit/sentence'
import { createFormat } from '../../renderer/i18n/format'
import { changeLanguage, setUpText, type Language } from '../../renderer/i18n/setup'
import type { Translate } from '../../renderer/i18n/use-text'

const i18n = setUpText('en')

function words(language: Language): { readonly t: Translate; readonly format: ReturnType<typeof createFormat>; readonly language: Language } {
  changeLanguage(language)
  const format = createFormat(language)
  return { format, language, t: (key, values) => i18n.t(key, { ...(typeof values?.['count'] === 'number' ? { n: format.number(values['count']) } : {}), ...values }) }
}

function entry(action: AuditAction, detail: AuditDetail | null | 'erased', objectType: AuditView['objectType'] = 'contact'): AuditView {
  return { seq: 7, at: 0, mono: 0, actorId: null, sessionId: null, transactionId: null, action, objectType, objectId: null, actorName: 'Owner', objectName: null, detail, hashHex: '' }
}

describe('sentenceOf (A8)', () => {
  it('names the fields that changed and the record', () => {
    const changed = entry('record.updated', { fields: { emails: { before: [], after: [] }, phones: { before: [], after: [] } } })
    expect(sentenceOf(changed, 'Sousa', words('en'))).toBe('Owner changed Email and Phone of Sousa')
    expect(sentenceOf(changed, 'Sousa', words('de'))).toBe('Owner hat Sousa geändert: E-Mail und Telefon')
  })

  it('says what kind of record it was when its name is gone', () => {
    expect(sentenceOf(entry('record.deleted', null), null, words('en'))).toBe('Owner moved a person to the recycle bin')
    expect(sentenceOf(entry('record.deleted', null, 'company'), null, words('de'))).toBe('Owner hat eine Firma in den Papierkorb gelegt')
  })

  it('names the rule of an alert, and of one that this version does not know says what it can', () => {
    expect(sentenceOf(entry('alert.raised', { facts: { rule: 'mass-export' } }, 'alert'), null, words('de'))).toBe('Satchel hat gewarnt: Viele Datensätze exportiert')
    expect(sentenceOf(entry('alert.raised', { facts: { rule: 'of-tomorrow' } }, 'alert'), null, words('en'))).toBe('Satchel raised an alert')
  })

  it('says as whom somebody did not get in', () => {
    const failed = entry('vault.unlock-failed', { facts: { attempts: 3, reason: 'wrong-passphrase' } }, 'user')
    expect(sentenceOf(failed, 'Robin', words('en'))).toBe('3 attempts to open the vault as Robin failed before this')
    expect(sentenceOf(failed, null, words('en'))).toBe('3 attempts to open the vault failed before this')
    expect(sentenceOf(entry('vault.unlock-failed', { facts: { attempts: 1, reason: 'invitation-expired' } }, 'user'), 'Robin', words('de'))).toBe('Der Tresor wurde nicht geöffnet: Die Einladung war abgelaufen (Robin)')
  })

  it('keeps a sentence when the detail was erased', () => {
    expect(sentenceOf(entry('record.updated', 'erased'), 'Sousa', words('en'))).toBe('Owner changed Sousa')
  })

  it('counts what an import and a change of many did', () => {
    expect(sentenceOf(entry('records.imported', { facts: { count: 1_000 } }), null, words('en'))).toBe('Owner imported 1,000 people')
    expect(sentenceOf(entry('records.changed', { facts: { kind: 'add-tag', tag: 'Lead', changed: 1, unchanged: 0 } }), null, words('en'))).toBe('Owner added the tag Lead to 1 person')
  })

  it('names what was refused, raised, read, learnt and given, and is silent about what this version does not know', () => {
    const said = (action: AuditAction, detail: AuditDetail, language: Language = 'en'): string => sentenceOf(entry(action, detail), null, words(language))
    expect(said('access.denied', { facts: { channel: 'export.start', permission: 'export' } })).toBe('Owner was refused what the role does not allow: Export')
    expect(said('access.denied', { facts: { channel: 'contacts.delete', permission: 'contact:delete' } }, 'de')).toBe('Owner wurde verwehrt, was die Rolle nicht erlaubt: Personen: Löschen')
    expect(said('alert.raised', { facts: { rule: 'failed-logins' } })).toBe('Satchel raised an alert: Repeated failed logins')
    expect(said('alert.acknowledged', { facts: { rule: 'failed-logins' } })).toBe('Owner acknowledged the alert “Repeated failed logins”')
    expect(said('policy.acknowledged', { facts: { policy: 'remote-work' } })).toBe('Owner acknowledged the policy “Working elsewhere”')
    expect(said('training.finished', { facts: { course: 'phishing', right: 5, questions: 6 } })).toMatch(/“.+”: 5 of 6 right$/)
    expect(said('user.added', { facts: { name: 'Kim' }, fields: { role: { after: 'manager' } } })).toBe('Owner invited Kim as Manager')
    expect(said('user.role-changed', { facts: { name: 'Kim' }, fields: { role: { before: 'manager', after: 'Field rep' } } }, 'de')).toBe('Owner hat Kim die Rolle Field rep gegeben')
    expect(said('alert.raised', { facts: { rule: 'constructor' } })).toBe('Satchel raised an alert')
  })

  it('does not call a log or a backup whole that is not', () => {
    expect(sentenceOf(entry('log.verified', { facts: { ok: false } }), null, words('en'))).toBe('Owner verified the log: it does not hold')
    expect(sentenceOf(entry('backup.verified', { facts: { ok: false, deep: true } }), null, words('en'))).toBe('Owner verified a backup: it is damaged')
  })

  it.each(['en', 'de'] as const)('has a finished sentence for every action, with and without its detail, in %s', (language) => {
    const text = words(language)
    for (const action of auditActions) {
      for (const detail of [null, 'erased', { facts: {}, fields: {} }] as const) {
        const sentence = sentenceOf(entry(action, detail), null, text)
        expect(sentence, action).toMatch(/\S \S/)
        expect(sentence, action).not.toMatch(/\{\{|undefined|null|audit:|sentence\./)
      }
    }
  })
})

describe('the groups of the log', () => {
  it('puts every action into exactly one group', () => {
    expect(actionGroups.flatMap(actionsOf).sort()).toEqual([...auditActions].sort())
    expect(groupOf('vault.key-shown')).toBe('keys')
  })
})

describe('toAuditFilter', () => {
  const now = new Date(2026, 4, 10, 15, 30).getTime()

  it('asks for everything when nothing is chosen', () => {
    expect(toAuditFilter(wholeLog, now)).toEqual({})
  })

  it('takes the last day of a span whole, by the local clock', () => {
    expect(toAuditFilter({ ...wholeLog, period: 'between', from: '2026-05-01', to: '2026-05-02' }, now)).toEqual({ from: new Date(2026, 4, 1).getTime(), to: new Date(2026, 4, 3).getTime() })
  })

  it('leaves an end open that has no day', () => {
    expect(toAuditFilter({ ...wholeLog, period: 'between', from: '', to: '2026-05-02' }, now)).toEqual({ to: new Date(2026, 4, 3).getTime() })
  })

  it('counts today as one of the last seven days', () => {
    expect(toAuditFilter({ ...wholeLog, period: 'week' }, now)).toEqual({ from: new Date(2026, 4, 4).getTime() })
  })

  it('narrows to a record and to a step', () => {
    expect(toAuditFilter({ ...wholeLog, record: { object: 'contact', id: 'c', name: null }, transactionId: 't' }, now)).toEqual({ objectType: 'contact', objectId: 'c', transactionId: 't' })
  })
})
