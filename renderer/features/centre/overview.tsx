import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isRestricted } from '../../../shared/permissions'
import { useMay, useOpenVault } from '../../app/session'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { PageHeader } from '../../ui/page-header'
import styles from './centre.module.css'
import { EverybodySection } from './everybody-section'
import { HygieneSection } from './hygiene-section'
import { MineSection } from './mine-section'
import { ReportSections } from './report-sections'
import { useReader } from './use-reader'

/** The page itself: what is to be done, what is in order, what is one's own to read, and the data. Parts that a role may not see are absent. */
export function Overview() {
  const { t } = useText()
  const may = useMay()
  const { rights } = useOpenVault().session
  const reader = useReader()
  const cache = useQueryClient()
  // Ages of backups and accounts follow the clock, which tells nobody: looked at anew whenever the page opens.
  useEffect(() => { void cache.invalidateQueries({ predicate: ({ queryKey: [channel] }) => typeof channel === 'string' && channel.startsWith('centre.') }) }, [cache])
  const hygiene = may('contact:read') && !isRestricted(rights) ? <HygieneSection /> : null
  return (
    <div className={cx(styles.screen)}>
      <PageHeader title={t('centre:title')} />
      <div className={cx(styles.scroll)}>
        <div className={cx(styles.column)}>
          {reader === null ? <><MineSection />{hygiene}</> : <ReportSections reader={reader} between={<><MineSection />{hygiene}</>} />}
          {reader === null ? null : <EverybodySection reader={reader} />}
        </div>
      </div>
    </div>
  )
}
