import type { UserState } from '../../../shared/users/channels'
import type { Tone } from '../../ui/badge'

/** How a state looks in its badge. */
export const stateTone: Readonly<Record<UserState, Tone>> = { active: 'neutral', invited: 'info', unfinished: 'warning', disabled: 'neutral', removed: 'neutral' }
