/** Joins class names, leaving out what is absent. The one way classes are put together, since a CSS module's names may be undefined to the compiler. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ')
}
