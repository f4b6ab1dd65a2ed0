import { basename, dirname } from 'node:path'
import type { ChosenFile } from '../../shared/app/channels'

/** Tokens that are kept. More choices than this in one run push out the oldest, which then must be chosen again. */
const KEPT = 1_000

export interface FileTokens {
  /** A new token that stands for `path`, known to the engine when this resolves. */
  issue(path: string): Promise<ChosenFile>
  /** The path behind a token of ours; null for any other. */
  pathOf(token: string): string | null
  /** Tells a new engine about the tokens given so far. */
  registerAgain(): Promise<void>
}

/**
 * Gives pages a word for a file instead of its path, so that a page can only ever name what a person chose (SECURITY.md E10).
 * `randomHex` gives 32 hexadecimal digits that nobody can guess.
 */
export function createFileTokens(randomHex: () => string, register: (token: string, path: string) => Promise<unknown>): FileTokens {
  const paths = new Map<string, string>()
  return {
    issue: async (path) => {
      const token = `file-${randomHex()}`
      paths.set(token, path)
      const oldest = paths.keys().next()
      if (paths.size > KEPT && oldest.done !== true) paths.delete(oldest.value)
      await register(token, path)
      return { file: token, name: basename(path), folder: dirname(path) }
    },
    pathOf: (token) => paths.get(token) ?? null,
    registerAgain: async () => {
      for (const [token, path] of paths) await register(token, path)
    }
  }
}
