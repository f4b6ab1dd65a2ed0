import { Check, Clock, HardDrive, ScrollText, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { useQueryOf } from '../ipc/use-query-of'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import { Tooltip } from '../ui/tooltip'
import { useNow } from '../ui/use-clock'
import { openScreen } from './navigation'
import type { ScreenName } from './route'
import { screens } from './screens'
import { useMay, useOpenVault, useRoleName } from './session'
import styles from './status-bar.module.css'

/** Facts about the vault, each leading to the page that explains it. Later ones, such as sync, join here. */
export function StatusBar() {
  const { t } = useText()
  const { vault } = useOpenVault()
  const roleName = useRoleName()
  return (
    <footer className={cx(styles.bar)} aria-label={t('shell:status.label')}>
      <Fact to="settings">{vault.name}</Fact>
      <span className={cx(styles.second)}><Fact to="settings">{roleName}</Fact></span>
      <span className={cx(styles.gap)} />
      <FindingFact />
      <PolicyFact />
      <BackupFact />
      <SyncFact />
      <LockFact />
    </footer>
  )
}

/** What the checks at unlock found, until the next one: never only on a page that nobody opens. */
function FindingFact() {
  const { t } = useText()
  const { findings } = useOpenVault()
  const grave = findings.filter(({ kind }) => kind !== 'import-interrupted')
  if (grave.length === 0) return null
  return <Fact to="settings" tone="warning" icon={TriangleAlert}>{t(grave.some(({ kind }) => kind === 'pages-damaged') ? 'shell:status.damaged' : 'shell:status.findings')}</Fact>
}

/** What the person has not acknowledged yet: a line here and never a question in the way of the work. */
function PolicyFact() {
  const { t } = useText()
  const loaded = useQueryOf('policy.list', {})
  const open = loaded.state === 'ready' ? loaded.value.items.filter(({ acknowledgedAt }) => acknowledgedAt === null).length : 0
  return open === 0 ? null : <Fact to="security" icon={ScrollText}>{t('centre:status', { count: open })}</Fact>
}

function BackupFact() {
  const { t, format } = useText()
  const may = useMay()
  const now = useNow(30_000)
  const loaded = useQueryOf('backup.state', may('backup') ? {} : null)
  if (loaded.state !== 'ready') return null
  const { lastVerifiedAt, nextDueAt, lastProblem } = loaded.value
  if (lastVerifiedAt === null) return <Fact to="backups" tone="warning" icon={TriangleAlert}>{t('shell:status.noBackup')}</Fact>
  const late = lastProblem !== null || (nextDueAt !== null && nextDueAt < now)
  const when = now - lastVerifiedAt < 60_000 ? t('shell:status.backedUpNow') : t('shell:status.backedUp', { when: format.relative(lastVerifiedAt, now) })
  return <Fact to="backups" {...(late ? { tone: 'warning', icon: TriangleAlert } : { icon: Check })}>{when}</Fact>
}

/** Said plainly while there is no sync: what is here is here alone, and in the backups. */
function SyncFact() {
  const { t } = useText()
  return <span className={cx(styles.second)}><Fact to="backups" icon={HardDrive} hint={t('shell:status.hereOnlyDetail')}>{t('shell:status.hereOnly')}</Fact></span>
}

function LockFact() {
  const { t, format } = useText()
  const { locksAt } = useOpenVault()
  const left = locksAt - useNow(1_000)
  return <Fact to="settings" icon={Clock} {...(left < 60_000 ? { tone: 'warning' } : {})}>{t('shell:status.locksIn', { time: format.countdown(left) })}</Fact>
}

function Fact({ to, tone, icon, hint, children }: { readonly to: ScreenName; readonly tone?: 'warning'; readonly icon?: typeof Check; readonly hint?: string; readonly children: ReactNode }) {
  const may = useMay()
  const allowed = screens.some(({ screen, permission }) => screen === to && may(permission))
  const words = <>{icon === undefined ? null : <Icon shape={icon} size={12} />}<span className={cx(styles.words)}>{children}</span></>
  if (!allowed) return <span className={cx(styles.fact)}>{words}</span>
  const button = <AriaButton className={cx(styles.fact, tone === 'warning' && styles.warning)} onPress={() => { openScreen(to) }}>{words}</AriaButton>
  return hint === undefined ? button : <Tooltip text={hint} placement="top">{button}</Tooltip>
}
