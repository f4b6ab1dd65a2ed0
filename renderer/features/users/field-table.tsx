import { objectTypes, type ObjectType } from '../../../shared/list'
import { coversRule, fieldRuleOf, fieldRules, sensitiveFields, type FieldRule, type Rights, type SensitiveField } from '../../../shared/permissions'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { Select } from '../../ui/select'
import styles from './users.module.css'

const choices = ['shown', ...fieldRules] as const

/** Fields that a role may be kept from, by noun. `onChange` null: only to be read. `most`: what can be given; null: everything. */
export function FieldTable({ rights, most, describedBy, onChange }: { readonly rights: Rights; readonly most: Rights | null; readonly describedBy: string | undefined; readonly onChange: ((rights: Rights) => void) | null }) {
  const { t } = useText()
  return (
    <table className={cx(styles.matrix)}>
      <thead><tr><td />{objectTypes.map((object) => <th key={object} scope="col">{t(`users:noun.${object}`)}</th>)}</tr></thead>
      <tbody>
        {sensitiveFields.contact.map((field) => (
          <tr key={field}>
            <th scope="row">{t(`users:field.${field}`)}</th>
            {objectTypes.map((object) => {
              const rule = fieldRuleOf(rights, object, field) ?? 'shown'
              if (!hasField(object, field)) return <td key={object} />
              return (
                <td key={object}>
                  {onChange === null ? t(`users:rule.${rule}`) : (
                    <Select
                      label={`${t(`users:noun.${object}`)}: ${t(`users:field.${field}`)}`} hideLabel value={rule} describedBy={describedBy}
                      options={choices.map((choice) => ({ key: choice, text: t(`users:rule.${choice}`), ...(most === null || coversRule(most, object, field, ruleOf(choice)) ? {} : { isDisabled: true, detail: t('users:roles.beyond') }) }))}
                      onChange={(choice) => { onChange(withRule(rights, object, field, ruleOf(choice))) }}
                    />
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function hasField(object: ObjectType, field: SensitiveField): boolean {
  const known: readonly string[] = sensitiveFields[object]
  return known.includes(field)
}

function ruleOf(choice: (typeof choices)[number]): FieldRule | null {
  return choice === 'shown' ? null : choice
}

function withRule(rights: Rights, object: ObjectType, field: SensitiveField, rule: FieldRule | null): Rights {
  const others = Object.fromEntries(Object.entries(rights.fields[object]).filter(([name]) => name !== field))
  return { ...rights, fields: { ...rights.fields, [object]: rule === null ? others : { ...others, [field]: rule } } }
}
