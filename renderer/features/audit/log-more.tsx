import { Archive, BookmarkPlus, Ellipsis, FileText, Stamp } from 'lucide-react'
import { useMay } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { IconButton } from '../../ui/button'
import { Menu } from '../../ui/menu'

/** What is done with the log less often: print, save the search, note its head, archive. */
export function LogMore({ isBusy, onReport, onSave, onAnchor, onArchive }: { readonly isBusy: boolean; readonly onReport: () => void; readonly onSave: () => void; readonly onAnchor: () => void; readonly onArchive: () => void }) {
  const { t } = useText()
  const may = useMay()
  return (
    <Menu
      label={t('audit:more.label')} placement="bottom end"
      groups={[
        { id: 'keep', items: [{ id: 'report', text: t('audit:report.button'), icon: FileText, isDisabled: isBusy, onAction: onReport }, { id: 'anchor', text: t('audit:anchor.button'), icon: Stamp, onAction: onAnchor }, { id: 'save', text: t('audit:saved.save'), icon: BookmarkPlus, onAction: onSave }] },
        ...(may('settings') ? [{ id: 'archive', items: [{ id: 'archive', text: t('audit:archive.button'), icon: Archive, isDisabled: isBusy, onAction: onArchive }] }] : []),
      ]}
    >
      <IconButton icon={Ellipsis} label={t('audit:more.label')} size="small" />
    </Menu>
  )
}
