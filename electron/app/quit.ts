import type { App } from 'electron'

export interface QuitParts {
  readonly app: Pick<App, 'on' | 'exit'>
  /** Whether the app may end now: asks when something is still running. */
  readonly mayQuit: () => Promise<boolean>
  /** Locks, lets go of the vault, saves what is to be remembered. */
  readonly letGo: () => Promise<void>
}

/** Ends the app only after the vault is locked and let go (SECURITY.md L1). A second wish to quit while that runs changes nothing. */
export function lockBeforeQuit({ app, mayQuit, letGo }: QuitParts): void {
  let state: 'running' | 'asking' | 'leaving' = 'running'
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (state !== 'running') return
    state = 'asking'
    void leave()
  })
  const leave = async (): Promise<void> => {
    if (!(await mayQuit())) {
      state = 'running'
      return
    }
    state = 'leaving'
    try {
      await letGo()
    } finally {
      app.exit(0)
    }
  }
}
