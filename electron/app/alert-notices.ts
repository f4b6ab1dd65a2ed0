import type { EngineEvent } from '../engine/messages'
import type { Notice } from './backup-notices'
import type { Words } from './words'

export interface AlertNoticesParts {
  readonly words: () => Pick<Words, 'alertRaised' | 'alertRaisedDetail'>
  readonly show: (notice: Notice) => void
  /** A number at the app's icon, where the system has one; 0: none. */
  readonly setBadge: (count: number) => void
}

/**
 * Tells the person outside the window that an alert was raised which should not wait, and how many are open. The engine speaks of alerts only to those who may
 * see them; what stands here may be read by whoever is near, so it names no vault, no person and no customer. A locked vault shows no number.
 */
export function createAlertNotices({ words, show, setBadge }: AlertNoticesParts): { hear(event: EngineEvent): void } {
  return {
    hear: (event) => {
      if (event.name === 'vault.changed' && event.data.state !== 'unlocked') setBadge(0)
      if (event.name !== 'alerts.changed') return
      const { open, raised } = event.data
      setBadge(open.info + open.warning + open.critical)
      if (raised === 'warning' || raised === 'critical') show({ title: words().alertRaised, body: words().alertRaisedDetail })
    }
  }
}
