import { Hammer } from 'lucide-react'
import { useText } from '../i18n/use-text'
import { EmptyState } from '../ui/empty-state'

/** Stands where a feature's own screen goes. When the last line of `screens.ts` names a real one, this file goes. */
export function PendingScreen() {
  const { t } = useText()
  return <EmptyState icon={Hammer} title={t('shell:pending.title')}>{t('shell:pending.text')}</EmptyState>
}
