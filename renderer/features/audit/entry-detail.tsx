import { ExternalLink, Filter, X } from 'lucide-react'
import type { AuditView } from '../../../shared/audit/channels'
import type { ObjectType } from '../../../shared/list'
import { navigate } from '../../app/navigation'
import { routeToRecord } from '../../app/route'
import { useNamed } from '../../app/people-names'
import { useShortcut } from '../../app/use-shortcut'
import { useText } from '../../i18n/use-text'
import { Button, IconButton } from '../../ui/button'
import { cx } from '../../ui/cx'
import styles from './audit.module.css'
import { wordFor } from './fact-words'
import { factLabel, fieldLabel } from './field-names'
import { RestoreValue } from './restore-value'
import { factsOf, sentenceOf } from './sentence'
import { valueText } from './value-text'

interface EntryDetailProps {
  readonly entry: AuditView
  readonly onClose: () => void
  /** Narrow the log to the record or to the step; absent where there is no log to narrow. */
  readonly onOnlyRecord?: (record: { readonly object: ObjectType; readonly id: string; readonly name: string | null }) => void
  readonly onOnlyStep?: (transactionId: string) => void
}

/** Everything that is recorded of one entry. */
export function EntryDetail({ entry, onClose, onOnlyRecord, onOnlyStep }: EntryDetailProps) {
  const { t, format, language } = useText()
  useShortcut('close-detail', onClose)
  const name = entry.objectName
  const { objectId, transactionId } = entry
  const object = entry.objectType === 'contact' || entry.objectType === 'company' ? entry.objectType : null
  return (
    <section aria-label={t('audit:detail.label')} className={cx(styles.detail)} data-selectable>
      <header className={cx(styles.detailHead)}>
        <h2 className={cx(styles.detailTitle)}>{sentenceOf(entry, name, { t, format, language })}</h2>
        <IconButton icon={X} label={t('audit:detail.close')} onPress={onClose} />
      </header>
      <div className={cx(styles.detailActions)}>
        {object === null || objectId === null || onOnlyRecord === undefined ? null : (
          <>
            {name === null ? null : <Button size="small" icon={ExternalLink} onPress={() => { navigate(routeToRecord(object, objectId, false)) }}>{t('audit:detail.openRecord')}</Button>}
            <Button size="small" icon={Filter} onPress={() => { onOnlyRecord({ object, id: objectId, name }) }}>{t('audit:detail.onlyRecord')}</Button>
          </>
        )}
        {transactionId === null || onOnlyStep === undefined ? null : <Button size="small" icon={Filter} onPress={() => { onOnlyStep(transactionId) }}>{t('audit:detail.onlyStep')}</Button>}
      </div>
      {entry.detail === null ? <p className={cx(styles.note)}>{t('audit:detail.none')}</p> : typeof entry.detail === 'string' ? <p className={cx(styles.note)}>{t(`audit:detail.${entry.detail}`)}</p> : <><Changes entry={entry} /><Facts entry={entry} /></>}
      <h3 className={cx(styles.heading)}>{t('audit:detail.record')}</h3>
      <dl className={cx(styles.facts)}>
        <dt>{t('audit:detail.seq')}</dt><dd>{format.number(entry.seq)}</dd>
        <dt>{t('audit:detail.at')}</dt><dd>{format.exact(entry.at)}</dd>
        <dt>{t('audit:detail.who')}</dt><dd>{entry.actorName ?? t('audit:nobody')}</dd>
        <dt>{t('audit:detail.action')}</dt><dd className={cx(styles.fixed)}>{entry.action}</dd>
        {transactionId === null ? null : <><dt>{t('audit:detail.transaction')}</dt><dd className={cx(styles.fixed)}>{transactionId}</dd></>}
        <dt>{t('audit:detail.hash')}</dt><dd className={cx(styles.fixed)}>{entry.hashHex}</dd>
      </dl>
      <p className={cx(styles.note)}>{t('audit:detail.hashHint')}</p>
    </section>
  )
}

function Changes({ entry }: { readonly entry: AuditView }) {
  const { t, format, language } = useText()
  const named = useNamed()
  const fields = entry.detail === null || typeof entry.detail === 'string' ? [] : Object.entries(entry.detail.fields ?? {})
  if (fields.length === 0) return null
  const { objectType: object, objectId: id } = entry
  const again = (field: string, value: unknown) => ((object === 'contact' || object === 'company') && id !== null ? <RestoreValue object={object} id={id} field={field} value={value} /> : null)
  const told = (field: string, value: unknown): string => wordFor(field, value, { t, language }) ?? valueText(named(value), t, format)
  const hasBefore = fields.some(([, change]) => 'before' in change)
  return (
    <>
      <h3 className={cx(styles.heading)}>{t('audit:detail.changed')}</h3>
      <table className={cx(styles.changes)}>
        <thead><tr><th scope="col">{t('audit:detail.field')}</th>{hasBefore ? <th scope="col">{t('audit:detail.before')}</th> : null}<th scope="col">{t('audit:detail.after')}</th></tr></thead>
        <tbody>
          {fields.map(([name, change]) => (
            <tr key={name}>
              <th scope="row">{fieldLabel(name, t)}</th>
              {change.withheld === true ? <td colSpan={hasBefore ? 2 : 1} className={cx(styles.blank)}>{t('audit:detail.withheld')}</td> : <>
                {hasBefore ? <td><Value text={told(name, change.before)} />{'before' in change ? again(name, change.before) : null}</td> : null}
                <td><Value text={told(name, change.after)} />{'after' in change ? again(name, change.after) : null}</td>
              </>}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Value({ text }: { readonly text: string }) {
  const { t } = useText()
  return text === '' ? <span className={cx(styles.blank)}>{t('audit:detail.blank')}</span> : <>{text}</>
}

function Facts({ entry }: { readonly entry: AuditView }) {
  const { t, format, language } = useText()
  const named = useNamed()
  const facts = Object.entries(factsOf(entry))
  if (facts.length === 0) return null
  const textOf = (name: string, value: unknown): string => {
    if (typeof value === 'number' && name === 'bytes') return format.bytes(value)
    if (typeof value === 'number' && name.endsWith('At')) return format.dateTime(value)
    return wordFor(name, value, { t, language }) ?? valueText(named(value), t, format)
  }
  return (
    <>
      <h3 className={cx(styles.heading)}>{t('audit:detail.facts')}</h3>
      <dl className={cx(styles.facts)}>
        {facts.map(([name, value]) => (
          <FactLine key={name} label={factLabel(name, t)} text={textOf(name, value)} />
        ))}
      </dl>
    </>
  )
}

function FactLine({ label, text }: { readonly label: string; readonly text: string }) {
  return <><dt>{label}</dt><dd><Value text={text} /></dd></>
}
