import type { AlertItem } from '../../../shared/alerts/channels'
import type { AlertRule, Severity } from '../../../shared/alerts/rules'
import { DAYS_FROM, HOURS_FROM, wayOf } from '../../../shared/alerts/words'
import { english } from '../../i18n/resources'
import type { Text } from '../../i18n/use-text'
import type { TextKey } from '../../i18n/resources'
import type { Tone } from '../../ui/badge'
import { fieldLabel } from '../audit/field-names'

/** How grave an alert is, as a tone. The word stands beside it. */
export const severityTones: Readonly<Record<Severity, Tone>> = { info: 'info', warning: 'warning', critical: 'danger' }

const isRule = (name: unknown): name is AlertRule => typeof name === 'string' && Object.hasOwn(english.alerts.rule, name)
const isRuleKey = (key: string): key is TextKey => {
  const [rule = '', way = ''] = key.slice('alerts:rule.'.length).split('.')
  return isRule(rule) && Object.hasOwn(english.alerts.rule[rule], way)
}

/** Whom an alert is about: a name, somebody who is gone, or the vault itself. */
export function whoOf({ subjectName, subjectId }: AlertItem, { t }: Pick<Text, 't'>): string {
  return subjectName ?? t(subjectId === null ? 'alerts:theVault' : 'alerts:gone')
}

/** What an alert says: what it is called, what happened and what to do. */
export function textOf(alert: AlertItem, { t, format }: Pick<Text, 't' | 'format'>): { readonly title: string; readonly happened: string; readonly todo: string } {
  const { rule, facts } = alert
  const minutes = typeof facts['minutes'] === 'number' ? facts['minutes'] : 0
  const figures = Object.entries(facts).map(([name, value]): [string, string] => [name, typeof value === 'number' ? format.number(value) : String(value ?? '')])
  const values = {
    ...Object.fromEntries(figures.filter(([name]) => name !== 'count')),
    who: alert.subjectId === null ? t('alerts:somebody') : whoOf(alert, { t }),
    n: typeof facts['count'] === 'number' ? format.number(facts['count']) : '',
    span: minutes >= DAYS_FROM ? t('alerts:span.days', { count: Math.round(minutes / 1_440) }) : minutes >= HOURS_FROM ? t('alerts:span.hours', { count: Math.round(minutes / 60) }) : t('alerts:span.minutes', { count: minutes }),
    setting: typeof facts['what'] === 'string' ? fieldLabel(facts['what'], t) : '',
    ruleTitle: isRule(facts['rule']) ? t(`alerts:rule.${facts['rule']}.title`) : '',
  }
  const way = wayOf(rule, facts)
  const own = (name: string, usual: 'title' | 'plain' | 'todo'): string => {
    const key = `alerts:rule.${rule}.${name}`
    return t(isRuleKey(key) ? key : `alerts:rule.${rule}.${usual}`, values)
  }
  const title = own(`title-${way}`, 'title')
  return facts['restored'] === true ? { title, happened: t('alerts:restored'), todo: t('alerts:restoredTodo') } : { title, happened: own(way, 'plain'), todo: own(`todo-${way}`, 'todo') }
}
