import { navigate } from '../../app/navigation'
import { routeToRecord } from '../../app/route'
import { useText } from '../../i18n/use-text'
import { Button } from '../../ui/button'
import { InlineAlert } from '../../ui/inline-alert'
import { closeUndone } from './import-actions'
import { useImport } from './import-state'

/** What undoing took back, kept and could not. */
export function UndoneNotice({ canClose }: { readonly canClose: boolean }) {
  const { t } = useText()
  const undone = useImport((state) => state.undone)
  if (undone === null) return null
  const { reversed, kept, errors, keptRecords } = undone.result
  const first = keptRecords.find(({ reason }) => reason === 'changed-since')
  const sentences = [t('importing:undone.reversed', { count: reversed }), ...(kept === 0 ? [] : [t('importing:undone.kept', { count: kept })]), ...(errors === 0 ? [] : [t('importing:undone.errors', { count: errors })])]
  return (
    <InlineAlert
      tone={kept + errors === 0 ? 'success' : 'warning'} isNew title={t('importing:undone.title', { name: undone.fileName })}
      actions={<>
        {first === undefined ? null : <Button size="small" onPress={() => { navigate(routeToRecord(first.object, first.id, true)) }}>{t('importing:undone.showKept')}</Button>}
        {canClose ? <Button size="small" variant="quiet" onPress={closeUndone}>{t('ui:close')}</Button> : null}
      </>}
    >
      {sentences.join(' ')}
    </InlineAlert>
  )
}
