import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { InlineAlert } from '../../ui/inline-alert'
import { chooseFile, readDifferently } from './import-actions'
import { importFailureText } from './import-failure'
import { useImport, type ImportState } from './import-state'

const CHOOSE_AGAIN: ReadonlySet<string> = new Set(['file-gone', 'not-found', 'file-empty', 'file-not-text', 'file-too-large', 'no-rows', 'other-records', 'not-a-file'])
const READ_AGAIN: ReadonlySet<string> = new Set(['file-changed', 'file-unreadable'])

/** What did not work, with the one thing that helps. */
export function TroubleAlert({ at }: { readonly at: ImportState['troubleAt'] }) {
  const words = useText()
  const { t } = words
  const trouble = useImport((state) => (state.troubleAt === at ? state.trouble : null))
  if (trouble === null) return null
  const isStopped = trouble.kind === 'cancelled'
  const action = CHOOSE_AGAIN.has(trouble.kind)
    ? <Button size="small" onPress={() => void chooseFile()}>{t('importing:drop.choose')}</Button>
    : READ_AGAIN.has(trouble.kind) ? <Button size="small" onPress={() => void readDifferently({})}>{t('importing:failure.again')}</Button> : undefined
  return (
    <InlineAlert tone={isStopped ? 'info' : 'danger'} isNew title={t(isStopped ? 'importing:failure.stopped' : 'importing:failure.title')} {...(action === undefined ? {} : { actions: action })}>
      {importFailureText(trouble, words)}
    </InlineAlert>
  )
}
