import { useState } from 'react'
import { objectTypes, type ObjectType } from '../../../shared/list'
import { coversScope, scopes, verbs, type Rights, type Scope, type Verb } from '../../../shared/permissions'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { Select } from '../../ui/select'
import { withScope } from './role-draft'
import styles from './users.module.css'

/** What a role does with records and with whose: a row for each noun, a column for each verb. `onChange` null: only to be read. `most`: what can be given; null: everything. */
export function ScopeTable({ rights, most, describedBy, onChange }: { readonly rights: Rights; readonly most: Rights | null; readonly describedBy: string | undefined; readonly onChange: ((rights: Rights) => void) | null }) {
  const { t, format } = useText()
  const [corrected, setCorrected] = useState<{ readonly object: ObjectType; readonly lowered: readonly Verb[] } | null>(null)
  const set = (object: ObjectType, verb: Verb, scope: Scope): void => {
    const next = withScope(rights, object, verb, scope)
    setCorrected(next.lowered.length === 0 ? null : { object, lowered: next.lowered })
    onChange?.(next.rights)
  }
  return (
    <>
      <table className={cx(styles.matrix)}>
        <thead><tr><td />{verbs.map((verb) => <th key={verb} scope="col">{t(`users:verb.${verb}`)}</th>)}</tr></thead>
        <tbody>
          {objectTypes.map((object) => (
            <tr key={object}>
              <th scope="row">{t(`users:noun.${object}`)}</th>
              {verbs.map((verb) => (
                <td key={verb}>
                  {onChange === null ? t(`users:scope.${rights.scopes[object][verb]}`) : (
                    <Select
                      label={`${t(`users:noun.${object}`)}: ${t(`users:verb.${verb}`)}`} hideLabel value={rights.scopes[object][verb]} onChange={(scope) => { set(object, verb, scope) }}
                      describedBy={describedBy}
                      options={offered(rights, object, verb).map((scope) => ({ key: scope, text: t(`users:scope.${scope}`), ...(most === null || coversScope(most, object, verb, scope) ? {} : { isDisabled: true, detail: t('users:roles.beyond') }) }))}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={cx(styles.note)} role="status">{corrected === null ? '' : t('users:roles.corrected', { what: `${t(`users:noun.${corrected.object}`)}: ${format.list(corrected.lowered.map((verb) => t(`users:verb.${verb}`)))}` })}</p>
    </>
  )
}

/** Nobody changes or deletes what they cannot see; who creates something owns it, or gives it to the team or to anybody. */
function offered(rights: Rights, object: ObjectType, verb: Verb): readonly Scope[] {
  return verb === 'update' || verb === 'delete' ? scopes.slice(0, scopes.indexOf(rights.scopes[object].read) + 1) : scopes
}
