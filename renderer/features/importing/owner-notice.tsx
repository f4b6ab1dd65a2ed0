import type { OwnerCounts } from '../../../shared/importing/channels'
import { useText } from '../../i18n/use-text'
import { InlineAlert } from '../../ui/inline-alert'

/** What the owners came to that the file names: whom nobody here is called, and who keeps a record although the file names another. Nothing where all is as the file says. */
export function OwnerNotice({ owners }: { readonly owners: OwnerCounts }) {
  const { t } = useText()
  const { unknown, names, kept } = owners
  return (
    <>
      {unknown === 0 ? null : (
        <InlineAlert tone="info" title={t('importing:owners.unknown', { count: unknown })}>
          {names.length === 0 ? null : `${t('importing:owners.names', { names: names.join(' · ') })} `}{t('importing:owners.unknownText')}
        </InlineAlert>
      )}
      {kept === 0 ? null : <InlineAlert tone="info" title={t('importing:owners.kept', { count: kept })}>{t('importing:owners.keptText')}</InlineAlert>}
    </>
  )
}
