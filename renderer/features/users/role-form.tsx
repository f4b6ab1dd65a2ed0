import { coversSpecial, rightsMay, specialPermissions, type Rights, type SpecialPermission } from '../../../shared/permissions'
import { useText } from '../../i18n/use-text'
import { Checkbox } from '../../ui/checkbox'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Select } from '../../ui/select'
import { Switch } from '../../ui/switch'
import { FieldTable } from './field-table'
import { ScopeTable } from './scope-table'
import styles from './users.module.css'

const minuteChoices = [1, 2, 5, 10, 15, 30, 60, 120, 240] as const
const AS_VAULT = 'vault'
const LIMITS = 'role-limits'

/** Everything a role says, to be changed; `onChange` null: only to be read. `most`: the rights that can be given; null: every right. */
export function RoleForm({ rights, most, onChange }: { readonly rights: Rights; readonly most: Rights | null; readonly onChange: ((rights: Rights) => void) | null }) {
  const { t } = useText()
  const minutes = rights.idleMinutes === null || minuteChoices.some((choice) => choice === rights.idleMinutes) ? minuteChoices : [...minuteChoices, rights.idleMinutes].sort((one, other) => one - other)
  const isBeyond = (special: SpecialPermission): boolean => most !== null && !coversSpecial(most, special)
  const granted = specialPermissions.filter((special) => onChange !== null || rights.special.includes(special))
  const describedBy = most === null || onChange === null ? undefined : LIMITS
  return (
    <>
      {describedBy === undefined ? null : <p id={LIMITS} className={cx(styles.note)}>{t('users:roles.limits')}</p>}
      <section className={cx(styles.block)} aria-labelledby="role-records">
        <h3 id="role-records" className={cx(styles.blockTitle)}>{t('users:roles.records')}</h3>
        <p className={cx(styles.note)}>{t('users:roles.recordsText')}</p>
        <ScopeTable rights={rights} most={most} describedBy={describedBy} onChange={onChange} />
      </section>
      <section className={cx(styles.block)} aria-labelledby="role-special">
        <h3 id="role-special" className={cx(styles.blockTitle)}>{t('users:roles.special')}</h3>
        <p className={cx(styles.note)}>{t('users:roles.specialText')}</p>
        <div className={cx(styles.specials)}>
          {granted.map((special) => onChange === null ? (
            <p key={special} className={cx(styles.granted)}><span>{t(`users:special.${special}`)}</span><span className={cx(styles.note)}>{t(`users:risk.${special}`)}</span></p>
          ) : (
            <Checkbox
              key={special} isSelected={rights.special.includes(special)} isDisabled={isBeyond(special) && !rights.special.includes(special)} detail={isBeyond(special) ? `${t(`users:risk.${special}`)} ${t('users:roles.beyond')}.` : t(`users:risk.${special}`)}
              onChange={(isOn) => { onChange({ ...rights, special: specialPermissions.filter((one) => (one === special ? isOn : rights.special.includes(one))) }) }}
            >{t(`users:special.${special}`)}</Checkbox>
          ))}
          {granted.length === 0 ? <p className={cx(styles.text)}>{t('users:none')}</p> : null}
        </div>
        {rights.special.includes('import') && !rightsMay(rights, 'import') ? <InlineAlert tone="info">{t('users:roles.restricted')}</InlineAlert> : null}
      </section>
      <section className={cx(styles.block)} aria-labelledby="role-fields">
        <h3 id="role-fields" className={cx(styles.blockTitle)}>{t('users:roles.fields')}</h3>
        <p className={cx(styles.note)}>{t('users:roles.fieldsText')}</p>
        <FieldTable rights={rights} most={most} describedBy={describedBy} onChange={onChange} />
      </section>
      {onChange === null ? null : (
        <section className={cx(styles.block)} aria-labelledby="role-unlocking">
          <h3 id="role-unlocking" className={cx(styles.blockTitle)}>{t('users:roles.unlocking')}</h3>
          <div className={cx(styles.control)}>
            <Select
              label={t('users:roles.idle')} value={rights.idleMinutes === null ? AS_VAULT : String(rights.idleMinutes)} onChange={(choice) => { onChange({ ...rights, idleMinutes: choice === AS_VAULT ? null : Number(choice) }) }}
              options={[{ key: AS_VAULT, text: t('users:roles.idleVault') }, ...minutes.map((count) => ({ key: String(count), text: t('users:roles.minutes', { count }) }))]}
            />
          </div>
          <div className={cx(styles.switch)}><Switch isSelected={rights.secondFactor} onChange={(secondFactor) => { onChange({ ...rights, secondFactor }) }} detail={t('users:roles.stepsText')}>{t('users:roles.steps')}</Switch></div>
        </section>
      )}
    </>
  )
}
