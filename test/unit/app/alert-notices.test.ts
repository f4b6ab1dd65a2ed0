import { describe, expect, it } from 'vitest'
import { createAlertNotices } from '../../../electron/app/alert-notices'
import { wordsIn, type Language } from '../../../electron/app/words'
import type { EngineEvent } from '../../../electron/engine/messages'
import type { Events } from '../../../shared/ipc/events'

function notices(language: Language = 'en') {
  const shown: string[] = []
  const badges: number[] = []
  const { hear } = createAlertNotices({ words: () => wordsIn(language), show: ({ title, body }) => shown.push(`${title} ${body}`), setBadge: (count) => badges.push(count) })
  const raised = (severity: Events['alerts.changed']['raised']): EngineEvent => ({ type: 'event', name: 'alerts.changed', data: { open: { info: 1, warning: 2, critical: 0 }, raised: severity } })
  return { shown, badges, hear, raised }
}

describe('createAlertNotices', () => {
  it('says that something needs attention when it should not wait, and nothing about whom or what', () => {
    const { shown, hear, raised } = notices()
    for (const severity of [null, 'info', 'warning', 'critical'] as const) hear(raised(severity))
    expect(shown).toEqual(Array.from({ length: 2 }, () => 'Satchel: something needs your attention Open Satchel to see what was noticed and what to do.'))
    const german = notices('de')
    german.hear(raised('critical'))
    expect(german.shown).toEqual(['Satchel: Etwas braucht Ihre Aufmerksamkeit Öffnen Sie Satchel, um zu sehen, was aufgefallen ist und was zu tun ist.'])
  })

  it('keeps the number of open ones at the icon, and takes it away at lock', () => {
    const { badges, hear, raised } = notices()
    hear(raised(null))
    hear({ type: 'event', name: 'vault.changed', data: { state: 'none', recent: [] } })
    expect(badges).toEqual([3, 0])
  })
})
