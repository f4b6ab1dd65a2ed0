import type { Clipboard } from 'electron'

/** How long a copied key or recovery code stays; KeePassXC gives passwords ten seconds, but a code must be pasted into a form first. */
const SECRET_STAYS_MS = 30_000

export interface OwnClipboard {
  /** `isSecret`: it opens something although its shape does not tell, as a passphrase does. */
  copy(text: string, isSecret?: boolean): Promise<void>
  /** Takes back what we put there, if it is still there. Called at lock and at quit (SECURITY.md L5). */
  takeBack(): Promise<void>
}

/** Writes to the clipboard and remembers that it did: a secret goes by itself after 30 s, everything else of ours at the next lock. */
export function createOwnClipboard(clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>, after: (ms: number, run: () => void) => () => void): OwnClipboard {
  let ours: string | null = null
  let stopTimer = (): void => undefined
  const takeBack = async (): Promise<void> => {
    stopTimer()
    const wanted = ours
    ours = null
    // Somebody may have copied something else since: that is theirs.
    if (wanted !== null && (await clipboard.readText()) === wanted) clipboard.clear()
  }
  return {
    copy: async (text, isSecret = false) => {
      stopTimer()
      stopTimer = (): void => undefined
      ours = text
      if (isSecret || opensSomething(text)) stopTimer = after(SECRET_STAYS_MS, () => void takeBack())
      await clipboard.writeText(text)
    },
    takeBack
  }
}

/** Whether a text has the shape of a raw key (64 hex digits) or of a recovery code (32 or more signs of Crockford's alphabet). */
export function opensSomething(text: string): boolean {
  const signs = text.replaceAll(/[\s-]/g, '')
  return /^(x')?[0-9a-f]{64}'?$/i.test(signs) || (/^[0-9A-HJKMNP-TV-Z]{28,60}$/i.test(signs) && /[0-9]/.test(signs))
}
