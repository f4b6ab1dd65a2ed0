import { Sparkles } from 'lucide-react'
import { useMay } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { useQueryOf } from '../../ipc/use-query-of'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import { notify } from '../../ui/toast'
import { changeSample } from './import-actions'
import { useImport } from './import-state'
import styles from './importing.module.css'
import { WorkProgress } from './work-progress'

/** Made-up records to look around with, and the way to be rid of them. */
export function SamplePanel() {
  const { t, format, language } = useText()
  const may = useMay()
  const work = useImport((state) => state.work)
  const loaded = useQueryOf('sample.state', {})
  if (loaded.state !== 'ready') return null
  const { contacts, companies } = loaded.value
  const isThere = contacts + companies > 0
  const change = async (): Promise<void> => {
    const count = await changeSample(isThere ? 'sample-remove' : 'sample-add', language)
    if (count !== null) notify({ text: ({ t }) => t(isThere ? 'importing:sample.removed' : 'importing:sample.added', { count }), tone: 'success' })
  }
  return (
    <section className={cx(styles.samplePanel)} aria-labelledby="sample-data">
      <span className={cx(styles.muted)}><Icon shape={Sparkles} /></span>
      <div className={cx(styles.sampleWords)}>
        <h2 className={cx(styles.subTitle)} id="sample-data">{t(isThere ? 'importing:sample.titleThere' : 'importing:sample.title')}</h2>
        <p className={cx(styles.hint)}>{isThere ? t('importing:sample.there', { contacts: format.number(contacts), companies: format.number(companies) }) : t('importing:sample.text')}</p>
        {work?.what === 'sample-add' || work?.what === 'sample-remove' ? <WorkProgress work={work} rows={work.total} sentence={t(work.what === 'sample-add' ? 'importing:sample.adding' : 'importing:sample.removing')} /> : null}
      </div>
      {isThere && !may('mass-delete') ? null : <Button isDisabled={work !== null} onPress={() => void change()}>{t(isThere ? 'importing:sample.remove' : 'importing:sample.add')}</Button>}
    </section>
  )
}
