import { AppWindow, BellRing, BookText, Clock, DatabaseBackup, FileCheck2, FileLock2, HardDrive, KeyRound, Lock, MailOpen, Moon, ShieldCheck, Smartphone, TextCursorInput, Users } from 'lucide-react'
import type { CentreArea, CentreFinding, FindingKind } from '../../../shared/centre/finding'
import type { Format } from '../../i18n/format'
import type { Translate } from '../../i18n/use-text'
import type { IconShape } from '../../ui/icon'

export const areaIcons: Readonly<Record<CentreArea, IconShape>> = {
  'integrity': FileLock2, 'log': BookText, 'alerts': BellRing, 'recovery': KeyRound, 'backup': DatabaseBackup, 'backup-place': HardDrive, 'check': FileCheck2, 'second-factor': Smartphone,
  'passphrases': TextCursorInput, 'invitations': MailOpen, 'dormant': Moon, 'roles': Users, 'keychain': ShieldCheck, 'files': Lock, 'idle': Clock, 'app': AppWindow,
}

/** The figure that decides between singular and plural. */
const counted: Partial<Record<FindingKind, string>> = {
  'open-alerts': 'open', 'second-factor-lacking': 'lacking', 'some-dormant': 'dormant', 'invitations-open': 'open', 'invitations-expired': 'expired', 'roles-narrow': 'administrators', 'roles-broad': 'administrators', 'files-open': 'files', 'idle-short': 'minutes', 'idle-long': 'minutes',
}
const MOST_NAMES = 4

/** A finding as a sentence. */
export function findingSentence({ kind, facts }: CentreFinding, now: number, { t, format }: { readonly t: Translate; readonly format: Format }): string {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(facts)) values[name] = spelled(name, value, now, t, format)
  const count = facts[counted[kind] ?? '']
  return t(`centre:finding.${kind}`, typeof count === 'number' ? { ...values, count } : values)
}

function spelled(name: string, value: string | number | null, now: number, t: Translate, format: Format): string {
  if (value === null) return t('centre:never')
  if (typeof value === 'string') return value
  if (name === 'builtAt') return format.day(value)
  return name.endsWith('At') ? format.relative(value, now) : format.number(value)
}

/** Whom or what it is about, as far as it fits on a line; null when nobody in particular. */
export function findingNames({ names }: CentreFinding, { t, format }: { readonly t: Translate; readonly format: Format }): string | null {
  if (names.length === 0) return null
  if (names.length <= MOST_NAMES) return format.list(names)
  return `${names.slice(0, MOST_NAMES - 1).join(', ')} ${t('centre:more', { count: names.length - MOST_NAMES + 1 })}`
}
