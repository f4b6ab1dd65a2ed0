import { Download } from 'lucide-react'
import type { CentreReader, PolicyReportRow, TrainingReportRow } from '../../../shared/centre/channels'
import { policyNames } from '../../../shared/policies/policies'
import { courseNames, courses } from '../../../shared/training/courses'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { notify } from '../../ui/toast'
import styles from './centre.module.css'

/** Who has acknowledged and passed what, and the same as tables to keep. */
export function EverybodySection({ reader }: { readonly reader: CentreReader }) {
  const { t, language } = useText()
  const policies = useQueryOf('policy.report', { by: reader })
  const training = useQueryOf('training.report', { by: reader })
  if (policies.state !== 'ready' || training.state !== 'ready') return null
  const people = [...new Map(policies.value.items.map(({ userId, name }) => [userId, name]))]
  const policyOf = new Map(policies.value.items.map((row) => [`${row.userId} ${row.policy}`, row]))
  const courseOf = new Map(training.value.items.map((row) => [`${row.userId} ${row.course}`, row]))
  return (
    <section aria-labelledby="centre-everybody" className={cx(styles.block)}>
      <div className={cx(styles.headingLine)}>
        <h2 id="centre-everybody" className={cx(styles.heading)}>{t('centre:everybody.title')}</h2>
        <ExportReport channel="policy.export" reader={reader} fileName="policies.csv" label={t('centre:everybody.exportPolicies')} />
        <ExportReport channel="training.export" reader={reader} fileName="training.csv" label={t('centre:everybody.exportTraining')} />
      </div>
      <div className={cx(styles.tableFrame)} role="region" aria-label={t('centre:everybody.label')} tabIndex={0}>
        <table className={cx(styles.table)}>
          <thead>
            <tr>
              <th scope="col">{t('centre:everybody.person')}</th>
              {policyNames.map((policy) => <th key={policy} scope="col">{t(`centre:policy.${policy}`)}</th>)}
              {courseNames.map((course) => <th key={course} scope="col">{courses[language][course].title}</th>)}
            </tr>
          </thead>
          <tbody>
            {people.map(([userId, name]) => (
              <tr key={userId}>
                <th scope="row">{name}</th>
                {policyNames.map((policy) => <td key={policy}><PolicyCell row={policyOf.get(`${userId} ${policy}`)} /></td>)}
                {courseNames.map((course) => <td key={course}><CourseCell row={courseOf.get(`${userId} ${course}`)} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function PolicyCell({ row }: { readonly row: PolicyReportRow | undefined }) {
  const { t, format } = useText()
  if (row?.version === undefined || row.version === null || row.acknowledgedAt === null) return <span className={cx(styles.openCell)}>{t('centre:everybody.open')}</span>
  return row.version === row.inForce ? <span>{format.day(row.acknowledgedAt)}</span> : <span className={cx(styles.openCell)}>{t('centre:everybody.older', { version: row.version })}</span>
}

function CourseCell({ row }: { readonly row: TrainingReportRow | undefined }) {
  const { t, format } = useText()
  if (row === undefined || row.passedAt === null) return <span className={cx(styles.openCell)}>{t('centre:everybody.open')}</span>
  return row.isDue ? <span className={cx(styles.openCell)}>{t('centre:everybody.due')}</span> : <span>{format.day(row.passedAt)}</span>
}

function ExportReport({ channel, reader, fileName, label }: { readonly channel: 'policy.export' | 'training.export'; readonly reader: CentreReader; readonly fileName: string; readonly label: string }) {
  const run = async (): Promise<void> => {
    const to = await call('app.chooseFile', { purpose: 'export', suggestedName: fileName })
    if (!to.ok || to.value === null) return
    const { file, name } = to.value
    const answer = await call(channel, { by: reader, to: file })
    if (answer.ok) notify({ text: ({ t }) => t('centre:everybody.done', { name }), tone: 'success' })
    else notify({ text: ({ t }) => t('centre:everybody.failed'), detail: ({ t }) => failureText(answer.failure, t), tone: 'danger' })
  }
  return <Button size="small" variant="quiet" icon={Download} onPress={() => void run()}>{label}</Button>
}
