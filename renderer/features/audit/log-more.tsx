import { Archive, BookmarkPlus, Ellipsis, FileText, Stamp } from 'lucide-react'
import { isRestricted } from '../../../shared/permissions'
import { useMay, useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { IconButton } from '../../ui/button'
import { Menu } from '../../ui/menu'

/** What is done with the log less often: print, save the search, note its head, archive. What takes entries out is for those who see all of them. */
export function LogMore({ isBusy, onReport, onSave, onAnchor, onArchive }: { readonly isBusy: boolean; readonly onReport: () => void; readonly onSave: () => void; readonly onAnchor: () => void; readonly onArchive: () => void }) {
  const { t } = useText()
  const may = useMay()
  const isWhole = !isRestricted(useOpenVault().session.rights)
  return (
    <Menu
      label={t('audit:more.label')} placement="bottom end"
      groups={[
        { id: 'keep', items: [...(isWhole ? [{ id: 'report', text: t('audit:report.button'), icon: FileText, isDisabled: isBusy, onAction: onReport }] : []), { id: 'anchor', text: t('audit:anchor.button'), icon: Stamp, onAction: onAnchor }, { id: 'save', text: t('audit:saved.save'), icon: BookmarkPlus, onAction: onSave }] },
        ...(isWhole && may('settings') ? [{ id: 'archive', items: [{ id: 'archive', text: t('audit:archive.button'), icon: Archive, isDisabled: isBusy, onAction: onArchive }] }] : []),
      ]}
    >
      <IconButton icon={Ellipsis} label={t('audit:more.label')} size="small" />
    </Menu>
  )
}
