import type { FixPlace } from '../../../shared/centre/finding'
import type { Permission } from '../../../shared/permissions'
import { navigate } from '../../app/navigation'
import { beginnings, type ScreenName } from '../../app/route'

/** Where a finding is mended: a screen, in the settings also a section of it, and who may go there. */
interface Place {
  readonly screen: ScreenName
  readonly section: string | null
  readonly permission: Permission | null
}
const settings = (section: string, permission: Permission | null = null): Place => ({ screen: 'settings', section, permission })

/** THE table from places to screens. `check` is done where it stands. */
const places: Readonly<Record<Exclude<FixPlace, 'check'>, Place>> = {
  'log': { screen: 'log', section: null, permission: 'see-audit' },
  'alerts': { screen: 'alerts', section: null, permission: 'see-audit' },
  'backups': { screen: 'backups', section: null, permission: 'backup' },
  'recovery': settings('recovery'),
  'people': { screen: 'users', section: null, permission: 'users' },
  'roles': { screen: 'users', section: null, permission: 'users' },
  'second-factor': settings('two-step'),
  'passphrase': settings('passphrase'),
  'keychain': settings('keychain'),
  'vault-settings': settings('vault', 'settings'),
  'findings': settings('findings'),
  'about': settings('about'),
}

/** The right that the way to a place needs; null: everybody. */
export function permissionOf(fix: FixPlace): Permission | null {
  return fix === 'check' ? null : places[fix].permission
}

/** Goes where a finding is mended, in the settings to the section itself. */
export function goTo(fix: Exclude<FixPlace, 'check'>): void {
  const { screen, section } = places[fix]
  navigate(beginnings[screen])
  if (section !== null) focusSection(section, MOST_FRAMES)
}

const MOST_FRAMES = 60

/** The section is drawn a moment after the screen: its heading takes the focus as soon as it is there. */
function focusSection(section: string, framesLeft: number): void {
  requestAnimationFrame(() => {
    const heading = document.getElementById(`settings-${section}`)
    if (heading === null) {
      if (framesLeft > 0) focusSection(section, framesLeft - 1)
      return
    }
    heading.tabIndex = -1
    heading.scrollIntoView({ block: 'start' })
    heading.focus()
  })
}
