declare const SATCHEL_BUILT_AT: number | null | undefined

/** Date of the source this build was made from, ms; null when it was built from no checkout, or is no build (`electron.vite.config.ts`). */
export function buildDate(): number | null {
  return typeof SATCHEL_BUILT_AT === 'number' ? SATCHEL_BUILT_AT : null
}
