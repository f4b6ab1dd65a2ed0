import type { DeepLink } from '../../shared/app/deep-link'
import type { ObjectType } from '../../shared/list'
import type { PolicyName } from '../../shared/policies/policies'
import type { CourseName } from '../../shared/training/courses'

/** The parts of the screen of users; `id` is what is shown of it. */
export type UsersTab = 'users' | 'roles' | 'teams' | 'sessions'

/** Every place there is. A union, so that a route without what it needs does not compile. */
export type Route =
  /** A list; `id` is the record shown beside it, or on the full page when `full`. */
  | { readonly screen: 'people'; readonly id: string | null; readonly full: boolean }
  | { readonly screen: 'companies'; readonly id: string | null; readonly full: boolean }
  | { readonly screen: 'import' }
  /** `seqs`: only these entries, the evidence of an alert; null: the whole log. */
  | { readonly screen: 'log'; readonly seqs: readonly number[] | null }
  | { readonly screen: 'alerts' }
  /** The page itself, or one policy or course of it. */
  | { readonly screen: 'security'; readonly page: 'overview' | PolicyName | CourseName }
  | { readonly screen: 'backups' }
  | { readonly screen: 'bin'; readonly object: ObjectType }
  | { readonly screen: 'users'; readonly tab: UsersTab; readonly id: string | null }
  | { readonly screen: 'settings' }

export type ScreenName = Route['screen']

/** Where a screen begins when opened by its name. */
export const beginnings: { readonly [S in ScreenName]: Extract<Route, { screen: S }> } = {
  people: { screen: 'people', id: null, full: false },
  companies: { screen: 'companies', id: null, full: false },
  import: { screen: 'import' },
  log: { screen: 'log', seqs: null },
  alerts: { screen: 'alerts' },
  security: { screen: 'security', page: 'overview' },
  backups: { screen: 'backups' },
  bin: { screen: 'bin', object: 'contact' },
  users: { screen: 'users', tab: 'users', id: null },
  settings: { screen: 'settings' },
}

/** The route that shows one record: beside its list, or on a page of its own. */
export function routeToRecord(object: ObjectType, id: string, full: boolean): Route {
  return { screen: object === 'contact' ? 'people' : 'companies', id, full }
}

/** Where a `satchel:` link leads. */
export function routeOfLink(link: DeepLink): Route {
  switch (link.screen) {
    case 'contact':
    case 'company':
      return routeToRecord(link.screen, link.id, true)
    default:
      return beginnings[link.screen]
  }
}
