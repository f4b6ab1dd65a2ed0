export const ROOMS: Readonly<Record<string, readonly string[]>>
export const DOORS: Readonly<Record<string, readonly string[]>>
export const ONLY_PACKAGES: Readonly<Record<string, readonly string[]>>
export const WITHOUT_NODE: readonly string[]
export const OUTSIDE: readonly string[]
