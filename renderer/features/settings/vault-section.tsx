import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { VaultSettings } from '../../../shared/settings/channels'
import { useMay, useOpenVault } from '../../app/session'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { ComboBox } from '../../ui/combo-box'
import { cx } from '../../ui/cx'
import { InlineAlert } from '../../ui/inline-alert'
import { Select } from '../../ui/select'
import { SkeletonLines } from '../../ui/skeleton'
import { countryOptions, NO_COUNTRY } from './countries'
import { Section } from './section'
import styles from './settings.module.css'

const minuteChoices = [1, 2, 5, 10, 15, 30, 60, 120, 240] as const
const ageChoices = [90, 180, 365] as const
const NEVER = 'never'
/** Days in the log: a quarter is the least that is ever kept. */
const logChoices = [180, 365, 730, 1_095, 1_825, 3_650] as const
const invitationChoices = [1, 3, 7, 14, 30, 60, 90] as const
const dayChoices = [7, 14, 30, 60, 90, 180, 365] as const
const HOUR = 60

/** Settings that live in the vault. A choice is kept at once. */
export function VaultSection() {
  const { t, format } = useText()
  const may = useMay()
  const { vault } = useOpenVault()
  // What a role may not change is absent, not grey.
  const mayChange = may('settings')
  const loaded = useQueryOf('settings.get', mayChange ? {} : null)
  const set = useCommand('settings.set')
  const cache = useQueryClient()
  const countries = useMemo(() => countryOptions(format.locale, t('settings:vault.countryNone')), [format.locale, t])
  const keep = async (part: Partial<VaultSettings>): Promise<void> => {
    const answer = await set.run(part)
    // Another idle time moves the automatic lock, and no event tells of it.
    if (answer.ok) await cache.invalidateQueries({ queryKey: ['vault.state'] })
  }
  return (
    <Section id="vault" title={t('settings:vault.title')} lead={t('settings:vault.lead')}>
      {mayChange && loaded.state === 'loading' ? <div className={cx(styles.full)}><SkeletonLines count={4} label={t('ui:loading')} /></div> : null}
      {loaded.state === 'failed' ? <InlineAlert tone="danger" title={t('settings:failedTitle')} actions={<Button size="small" onPress={loaded.again}>{t('settings:tryAgain')}</Button>}>{failureText(loaded.failure, t)}</InlineAlert> : null}
      {loaded.state !== 'ready' ? null : (
        <>
          <div className={cx(styles.control)}>
            <Select
              label={t('settings:vault.idle')} value={String(loaded.value.idleMinutes)} onChange={(minutes) => void keep({ idleMinutes: Number(minutes) })}
              options={withCurrent(minuteChoices, loaded.value.idleMinutes).map((minutes) => ({ key: String(minutes), text: minutes % HOUR === 0 ? t('settings:vault.hours', { count: minutes / HOUR }) : t('settings:vault.minutes', { count: minutes }) }))}
            />
          </div>
          <div className={cx(styles.control)}>
            <ComboBox
              // It begins with the stored country's name; another language or another stored value begins it anew.
              key={`${format.locale}-${loaded.value.defaultCountry}`}
              label={t('settings:vault.country')} options={countries} value={loaded.value.defaultCountry === '' ? NO_COUNTRY : loaded.value.defaultCountry}
              onChange={(country) => {
                const next = country === NO_COUNTRY ? '' : country
                if (next !== null && next !== loaded.value.defaultCountry) void keep({ defaultCountry: next })
              }}
            />
          </div>
          <div className={cx(styles.control)}>
            <Select
              label={t('settings:vault.bin')} value={String(loaded.value.binDays)} onChange={(days) => void keep({ binDays: Number(days) })}
              options={withCurrent(dayChoices, loaded.value.binDays).map((days) => ({ key: String(days), text: t('settings:vault.days', { count: days }) }))}
            />
          </div>
          <div className={cx(styles.control)}>
            <Select
              label={t('settings:vault.expiry')} description={t('settings:vault.expiryText')} value={loaded.value.passphraseMaxAgeDays === null ? NEVER : String(loaded.value.passphraseMaxAgeDays)} onChange={(days) => void keep({ passphraseMaxAgeDays: days === NEVER ? null : Number(days) })}
              options={[{ key: NEVER, text: t('settings:vault.expiryNever') }, ...withCurrent(ageChoices, loaded.value.passphraseMaxAgeDays ?? ageChoices[0]).map((days) => ({ key: String(days), text: t('settings:vault.days', { count: days }) }))]}
            />
          </div>
          <div className={cx(styles.control)}>
            <Select
              label={t('settings:vault.invitation')} description={t('settings:vault.invitationText')} value={String(loaded.value.invitationDays)} onChange={(days) => void keep({ invitationDays: Number(days) })}
              options={withCurrent(invitationChoices, loaded.value.invitationDays).map((days) => ({ key: String(days), text: t('settings:vault.days', { count: days }) }))}
            />
          </div>
          <div className={cx(styles.control)}>
            <Select
              label={t('settings:vault.log')} description={t('settings:vault.logText')} value={loaded.value.logKeepDays === null ? NEVER : String(loaded.value.logKeepDays)} onChange={(days) => void keep({ logKeepDays: days === NEVER ? null : Number(days) })}
              options={[{ key: NEVER, text: t('settings:vault.logAlways') }, ...withCurrent(logChoices, loaded.value.logKeepDays ?? logChoices[0]).map((days) => ({ key: String(days), text: t('settings:vault.days', { count: days }) }))]}
            />
          </div>
        </>
      )}
      {set.failure === null ? null : <InlineAlert tone="danger" isNew title={t('settings:notSaved')}>{failureText(set.failure, t)}</InlineAlert>}
      <dl className={cx(styles.facts)} data-selectable><dt>{t('settings:vault.folder')}</dt><dd>{vault.path}</dd></dl>
    </Section>
  )
}

/** The usual choices and the one that is set, in order. */
function withCurrent(choices: readonly number[], current: number): readonly number[] {
  return choices.includes(current) ? choices : [...choices, current].sort((one, other) => one - other)
}
