import type { Permission } from '../../shared/permissions'
import type { TextKey } from '../i18n/resources'
import type { IconShape } from '../ui/icon'
import type { ScreenName } from './route'

/** Something that can be made from anywhere: by quick add, the palette, and C on its own screen. */
export interface Creator {
  readonly id: string
  readonly icon: IconShape
  readonly label: TextKey
  readonly permission: Permission
  /** C makes this one while that screen is shown. */
  readonly screen: ScreenName
  readonly run: () => void
}

/** Every creator there is. A feature adds its line; without one the quick add button is absent. */
export const creators: readonly Creator[] = []
