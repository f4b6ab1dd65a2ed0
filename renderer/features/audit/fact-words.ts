import type { AuditView } from '../../../shared/audit/channels'
import { courseNames, courses } from '../../../shared/training/courses'
import { english } from '../../i18n/resources'
import type { Text } from '../../i18n/use-text'

/** What an entry is told in: words, formats and the language they are of. */
export type Telling = Pick<Text, 't' | 'format' | 'language'>

const within = <T extends object>(names: T, name: string): name is Extract<keyof T, string> => Object.hasOwn(names, name)

/** A name of the program's own that an entry keeps (a rule, a right, a role, a course) in the words of the screen; null where `value` is none. */
export function wordFor(name: string, value: unknown, { t, language }: Omit<Telling, 'format'>): string | null {
  if (typeof value !== 'string') return null
  switch (name) {
    case 'rule': return within(english.alerts.rule, value) ? t(`alerts:rule.${value}.title`) : null
    case 'severity': return within(english.alerts.severity, value) ? t(`alerts:severity.${value}`) : null
    case 'role': return within(english.shell.role, value) ? t(`shell:role.${value}`) : null
    case 'policy': return value === 'acceptable-use' || value === 'data-handling' || value === 'remote-work' ? t(`centre:policy.${value}`) : null
    case 'keychain': return within(english.audit.keychain, value) ? t(`audit:keychain.${value}`) : null
    case 'permission': return rightWord(value, { t })
    case 'parts': return value.split(', ').map((part) => (within(english.audit.part, part) ? t(`audit:part.${part}`) : part)).join(', ')
    case 'course': {
      const course = courseNames.find((known) => known === value)
      return course === undefined ? null : courses[language][course].title
    }
    default: return null
  }
}

function rightWord(permission: string, { t }: Pick<Telling, 't'>): string | null {
  if (within(english.users.special, permission)) return t(`users:special.${permission}`)
  const [noun = '', verb = ''] = permission.split(':')
  return within(english.users.noun, noun) && within(english.users.verb, verb) ? `${t(`users:noun.${noun}`)}: ${t(`users:verb.${verb}`)}` : null
}

/** Where an entry keeps what its sentence is about, by action. */
const subjects = {
  'alert.raised': 'rule', 'alert.acknowledged': 'rule', 'alert.rule-changed': 'rule', 'access.denied': 'permission', 'policy.acknowledged': 'policy', 'policy.changed': 'policy', 'training.finished': 'course',
  'user.added': 'role', 'user.role-changed': 'role',
} as const
type Told = keyof typeof subjects

/** What an entry is about beside people and records, and the sentence that names it; null when it names nothing of the kind. */
export function subjectOf({ action, detail }: Pick<AuditView, 'action' | 'detail'>, telling: Omit<Telling, 'format'>): { readonly key: `audit:of.${Told}`; readonly of: string } | null {
  if (!within(subjects, action) || detail === null || typeof detail === 'string') return null
  const name = subjects[action]
  const value = name === 'role' ? detail.fields?.[name]?.after : detail.facts?.[name]
  // A role that was composed here has the name it was given.
  const of = wordFor(name, value, telling) ?? (name === 'role' && typeof value === 'string' ? value : null)
  return of === null ? null : { key: `audit:of.${action}`, of }
}
