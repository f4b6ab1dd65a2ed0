/** What a `satchel:` link may ask for: to open a screen, and nothing else. It never acts, searches or fills anything in (SECURITY.md E23). */
export type DeepLink =
  | { readonly screen: 'people' | 'companies' | 'security' | 'alerts' | 'backups' | 'settings'; readonly id: null }
  | { readonly screen: 'contact' | 'company'; readonly id: string }
