import { fileToken } from '../../shared/ipc/fields'

/** Paths behind the tokens that callers hold. Only main and the command line register; a page cannot (SECURITY.md E10). */
export interface FileTokens {
  register(token: string, path: string): void
  /** The path, or undefined when nobody registered the token. */
  pathOf(token: string): string | undefined
  /** Every token found anywhere in an input, with its path: what a job thread is given. */
  within(input: unknown): Record<string, string>
}

export function createFileTokens(): FileTokens {
  const paths = new Map<string, string>()
  const collect = (value: unknown, found: Record<string, string>): void => {
    if (typeof value === 'string') {
      const path = paths.get(value)
      if (path !== undefined) found[value] = path
    } else if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) if (key === 'file' || key === 'to' || key === 'from' || key === 'into') collect(part, found)
  }
  return {
    register: (token, path) => {
      paths.set(fileToken.parse(token), path)
    },
    pathOf: (token) => paths.get(token),
    within: (input) => {
      const found: Record<string, string> = {}
      collect(input, found)
      return found
    },
  }
}
