import { screens as real, type Screen } from '../../../renderer/app/screens'
import { DemoScreen } from './demo-screen'

/** The product's screens, with the gallery's list in place of the people. */
export const screens: readonly Screen[] = real.map((screen) => (screen.screen === 'people' ? { ...screen, component: DemoScreen } : screen))
