import type { Text } from '../../i18n/use-text'
import { ruleTitle } from './sentence'

/** A fact whose name says how its value is read, in words; null for the others. */
export function factText(name: string, value: unknown, { t, format }: Pick<Text, 't' | 'format'>): string | null {
  if (typeof value === 'number') return name === 'bytes' ? format.bytes(value) : name.endsWith('At') ? format.dateTime(value) : null
  if (name === 'rule') return ruleTitle(value, t)
  if (name === 'severity' && (value === 'info' || value === 'warning' || value === 'critical')) return t(`alerts:severity.${value}`)
  return name === 'keychain' && (value === 'present' || value === 'not-used') ? t(`audit:keychain.${value}`) : null
}
