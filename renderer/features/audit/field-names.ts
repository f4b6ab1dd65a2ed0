import { english } from '../../i18n/resources'
import type { Translate } from '../../i18n/use-text'

type FieldName = keyof typeof english.audit.field
type FactName = keyof typeof english.audit.fact

const isField = (name: string): name is FieldName => Object.hasOwn(english.audit.field, name)
/** The numbers of an alert rule are fields of what was changed in it. */
const isThreshold = (name: string): name is keyof typeof english.alerts.threshold => Object.hasOwn(english.alerts.threshold, name)
const isFact = (name: string): name is FactName => Object.hasOwn(english.audit.fact, name)

/** A field's name in words; one that this version does not know keeps its own name. */
export function fieldLabel(name: string, t: Translate): string {
  if (isField(name)) return t(`audit:field.${name}`)
  return isThreshold(name) ? t(`alerts:threshold.${name}`) : name
}

/** The name of a fact in words; one that this version does not know keeps its own name. */
export function factLabel(name: string, t: Translate): string {
  return isFact(name) ? t(`audit:fact.${name}`) : name
}
