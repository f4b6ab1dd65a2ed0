import type { AuditView } from '../../../shared/audit/channels'
import { english } from '../../i18n/resources'
import type { Format } from '../../i18n/format'
import type { TextKey } from '../../i18n/resources'
import type { Translate } from '../../i18n/use-text'
import { subjectOf, type Telling } from './fact-words'
import { fieldLabel } from './field-names'

type Facts = Readonly<Record<string, string | number | boolean | null>>
type LockReason = keyof typeof english.audit.locked
type MassKind = keyof typeof english.audit.mass

/** Fields named in a sentence before it says "and two more". */
const NAMED_FIELDS = 3

/** An entry as one plain sentence. `what` names the record it is about; null when its name is not known any more. */
export function sentenceOf(entry: AuditView, what: string | null, { t, format, language }: Telling): string {
  const facts = factsOf(entry)
  const who = entry.actorName ?? t('audit:nobody')
  const record = what ?? nounOf(entry, t)
  const say = (key: TextKey, values: Readonly<Record<string, string | number>> = {}): string => t(key, { who, what: record, name: typeof facts['name'] === 'string' ? facts['name'] : nounOf(entry, t), ...values })
  const figure = (name: string): string => (typeof facts[name] === 'number' ? format.number(facts[name]) : '')
  const subject = subjectOf(entry, { t, language })
  if (subject !== null) return say(subject.key, { of: subject.of, right: figure('right'), questions: figure('questions') })
  switch (entry.action) {
    case 'vault.unlock-failed':
      return refusedSentence(entry, what, refusal(facts['reason']), numberIn(facts, 'attempts') ?? 1, t)
    case 'vault.locked':
      return say(`audit:locked.${lockReason(facts['reason'])}`)
    case 'record.updated': {
      const fields = changedFields(entry, t, format)
      return fields === null ? say('audit:sentence.record.updatedPlain') : say('audit:sentence.record.updated', { fields })
    }
    case 'settings.changed': {
      const fields = changedFields(entry, t, format)
      return fields === null ? say('audit:sentence.settings.changedPlain') : say('audit:sentence.settings.changed', { fields })
    }
    case 'records.imported':
    case 'export.finished':
    case 'records.listed':
      return say(`audit:sentence.${entry.action}`, { many: manyOf(entry, facts, t) })
    case 'records.changed': {
      const kind = massKind(facts['kind'])
      return say(kind === null ? 'audit:sentence.records.changed' : `audit:mass.${kind}`, { many: manyOf(entry, facts, t), tag: String(facts['tag'] ?? '') })
    }
    case 'import.finished':
      if (typeof facts['file'] !== 'string') return say('audit:sentence.import.finishedPlain')
      return say('audit:sentence.import.finished', { file: facts['file'], created: figure('created'), updated: figure('updated'), skipped: figure('skipped'), failed: figure('failed') })
    case 'import.undone':
      return figure('reversed') === '' ? say('audit:sentence.import.undonePlain') : say('audit:sentence.import.undone', { reversed: figure('reversed'), kept: figure('kept') })
    case 'backup.finished': {
      const bytes = numberIn(facts, 'bytes')
      return bytes === null ? say('audit:sentence.backup.finishedPlain') : say('audit:sentence.backup.finished', { size: format.bytes(bytes) })
    }
    case 'backup.verified':
      return say(facts['ok'] === false ? 'audit:sentence.backup.verifiedBad' : 'audit:sentence.backup.verified')
    case 'user.second-factor-reset':
      return say(facts['by'] === 'recovery-code' ? 'audit:sentence.user.second-factor-resetByCode' : 'audit:sentence.user.second-factor-reset')
    case 'user.sheet-made':
      if (facts['how'] !== 'printed' && facts['how'] !== 'saved') return say('audit:sentence.user.sheet-made')
      return say(`audit:sentence.user.${facts['sheet'] === 'one-use-codes' ? 'codes' : 'recovery'}-${facts['how']}`)
    case 'vault.search-checked':
      return say(facts['ok'] === false ? 'audit:sentence.vault.search-mended' : 'audit:sentence.vault.search-checked')
    case 'log.archived':
      return figure('entries') === '' ? say('audit:sentence.log.archived') : say('audit:sentence.log.archivedMany', { entries: figure('entries'), file: String(facts['fileName'] ?? '') })
    case 'log.verified':
      return say(facts['ok'] === false ? 'audit:sentence.log.verifiedBad' : 'audit:sentence.log.verified')
    default:
      return say(`audit:sentence.${entry.action}`)
  }
}

/** What the entry is about when its record has no name any more. */
export function nounOf(entry: Pick<AuditView, 'objectType'>, t: Translate): string {
  switch (entry.objectType) {
    case 'contact': case 'company': case 'role': case 'team':
      return t(`audit:noun.${entry.objectType}`)
    case 'user':
      return t('audit:noun.contact')
    default:
      return t('audit:noun.record')
  }
}

/** The facts of an entry; none when there were none or they were erased. */
export function factsOf(entry: AuditView): Facts {
  return entry.detail === null || typeof entry.detail === 'string' ? {} : (entry.detail.facts ?? {})
}

/** The fields an entry changed, as part of a sentence; null when none are known. */
export function changedFields(entry: AuditView, t: Translate, format: Format): string | null {
  if (entry.detail === null || typeof entry.detail === 'string') return null
  const names = Object.keys(entry.detail.fields ?? {}).map((name) => fieldLabel(name, t))
  if (names.length === 0) return null
  if (names.length <= NAMED_FIELDS) return format.list(names)
  return `${names.slice(0, NAMED_FIELDS - 1).join(', ')} ${t('audit:detail.more', { count: names.length - NAMED_FIELDS + 1 })}`
}

function manyOf(entry: AuditView, facts: Facts, t: Translate): string {
  const count = numberIn(facts, 'count') ?? numberIn(facts, 'changed') ?? numberIn(facts, 'rows') ?? numberIn(facts, 'contacts')
  const noun = entry.objectType === 'contact' ? 'contacts' : entry.objectType === 'company' ? 'companies' : 'records'
  return count === null ? t(`audit:noun.${noun}`, { count: 2, n: '' }).trim() : t(`audit:noun.${noun}`, { count })
}

function numberIn(facts: Facts, name: string): number | null {
  const value = facts[name]
  return typeof value === 'number' ? value : null
}

/** Who did not get in, as far as that is known: a name that nobody has is not kept. */
function refusedSentence({ objectType }: AuditView, what: string | null, refused: TextKey | null, count: number, t: Translate): string {
  const name = objectType === 'user' ? what : null
  if (refused !== null) return name === null ? t(refused, { count }) : t('audit:refusedOf', { sentence: t(refused, { count }), name })
  return name === null ? t('audit:sentence.vault.unlock-failed', { count }) : t('audit:sentence.vault.unlock-failed-as', { count, name })
}

/** Why the vault was not opened, where it was something else than a wrong passphrase. */
function refusal(reason: unknown): TextKey | null {
  switch (reason) {
    case 'people-edited': case 'slots-outdated': case 'slot-foreign': case 'user-disabled': case 'invitation-expired': case 'unknown-user': case 'recovery-code':
      return `audit:refused.${reason}`
    default:
      return null
  }
}

function lockReason(value: unknown): LockReason {
  return typeof value === 'string' && Object.hasOwn(english.audit.locked, value) ? (value as LockReason) : 'start'
}

function massKind(value: unknown): MassKind | null {
  return typeof value === 'string' && Object.hasOwn(english.audit.mass, value) ? (value as MassKind) : null
}
