import { X } from 'lucide-react'
import type { ObjectType } from '../../../shared/list'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { DateField } from '../../ui/date-field'
import { Select } from '../../ui/select'
import { actionGroups, groupIcons, type ActionGroup } from './action-groups'
import styles from './audit.module.css'
import { periods, wholeLog, type LogFilter, type Period } from './log-filter'
import { nounOf } from './sentence'

const ANYBODY = 'anybody'
const ANYTHING = 'anything'

/** What of the log is shown, in words. */
export function FilterBar({ value, onChange }: { readonly value: LogFilter; readonly onChange: (value: LogFilter) => void }) {
  const { t, format } = useText()
  const users = useQueryOf('users.list', {})
  const people = users.state === 'ready' ? users.value.items : []
  const isWhole = JSON.stringify(value) === JSON.stringify(wholeLog)
  return (
    <div role="group" aria-label={t('audit:filter.label')} className={cx(styles.filters)}>
      <div className={cx(styles.filter)}>
        <Select<ActionGroup | 'everything'>
          label={t('audit:filter.group')} value={value.group} onChange={(group) => { onChange({ ...value, group }) }}
          options={[{ key: 'everything', text: t('audit:filter.everything') }, ...actionGroups.map((group) => ({ key: group, text: t(`audit:group.${group}`), icon: groupIcons[group] }))]}
        />
      </div>
      <div className={cx(styles.filter)}>
        <Select
          label={t('audit:filter.person')} value={value.actorId ?? ANYBODY} onChange={(key) => { onChange({ ...value, actorId: key === ANYBODY ? null : key }) }}
          options={[{ key: ANYBODY, text: t('audit:filter.anybody') }, ...people.map(({ id, name }) => ({ key: id, text: name }))]}
        />
      </div>
      <div className={cx(styles.filter)}>
        <Select<Period> label={t('audit:filter.time')} value={value.period} onChange={(period) => { onChange({ ...value, period, stretch: null }) }} options={periods.map((period) => ({ key: period, text: t(`audit:period.${period}`) }))} />
      </div>
      <div className={cx(styles.filter)}>
        <Select<ObjectType | 'anything'>
          label={t('audit:filter.object')} value={value.object ?? ANYTHING} onChange={(object) => { onChange({ ...value, object: object === ANYTHING ? null : object }) }}
          options={[{ key: ANYTHING, text: t('audit:filter.anything') }, { key: 'contact', text: t('audit:filter.people') }, { key: 'company', text: t('audit:filter.companies') }]}
        />
      </div>
      {value.period === 'between' ? (
        <>
          <div className={cx(styles.day)}><DateField label={t('audit:filter.from')} value={value.from} onChange={(from) => { onChange({ ...value, from }) }} description="" /></div>
          <div className={cx(styles.day)}><DateField label={t('audit:filter.to')} value={value.to} onChange={(to) => { onChange({ ...value, to }) }} description="" /></div>
        </>
      ) : null}
      <div className={cx(styles.chips)}>
        {value.record === null ? null : <RecordChip record={value.record} onRemove={() => { onChange({ ...value, record: null }) }} />}
        {value.transactionId === null ? null : <Chip text={t('audit:filter.transaction')} onRemove={() => { onChange({ ...value, transactionId: null }) }} />}
        {value.seqs === null ? null : <Chip text={t('audit:filter.seqs')} onRemove={() => { onChange({ ...value, seqs: null }) }} />}
        {value.stretch === null ? null : <Chip text={`${format.dateTime(value.stretch.start)} – ${format.dateTime(value.stretch.end)}`} onRemove={() => { onChange({ ...value, stretch: null }) }} />}
        {isWhole ? null : <Button variant="quiet" size="small" onPress={() => { onChange(wholeLog) }}>{t('audit:filter.clear')}</Button>}
      </div>
    </div>
  )
}

function RecordChip({ record, onRemove }: { readonly record: NonNullable<LogFilter['record']>; readonly onRemove: () => void }) {
  const { t } = useText()
  return <Chip text={t('audit:filter.record', { what: record.name ?? nounOf({ objectType: record.object }, t) })} onRemove={onRemove} />
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  return <Button size="small" icon={X} onPress={onRemove}>{text}</Button>
}
