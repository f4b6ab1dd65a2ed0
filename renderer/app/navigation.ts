import { create } from 'zustand'
import { beginnings, type Route, type ScreenName } from './route'

/** Steps kept to go back through. */
const MOST_STEPS = 100

interface NavigationState {
  readonly past: readonly Route[]
  readonly now: Route
  readonly future: readonly Route[]
  /** Where each screen was last, so that its name leads back to that. */
  readonly last: Partial<Record<ScreenName, Route>>
}

const start: NavigationState = { past: [], now: beginnings.people, future: [], last: {} }

/** Where the person is. Screen state: it is forgotten on locking. */
export const useNavigation = create<NavigationState>()(() => start)

/** Goes somewhere; going where one is does nothing. */
export function navigate(route: Route): void {
  useNavigation.setState((state) => {
    if (isSame(state.now, route)) return state
    return { past: [...state.past, state.now].slice(-MOST_STEPS), now: route, future: [], last: { ...state.last, [route.screen]: route } }
  })
}

/** Changes the place without a step to go back to, as when the arrows move through a list with the detail beside it. */
export function replaceRoute(route: Route): void {
  useNavigation.setState((state) => ({ now: route, last: { ...state.last, [route.screen]: route } }))
}

/** Opens a screen where it was left; from within it, where it begins. */
export function openScreen(screen: ScreenName): void {
  const { now, last } = useNavigation.getState()
  navigate(now.screen === screen ? beginnings[screen] : (last[screen] ?? beginnings[screen]))
}

export function goBack(): void {
  useNavigation.setState((state) => {
    const to = state.past.at(-1)
    if (to === undefined) return state
    return { past: state.past.slice(0, -1), now: to, future: [state.now, ...state.future], last: { ...state.last, [to.screen]: to } }
  })
}

export function goForward(): void {
  useNavigation.setState((state) => {
    const [to, ...future] = state.future
    if (to === undefined) return state
    return { past: [...state.past, state.now], now: to, future, last: { ...state.last, [to.screen]: to } }
  })
}

/** Forgets every place: the vault is locked. */
export function forgetNavigation(): void {
  useNavigation.setState(start, true)
}

/** The route, for a screen that knows which one it is. Null while another screen is shown. */
export function useRoute<S extends ScreenName>(screen: S): Extract<Route, { screen: S }> | null {
  return useNavigation((state) => (isOf(state.now, screen) ? state.now : null))
}

function isOf<S extends ScreenName>(route: Route, screen: S): route is Extract<Route, { screen: S }> {
  return route.screen === screen
}

function isSame(one: Route, other: Route): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
